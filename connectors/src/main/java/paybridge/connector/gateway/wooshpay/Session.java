package paybridge.connector.gateway.wooshpay;

import java.util.Optional;
import paybridge.connector.Fact;
import paybridge.connector.gateway.wooshpay.Events.Meaning;

/// Checkout sessions and setup intents (contract section 10). A session never says *paid* here: its
/// events are not documented, and the payment intent has the last word.
final class Session {
  private Session() {}

  static Meaning session(Item object) {
    var status = object.text("status").orElse("");
    var paid = object.text("payment_status").orElse("");
    var word = (status + " " + paid).strip();
    if (!paid.isEmpty() && !paid.equals("unpaid")) {
      return new Meaning.NotClear("only the payment intent can say that the session was paid");
    }
    return switch (status) {
      case "open", "complete" -> new Meaning.Says(new Fact.Waiting(Optional.empty()), word);
      case "expired" -> new Meaning.Says(new Fact.Expired(), word);
      case "canceled", "cancelled" -> new Meaning.Says(new Fact.Cancelled(), word);
      default ->
          new Meaning.NotClear("the session's status '" + Intent.shown(status) + "' is not known");
    };
  }

  static Meaning setupIntent(Item object) {
    var status = object.text("status").orElse("");
    return switch (status) {
      case "requires_payment_method", "requires_confirmation", "requires_action", "processing" ->
          new Meaning.Says(new Fact.Waiting(Optional.empty()), status);
      case "canceled", "cancelled" -> new Meaning.Says(new Fact.Cancelled(), status);
      case "succeeded" ->
          Intent.stored(object)
              .<Meaning>map(method -> new Meaning.Says(method, status))
              .orElseGet(
                  () -> new Meaning.NotClear("it names no customer and method to charge again"));
      default -> new Meaning.NotClear("the status '" + Intent.shown(status) + "' is not known");
    };
  }
}
