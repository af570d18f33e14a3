package paybridge.checkout;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import paybridge.connector.ShopAnswer;
import paybridge.db.CaseRow;
import paybridge.db.Database;
import paybridge.db.OperationRow;
import paybridge.db.PaymentRow;
import paybridge.shop.Directory;
import paybridge.shop.ShopPolicies;
import paybridge.truth.Entries;
import paybridge.truth.Standings;
import paybridge.work.Bell;
import paybridge.work.Seldom;
import paybridge.work.Step;

/// Gives the second payment of an order back, in shops whose owner switched that on: the one that was
/// heard of first is kept. It is a refund, or a void, like any other; once for an attempt. What the
/// gateway cannot give back stays a case for a person.
public final class SecondPayments implements Step {
  private static final Duration EVERY = Duration.ofSeconds(5);

  /// Older ones are a person's: they were there before the owner switched it on, or could not be moved.
  private static final Duration FRESH = Duration.ofDays(1);

  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final Entries entries;
  private final MoveMoney moveMoney;
  private final Bell bell;
  private final Seldom seldom = new Seldom(EVERY);

  public SecondPayments(
      Database database,
      Directory directory,
      InstantSource clock,
      Entries entries,
      MoveMoney moveMoney,
      Bell bell) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.entries = entries;
    this.moveMoney = moveMoney;
    this.bell = bell;
  }

  @Override
  public String name() {
    return "second payments";
  }

  @Override
  public List<Runnable> claim(int most) {
    long now = clock.millis();
    if (!seldom.due(now)) {
      return List.of();
    }
    return database.read(t -> t.cases().paidTwice(now - FRESH.toMillis())).stream()
        .filter(one -> ShopPolicies.refundsSecondPayment(directory.shop(one.shopId())))
        .limit(most)
        .<Runnable>map(one -> () -> giveBack(one))
        .toList();
  }

  private void giveBack(CaseRow one) {
    var id = Objects.requireNonNull(one.paymentId(), "the second payment");
    var payment = database.read(t -> t.payments().find(id).orElseThrow());
    var answer = moveMoney.move(one.orderId(), wish(payment));
    if (answer instanceof ShopAnswer.Problem problem) {
      database.write(
          t -> {
            var order = t.orders().lock(one.orderId());
            entries.write(
                t, order, payment,
                new Entries.Line("bridge", "second payment", "refused", problem.detail()));
            return t.cases().paidTwice(order.id(), null);
          });
    }
    bell.ring("order updates");
  }

  private MoveMoney.Wish wish(PaymentRow payment) {
    var standing =
        database.read(t -> Standings.of(payment, t.operations().ofPayment(payment.id())));
    return new MoveMoney.Wish(
        standing.captured() > 0 ? "refund" : "void",
        "bridge",
        "bridge",
        Optional.of(OperationRow.CALL + "second payment " + payment.id()),
        Optional.empty(),
        "second payment of this order",
        false,
        Optional.of(payment.id()));
  }
}
