package paybridge.support;

import java.util.List;
import paybridge.support.SupportPages.Choice;
import paybridge.support.SupportPages.Frame;

/// The list of orders.
///
/// @param older the address of the next page, or empty
/// @param narrowed a filter is set
/// @param lookedTo up to when orders were looked at; empty when up to the end of the page
record OrdersPage(
    Frame frame,
    List<Choice> shops,
    List<Choice> words,
    String currency,
    String from,
    String to,
    List<Choice> money,
    List<Choice> flags,
    boolean openCase,
    boolean narrowed,
    boolean first,
    List<Row> rows,
    String older,
    String lookedTo,
    Around around) {

  /// An order.
  ///
  /// @param back what was given back, or empty
  /// @param shopSays what the order in the shop said last, or empty
  record Row(
      String id,
      Shown.Time at,
      String number,
      String shop,
      String amount,
      String back,
      Shown.Badge word,
      List<Shown.Badge> marks,
      String shopSays) {}
}
