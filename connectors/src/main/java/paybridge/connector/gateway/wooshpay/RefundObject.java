package paybridge.connector.gateway.wooshpay;

import java.util.Optional;
import paybridge.connector.Fact;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.PaymentRef;
import paybridge.connector.RefundRef;
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

  /// A refund in an answer of the gateway's own, and its word.
  record Answered(Fact.Refund fact, String word) {}

  /// What an answer says of a refund of ours; empty when it is about another one, or cannot be read.
  /// A word that is not known is pending here (section 9): the id is the only thread to the refund,
  /// and it must be kept.
  static Optional<Answered> about(
      Item object, CurrencyTable currencies, PaymentRef payment, RefundRef refund) {
    var id = object.text("id");
    var payer = object.text("payment_intent");
    var ours = object.child("metadata").text("refund_ref");
    var amount = Intent.money(object, "amount", currencies);
    if (id.isEmpty()
        || refund.gatewayId().filter(known -> !id.get().equals(known)).isPresent()
        || (payer.isPresent()
            && payment.gatewayReference().isPresent()
            && !payer.equals(payment.gatewayReference()))
        || ours.filter(reference -> !reference.equals(refund.reference())).isPresent()
        || !amount.equals(Optional.of(refund.amount()))) {
      return Optional.empty();
    }
    var status = object.text("status").orElse("");
    return Optional.of(
        new Answered(
            new Fact.Refund(
                id,
                Optional.of(refund.reference()),
                refund.amount(),
                state(status).orElse(RefundState.PENDING)),
            status.isEmpty() ? "(blank)" : Intent.shown(status)));
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
