package paybridge.connector.gateway.wooshpay;

import java.util.Optional;
import paybridge.connector.Fact;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.gateway.wooshpay.Events.Meaning;
import paybridge.connector.kit.CurrencyTable;

/// A refund (contract sections 5.4 and 9). It is over only at `succeeded`. The full list of words
/// is not published: blank and the usual words of waiting are pending, any other is not guessed.
record RefundObject(Item object, CurrencyTable currencies) {
  Meaning meaning() {
    var id = object.text("id");
    var status = object.text("status").orElse("");
    var amount = Intent.money(object, "amount", currencies);
    var state = state(status);
    if (id.isEmpty()) {
      return new Meaning.NotClear("the refund has no id");
    }
    if (amount.isEmpty()) {
      return Intent.noAmount();
    }
    return state
        .<Meaning>map(known ->
            new Meaning.Says(
                new Fact.Refund(
                    id, object.child("metadata").text("refund_ref"), amount.get(), known),
                status.isEmpty() ? "(blank)" : status))
        .orElseGet(() ->
            new Meaning.NotClear(
                "the refund's status '" + Intent.shown(status) + "' is not known"));
  }

  private static Optional<RefundState> state(String status) {
    return switch (status) {
      case "succeeded" -> Optional.of(RefundState.DONE);
      case "failed", "canceled", "cancelled" -> Optional.of(RefundState.FAILED);
      case "", "pending", "processing", "requires_action" -> Optional.of(RefundState.PENDING);
      default -> Optional.empty();
    };
  }
}
