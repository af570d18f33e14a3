package paybridge.connector.gateway.wooshpay;

import java.util.Optional;
import paybridge.connector.Fact;
import paybridge.connector.gateway.wooshpay.Events.Meaning;
import paybridge.connector.kit.CurrencyTable;

/// A dispute (contract sections 5.10, 10 and 17). `due_by` counts seconds in one sample and
/// milliseconds in another; the words beyond `warning_needs_response` and `lost` are inferred.
record DisputeObject(Item object, CurrencyTable currencies) {
  Meaning meaning() {
    var status = object.text("status").orElse("");
    var amount = Intent.money(object, "amount", currencies);
    if (amount.isEmpty()) {
      return Intent.noAmount();
    }
    var open = open(status);
    if (open.isEmpty()) {
      return new Meaning.NotClear(
          "the dispute's status '" + Intent.shown(status) + "' is not known");
    }
    var answerBy =
        object
            .child("evidence_details")
            .time("due_by")
            .or(() -> object.child("metadata").time("work_by_date"));
    return new Meaning.Says(new Fact.Disputed(amount.get(), open.get(), answerBy), status);
  }

  private static Optional<Boolean> open(String status) {
    return switch (status) {
      case "warning_needs_response", "needs_response", "warning_under_review", "under_review" ->
          Optional.of(true);
      case "lost", "won", "warning_closed" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
