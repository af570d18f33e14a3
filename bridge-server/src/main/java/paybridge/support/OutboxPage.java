package paybridge.support;

import java.util.List;
import paybridge.support.SupportPages.Choice;
import paybridge.support.SupportPages.Frame;

/// The outbox: what shops must still hear, what nobody tells them any more, and the replays.
///
/// @param tab `way`, `parked` or `replays`
/// @param older the address of the next page, or empty
/// @param first whether the page begins with the newest
/// @param since what stands in the field of a new replay
/// @param once makes a repeated form harmless
/// @param said what came of the last button, or empty
/// @param problem why the last form was refused, or empty
record OutboxPage(
    Frame frame,
    List<Choice> tabs,
    String tab,
    List<Choice> shops,
    String shop,
    String explained,
    List<Row> rows,
    List<Replay> replays,
    String older,
    boolean first,
    String since,
    String once,
    String said,
    String problem) {

  /// A picture that a shop has not taken.
  ///
  /// @param at when it was made
  /// @param picture its number
  /// @param why in one sentence
  /// @param next when it is tried next, or that it is not
  record Row(
      String orderId,
      String number,
      String shop,
      Shown.Badge word,
      Shown.Time at,
      long picture,
      String tries,
      String why,
      String next) {}

  /// A replay in the list.
  record Replay(
      String id, String shop, String what, String askedBy, String at, Shown.Badge state, String progress) {}
}
