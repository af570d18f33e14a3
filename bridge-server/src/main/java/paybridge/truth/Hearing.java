package paybridge.truth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paybridge.agreement.ComparePlan;
import paybridge.connector.Fact;
import paybridge.connector.OrderPicture;
import paybridge.connector.Report;
import paybridge.connector.Word;
import paybridge.connector.kit.Digests;
import paybridge.db.Ids;
import paybridge.db.OperationRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.StoredMethodRow;
import paybridge.db.Tables;
import paybridge.db.UpdateRow;
import paybridge.payment.AskingPlan;
import paybridge.payment.Lifecycle;
import paybridge.payment.OrderTruth;
import paybridge.payment.Standing;
import paybridge.vault.OrderKey;
import paybridge.vault.Vault;

/// News becomes truth here, and nowhere else: inside one transaction the attempt takes in what was
/// reported, the order's truth is computed anew from all attempts, its counter is raised, and the
/// picture for the shop is written beside it. Whether the news came by message, browser, question
/// or as the answer to a call makes no difference.
public final class Hearing {
  private final Ids ids;
  private final InstantSource clock;
  private final Vault vault;
  private final Entries entries;
  private final Cases cases;
  private final RefundRows refunds;

  public Hearing(Ids ids, InstantSource clock, Vault vault) {
    this.ids = ids;
    this.clock = clock;
    this.vault = vault;
    this.entries = new Entries(ids, clock, vault);
    this.cases = new Cases(ids, clock);
    this.refunds = new RefundRows(ids, clock);
  }

  /// What hearing did.
  ///
  /// @param changed false: old news
  /// @param told true when a new picture for the shop was written
  /// @param payment the attempt as it is now
  public record Heard(
      boolean changed, boolean told, Word before, Word after, PaymentRow payment) {
    /// For the line of the message: `pending → paid`, or that it was old news.
    public String sentence() {
      return changed
          ? before == after
              ? after.spelling() + ", details changed"
              : before.spelling() + " → " + after.spelling()
          : "old news, still " + after.spelling();
    }
  }

  /// Takes in reports about one attempt. Must run inside a write transaction.
  ///
  /// @param gatewayName the gateway's name, for the notes
  public Heard hear(Tables tables, String paymentId, List<Report> reports, String gatewayName) {
    var first = tables.payments().find(paymentId).orElseThrow();
    return hear(tables, tables.orders().lock(first.orderId()), paymentId, reports, gatewayName);
  }

  /// The same for whoever holds the order's lock already and has changed nothing of the order since.
  public Heard hear(
      Tables tables, OrderRow order, String paymentId, List<Report> reports, String gatewayName) {
    var payment = tables.payments().find(paymentId).orElseThrow();
    var before = Standings.of(payment, tables.operations().ofPayment(paymentId));
    var standing = before;
    var reference = Optional.ofNullable(payment.gatewayReference());
    var further = payment.furtherIds();
    for (var report : reports) {
      var refund =
          report.fact() instanceof Fact.Refund heard
              ? refunds.of(tables, payment, heard, report.gatewayWord())
              : null;
      if (report.fact() instanceof Fact.MethodStored stored) {
        keepMethod(tables, order, payment, stored);
      }
      if (refund != null) {
        standing = RefundRows.counted(tables, payment, standing);
      }
      standing = Lifecycle.hear(standing, report.fact(), refund == null ? "" : refund.id());
      reference = reference.or(report::gatewayReference);
      further = FurtherIds.with(further, report.furtherIds());
    }
    boolean late =
        payment.late()
            || ((before.ending().isPresent() || before.voided()) && gained(before, standing));
    boolean changed = !standing.equals(before) || late != payment.late();
    var now = payment;
    if (changed
        || !reference.equals(Optional.ofNullable(payment.gatewayReference()))
        || !further.equals(payment.furtherIds())) {
      now =
          Standings.moved(
              payment,
              standing,
              late,
              nextQuestion(payment, standing),
              standing.over() ? "over" : payment.pageState(),
              clock.millis(),
              reference.orElse(null),
              further);
      tables.payments().standing(now);
    }
    if (!changed) {
      // The gateway's own id of a refund may be news, though no sum has changed.
      boolean refund = reports.stream().anyMatch(report -> report.fact() instanceof Fact.Refund);
      return new Heard(
          false, refund && tell(tables, order), before.word(), standing.word(), now);
    }
    note(tables, order, payment, before, standing, gatewayName);
    boolean told = tell(tables, order);
    // A refund that failed brings no new payment.
    if (before.captured() == 0 && !before.word().holdsMoney() && standing.word().holdsMoney()) {
      tables.cases().paidTwice(order.id(), payment.id());
    }
    return new Heard(true, told, before.word(), standing.word(), now);
  }

  /// Says in the books that something sent for this attempt may have happened, or that this is over.
  public boolean unknown(Tables tables, PaymentRow payment, boolean unknown) {
    var order = tables.orders().lock(payment.orderId());
    tables.payments().unknown(payment.id(), unknown);
    return tell(tables, order);
  }

  /// Computes the order's truth anew and, where it differs from what the shop was told last, writes
  /// the next picture. Must run inside a write transaction that holds the order's lock.
  public boolean tell(Tables tables, OrderRow order) {
    return tell(tables, order, false);
  }

  /// Tells the shop what it was told last once more, under a new number, because it heard that and
  /// its order does not show it. Must run inside a write transaction that holds the order's lock.
  public boolean remind(Tables tables, OrderRow order) {
    return tell(tables, order, true);
  }

  private boolean tell(Tables tables, OrderRow order, boolean anyway) {
    var attempts = tables.payments().ofOrder(order.id());
    var operations = tables.operations().ofOrder(order.id());
    var truth = truth(attempts, operations);
    long sequence = order.sequence() + 1;
    var picture = draw(tables, order, sequence, truth, attempts, operations);
    var last = tables.updates().newest(order.id());
    if (!anyway
        && last.isPresent()
        && Pictures.of(unseal(order, last.get().picture())).equals(resequenced(picture, last.get().sequence()))) {
      return false;
    }
    long now = clock.millis();
    tables
        .orders()
        .truth(order.id(), sequence, truth.word().spelling(), String.join(" ", truth.flags()), now);
    tables
        .updates()
        .insert(
            new UpdateRow(
                ids.next(),
                order.id(),
                order.shopId(),
                sequence,
                seal(vault.orderKey(order.dataKey()), order, picture),
                "due",
                "",
                0,
                now,
                0,
                now,
                null));
    tables.updates().supersede(order.id(), sequence, now);
    tables.comparisons().dueBy(order.id(), order.shopId(), now + ComparePlan.PROOF.toMillis());
    cases.compare(tables, order, truth);
    return true;
  }

  /// The truth about an order now, as its shop is told it: the very picture that has the order's
  /// number, because two pictures with one number would contradict each other.
  public OrderPicture picture(Tables tables, OrderRow order) {
    var last = tables.updates().newest(order.id());
    if (last.isPresent() && last.get().sequence() == order.sequence()) {
      return picture(order, last.get());
    }
    var attempts = tables.payments().ofOrder(order.id());
    var operations = tables.operations().ofOrder(order.id());
    return draw(
        tables, order, order.sequence(), truth(attempts, operations), attempts, operations);
  }

  /// A picture as it was written for delivery.
  public OrderPicture picture(OrderRow order, UpdateRow update) {
    return Pictures.of(unseal(order, update.picture()));
  }

  /// A picture sealed as the order's pictures are kept.
  public byte[] seal(OrderKey key, OrderRow order, OrderPicture picture) {
    return key.seal(Pictures.bytes(picture), about(order));
  }

  /// The truth computed from the rows of an order's attempts and operations.
  public static OrderTruth truth(List<PaymentRow> attempts, List<OperationRow> operations) {
    var known = new ArrayList<OrderTruth.Attempt>(attempts.size());
    for (var row : attempts) {
      known.add(
          new OrderTruth.Attempt(
              row.attempt(), Standings.of(row, operations), row.late(), row.unknown()));
    }
    return OrderTruth.of(known);
  }

  private OrderPicture draw(
      Tables tables,
      OrderRow order,
      long sequence,
      OrderTruth truth,
      List<PaymentRow> attempts,
      List<OperationRow> operations) {
    var accounts =
        attempts.stream().map(row -> tables.accounts().find(row.accountId()).orElseThrow()).toList();
    return Pictures.draw(
        order,
        sequence,
        truth,
        accounts.stream().anyMatch(account -> !account.live()),
        attempts,
        accounts.stream().map(account -> account.gateway()).toList(),
        operations,
        tables.entries().notes(order.id()));
  }

  private static OrderPicture resequenced(OrderPicture p, long sequence) {
    return new OrderPicture(
        p.orderId(), p.number(), sequence, p.word(), p.amounts(), p.flags(), p.attempt(),
        p.attempts(), p.refunds(), p.notes());
  }

  private byte[] unseal(OrderRow order, byte[] sealed) {
    return vault.orderKey(order.dataKey()).unseal(sealed, about(order));
  }

  private static String about(OrderRow order) {
    return "picture of " + order.id();
  }

  private static boolean gained(Standing before, Standing now) {
    return now.captured() > before.captured() || now.authorized() > before.authorized();
  }

  private @Nullable Long nextQuestion(PaymentRow payment, Standing now) {
    if (payment.unknown() || now.refundPending() > 0) {
      return payment.askAt() == null ? clock.millis() + 60_000 : payment.askAt();
    }
    if (now.word() == Word.PAID || now.word() == Word.REFUNDED) {
      return AskingPlan.confirm(clock.instant(), clock.instant())
          .map(Instant::toEpochMilli)
          .orElse(null);
    }
    if (!now.over() && payment.askAt() != null) {
      return payment.askAt();
    }
    return AskingPlan.next(
            Instant.ofEpochMilli(payment.createdAt()),
            clock.instant(),
            payment.asks(),
            Duration.ofMillis(payment.windowMs()),
            now.over(),
            Optional.empty())
        .map(Instant::toEpochMilli)
        .orElse(null);
  }

  private void keepMethod(
      Tables tables, OrderRow order, PaymentRow payment, Fact.MethodStored stored) {
    var details =
        Details.of(vault.orderKey(order.dataKey()).unseal(payment.details(), Details.about(order.id())));
    var id = ids.next();
    tables
        .storedMethods()
        .keep(
            new StoredMethodRow(
                id, order.shopId(), payment.accountId(), details.shopper().customerId(),
                payment.id(), payment.method(), stored.label(),
                vault.seal(stored.token().bytes(), "stored method " + id),
                Digests.hex(Digests.sha256(stored.token().bytes())), clock.millis()));
  }

  private void note(
      Tables tables,
      OrderRow order,
      PaymentRow payment,
      Standing before,
      Standing now,
      String gatewayName) {
    for (var sentence : Notes.of(before, now, gatewayName, payment)) {
      entries.write(
          tables, order, payment, new Entries.Line("bridge", "note", "note", sentence));
    }
  }
}
