package paybridge.truth;

import java.time.InstantSource;
import java.util.Optional;
import paybridge.connector.Fact;
import paybridge.db.Ids;
import paybridge.db.OperationRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.payment.Standing;

/// Where a refund that a gateway reports stands in the books.
final class RefundRows {
  private final Ids ids;
  private final InstantSource clock;

  RefundRows(Ids ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /// The row of a reported refund: found by our reference, then by the gateway's id; a refund made
  /// at the gateway gets a row of its own. Names that belong to a refund of another payment are not
  /// believed, but the news is taken in.
  OperationRow of(Tables tables, PaymentRow payment, Fact.Refund heard, String word) {
    var rows = tables.operations().ofPayment(payment.id());
    var byReference =
        rows.stream()
            .filter(op -> heard.ourReference().filter(op.reference()::equals).isPresent())
            .findFirst();
    var byId =
        rows.stream()
            .filter(
                op ->
                    op.gatewayId() != null
                        && heard.gatewayId().filter(op.gatewayId()::equals).isPresent())
            .findFirst();
    var found = byReference.or(() -> byId);
    if (found.isEmpty()) {
      return made(tables, payment, heard, word);
    }
    byId.filter(twin -> !twin.id().equals(found.get().id()))
        .ifPresent(twin -> tables.operations().sameAs(twin.id(), clock.millis()));
    hear(tables, payment, found.get(), heard, word);
    return found.get();
  }

  private OperationRow made(Tables tables, PaymentRow payment, Fact.Refund heard, String word) {
    long now = clock.millis();
    var id = ids.next();
    var reference =
        heard.ourReference()
            .filter(name -> tables.operations().findByReference(name).isEmpty())
            .orElseGet(() -> "gateway " + payment.id() + " " + heard.gatewayId().orElse(id));
    var made =
        new OperationRow(
            id, payment.id(), payment.orderId(), payment.shopId(), payment.accountId(), "refund",
            "gateway", reference, null, ownId(tables, payment, heard).orElse(null),
            heard.amount().minor(), "", state(heard.state()), word, now, null, 0, now, now, null);
    tables.operations().insert(made);
    return made;
  }

  /// The gateway's id, unless a refund of another payment has it.
  private static Optional<String> ownId(Tables tables, PaymentRow payment, Fact.Refund heard) {
    return heard.gatewayId()
        .filter(
            id ->
                tables.operations().findByGatewayId(payment.accountId(), id)
                    .filter(other -> !other.paymentId().equals(payment.id()))
                    .isEmpty());
  }

  private void hear(
      Tables tables, PaymentRow payment, OperationRow op, Fact.Refund heard, String word) {
    var known = Standings.state(op);
    if (known.isEmpty() || heard.state().compareTo(known.get()) > 0 || op.state().equals("unknown")
        || op.state().equals("sending") || op.gatewayId() == null) {
      var state =
          known.isPresent() && known.get().compareTo(heard.state()) > 0 ? known.get() : heard.state();
      long now = clock.millis();
      tables
          .operations()
          .became(
              op.id(), state(state), word, ownId(tables, payment, heard).orElse(null),
              state == Fact.RefundState.PENDING ? now + 60_000L : null, now);
    }
  }

  /// The standing without refunds that turned out to be others'.
  static Standing counted(Tables tables, PaymentRow payment, Standing standing) {
    var operations = tables.operations().ofPayment(payment.id());
    return standing.onlyRefunds(
        id ->
            operations.stream()
                .noneMatch(op -> op.id().equals(id) && Standings.state(op).isEmpty()));
  }

  private static String state(Fact.RefundState state) {
    return switch (state) {
      case PENDING -> "pending";
      case DONE -> "done";
      case FAILED -> "failed";
    };
  }
}
