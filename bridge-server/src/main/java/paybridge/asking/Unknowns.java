package paybridge.asking;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import paybridge.connector.AnswersStatus.Move;
import paybridge.connector.Fact;
import paybridge.connector.Report;
import paybridge.connector.Word;
import paybridge.db.OperationRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
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
  ///
  /// @param payment as it is now, with its operations
  /// @param known the gateway knows of the payment
  /// @param shows whether an answer of this gateway shows a move of this kind
  /// @return false when nothing was changed
  boolean resolve(
      Tables t,
      OrderRow order,
      PaymentRow payment,
      List<OperationRow> operations,
      boolean known,
      Predicate<Move> shows) {
    if (operations.isEmpty() && !payment.unknown()) {
      // What the answer changed has been told by whoever heard it; an order that only waits is not
      // worth a message to its shop after every question.
      return false;
    }
    if (operations.stream().noneMatch(op -> OPEN.contains(op.state()))) {
      clear(t, payment.id());
      return true;
    }
    var standing = Standings.of(payment, operations);
    for (var op : operations) {
      if (!OPEN.contains(op.state())) {
        continue;
      }
      boolean happened =
          switch (op.kind()) {
            // Sent is enough: what the gateway says of the payment itself was heard already.
            case "charge" -> known || standing.captured() > 0 || standing.authorized() > 0;
            case "capture" -> standing.captured() >= op.amount();
            case "void" -> standing.voided() && standing.word() == Word.CANCELLED;
            default -> false;
          };
      if (happened) {
        t.operations().became(op.id(), "done", "the gateway says so", null, null, clock.millis());
      } else if (clock.millis() > op.deadline()) {
        if (op.kind().equals("charge")) {
          neverCharged(t, order, op);
        } else if (shows.test(Move.valueOf(op.kind().toUpperCase(Locale.ROOT)))) {
          giveUp(t, order, op);
        } else {
          cannotBeAsked(t, order, op);
        }
      }
    }
    clear(t, payment.id());
    return true;
  }

  /// It stays unknown, and counted, until a message tells or a person has looked. Said once: a case
  /// that a person has closed is not opened again by the next question.
  private void cannotBeAsked(Tables t, OrderRow order, OperationRow op) {
    var why =
        "A "
            + op.kind()
            + " was sent and no answer came, and this gateway cannot be asked whether it happened."
            + " Look for it in the gateway's own pages before anything is done again.";
    if (!op.said().equals(why)) {
      t.operations().became(op.id(), "unknown", why, null, null, clock.millis());
      cases.open(t, order, op.kind() + "-not-known", why);
    }
  }

  /// The gateway does not know the reference although nothing can be sent any more.
  private void neverCharged(Tables t, OrderRow order, OperationRow op) {
    var payment = t.payments().find(op.paymentId()).orElseThrow();
    var report =
        Report.ours(payment.reference(), new Fact.Expired(), "unknown after the deadline");
    var gateway = t.accounts().find(op.accountId()).orElseThrow().gateway();
    giveUp(t, order, op);
    var _ = hearing.hear(t, payment.id(), List.of(report), gateway);
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
