package paybridge.truth;

import java.time.InstantSource;
import paybridge.connector.Fact;
import paybridge.db.Ids;
import paybridge.db.OperationRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;

/// Where a refund that a gateway reports stands in the books.
final class RefundRows {
  private final Ids ids;
  private final InstantSource clock;

  RefundRows(Ids ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /// The row of a reported refund: found by our reference, then by the gateway's id; a refund made
  /// at the gateway gets a row of its own.
  OperationRow of(
      Tables tables, PaymentRow payment, Fact.Refund heard, String word) {
    var rows = tables.operations().ofPayment(payment.id());
    var found =
        rows.stream()
            .filter(op -> heard.ourReference().filter(op.reference()::equals).isPresent())
            .findFirst()
            .or(
                () ->
                    rows.stream()
                        .filter(
                            op ->
                                op.gatewayId() != null
                                    && heard.gatewayId().filter(op.gatewayId()::equals).isPresent())
                        .findFirst());
    long now = clock.millis();
    if (found.isEmpty()) {
      var made =
          new OperationRow(
              ids.next(), payment.id(), payment.orderId(), payment.shopId(), payment.accountId(),
              "refund", "gateway",
              heard.ourReference().orElse("gateway " + payment.id() + " " + heard.gatewayId().orElse("")),
              null, heard.gatewayId().orElse(null), heard.amount().minor(), "", state(heard.state()),
              word, now, null, 0, now, now, null);
      tables.operations().insert(made);
      return made;
    }
    var op = found.get();
    var known = Standings.state(op);
    if (known.isEmpty() || heard.state().compareTo(known.get()) > 0 || op.state().equals("unknown")
        || op.state().equals("sending") || op.gatewayId() == null) {
      var state =
          known.isPresent() && known.get().compareTo(heard.state()) > 0 ? known.get() : heard.state();
      tables
          .operations()
          .became(
              op.id(), state(state), word, heard.gatewayId().orElse(null),
              state == Fact.RefundState.PENDING ? now + 60_000L : null, now);
    }
    return op;
  }

  private static String state(Fact.RefundState state) {
    return switch (state) {
      case PENDING -> "pending";
      case DONE -> "done";
      case FAILED -> "failed";
    };
  }
}
