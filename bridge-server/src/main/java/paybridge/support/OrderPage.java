package paybridge.support;

import java.util.List;
import paybridge.agreement.Explanation;
import paybridge.support.SupportPages.Frame;

/// The page of one order.
///
/// @param flags words beside the order's word
/// @param shopPage where the order is edited in the shop, or empty
/// @param texts what can be written to the customer, by language
/// @param said what came of the last button, or empty
/// @param problem why the last button was refused, or empty
/// @param once makes a repeated form harmless
record OrderPage(
    Frame frame,
    String id,
    String number,
    String shop,
    String amount,
    Shown.Badge word,
    List<String> flags,
    String created,
    String shopPage,
    Explanation books,
    Shown.Badge verdict,
    List<Book> threeBooks,
    List<Trouble> cases,
    List<Attempt> attempts,
    List<Move> moves,
    List<Step> timeline,
    Buttons buttons,
    List<Colleague> staff,
    List<CustomerText.Text> texts,
    String once,
    String said,
    String problem) {

  /// What one side says: its word, and lines of name and value.
  ///
  /// @param differs from which book its word differs, for people; empty when it does not
  record Book(String title, String word, String tone, String differs, List<Fact> facts) {}

  /// @param differs from which book it differs, for people; empty when it does not
  record Fact(String name, String value, String differs) {
    Fact(String name, String value) {
      this(name, value, "");
    }
  }

  /// An open case.
  ///
  /// @param evidence what each book says
  /// @param age since when, for people
  /// @param owner whose it is, or empty
  /// @param snoozed until when nobody wants to see it, or empty
  /// @param reopened how often new evidence brought it back
  record Trouble(
      String id,
      String kind,
      String cause,
      String evidence,
      String age,
      String owner,
      boolean mine,
      String snoozed,
      int reopened) {}

  /// @param portal where it is seen in the gateway's portal, or empty
  record Attempt(
      int number,
      String gateway,
      String method,
      String amount,
      Shown.Badge word,
      String notes,
      String reference,
      String gatewayReference,
      String portal,
      String nextQuestion) {}

  record Move(
      String kind, String amount, Shown.Badge state, String origin, String reason, String said, String at) {}

  /// One line of the timeline.
  ///
  /// @param after the time since the first line
  /// @param verdict what was thought of the message's signature, or empty
  /// @param raw what was said, masked, or empty
  /// @param full the page that shows all of what was said, or empty
  /// @param comment the detail is what somebody of the staff wrote
  record Step(
      Shown.Time at,
      boolean newDay,
      String after,
      Shown.Way way,
      String what,
      Shown.Badge result,
      String detail,
      String millis,
      String next,
      String verdict,
      String raw,
      String full,
      boolean comment) {}

  /// Somebody of the staff to whom a case can be given.
  record Colleague(String id, String name) {}

  /// What can be done now.
  ///
  /// @param refundable decimal text of all that can be refunded, empty when nothing
  /// @param held the held amount, empty when nothing is held
  record Buttons(
      boolean again,
      boolean ask,
      String refundable,
      String currency,
      String held,
      List<Will> will) {}

  /// What a button will do, before it is pressed.
  record Will(String button, String effect) {}

  /// The page that asks once more before money moves.
  record Confirm(
      Frame frame,
      String id,
      String number,
      String kind,
      String heading,
      String sentence,
      String amount,
      String reason,
      String once,
      String button) {}
}
