package paybridge.asking;

import java.time.InstantSource;
import java.util.Set;
import paybridge.connector.Word;
import paybridge.db.OperationRow;
import paybridge.db.OrderRow;
import paybridge.db.Tables;
import paybridge.truth.Cases;
import paybridge.truth.Hearing;
import paybridge.truth.Standings;

/// Ends operations of which nobody knew whether they happened, once the gateway was asked. One that
/// the gateway does not show after its deadline did not happen: it is never sent a second time, a
/// person is told.
public final class Unknowns {
  private static final Set<String> OPEN = Set.of("sending", "unknown");
  private final InstantSource clock;
  private final Hearing hearing;
  private final Cases cases;

  public Unknowns(InstantSource clock, Hearing hearing, Cases cases) {
    this.clock = clock;
    this.hearing = hearing;
    this.cases = cases;
  }

  /// Looks at the operations of a payment after the gateway answered about it. Inside a transaction
  /// that holds the order's lock.
  void resolve(Tables t, OrderRow order, String paymentId) {
    var operations = t.operations().ofPayment(paymentId);
    if (operations.isEmpty() && !t.payments().find(paymentId).orElseThrow().unknown()) {
      // What the answer changed has been told by whoever heard it; an order that only waits is not
      // worth a message to its shop after every question.
      return;
    }
    if (operations.stream().noneMatch(op -> OPEN.contains(op.state()))) {
      clear(t, paymentId);
      return;
    }
    var payment = t.payments().find(paymentId).orElseThrow();
    var standing = Standings.of(payment, operations);
    for (var op : operations) {
      if (!OPEN.contains(op.state())) {
        continue;
      }
      boolean happened =
          switch (op.kind()) {
            case "capture" -> standing.captured() >= op.amount();
            case "void" -> standing.voided() && standing.word() == Word.CANCELLED;
            default -> false;
          };
      if (happened) {
        t.operations().became(op.id(), "done", "the gateway says so", null, null, clock.millis());
      } else if (clock.millis() > op.deadline()) {
        giveUp(t, order, op);
      }
    }
    clear(t, paymentId);
  }

  private void giveUp(Tables t, OrderRow order, OperationRow op) {
    t.operations()
        .became(
            op.id(),
            "failed",
            "The gateway was asked after the deadline and shows no such " + op.kind() + ".",
            null,
            null,
            clock.millis());
    cases.open(
        t,
        order,
        op.kind() + "-not-done",
        "A "
            + op.kind()
            + " was sent, no answer came, and the gateway does not show it. It was not sent again.");
  }

  private void clear(Tables t, String paymentId) {
    var payment = t.payments().find(paymentId).orElseThrow();
    boolean open =
        t.operations().ofPayment(paymentId).stream().anyMatch(op -> OPEN.contains(op.state()));
    if (payment.unknown() && !open) {
      hearing.unknown(t, payment, false);
    } else if (!open) {
      hearing.tell(t, t.orders().find(payment.orderId()).orElseThrow());
    }
  }
}
