package paybridge.checkout;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paybridge.asking.AskGateway;
import paybridge.connector.Answer;
import paybridge.connector.TakesTracking;
import paybridge.db.Database;
import paybridge.db.ErrandRow;
import paybridge.payment.RetryPlan;
import paybridge.shop.Directory;
import paybridge.shop.GatewayCalls;
import paybridge.truth.Entries;
import paybridge.work.Chance;
import paybridge.work.Overheard;
import paybridge.work.Places;
import paybridge.work.Step;

/// Tells gateways that goods were shipped, until they have heard it. Moves no money: after a silence
/// it is simply said again.
public final class TellShipments implements Step {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final Chance chance;
  private final GatewayCalls gateways;
  private final Entries entries;
  private final Places places;

  public TellShipments(
      Database database,
      Directory directory,
      InstantSource clock,
      Chance chance,
      GatewayCalls gateways,
      Entries entries,
      Places places) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.chance = chance;
    this.gateways = gateways;
    this.entries = entries;
    this.places = places;
  }

  @Override
  public String name() {
    return "shipments";
  }

  @Override
  public List<Runnable> claim(int most) {
    long now = clock.millis();
    return places.fillEach(
        database.read(t -> t.errands().accountsDue(now)),
        most,
        (account, free) -> claim(account, now, free));
  }

  private List<Runnable> claim(String account, long now, int most) {
    return database
        .write(t -> t.errands().claimDue(account, now, now + LEASE.toMillis(), most))
        .stream()
        .map(errand -> (Runnable) () -> tell(errand))
        .toList();
  }

  private void tell(ErrandRow errand) {
    var account = directory.account(errand.accountId());
    if (!(account.gateway() instanceof TakesTracking takes)) {
      end(errand, "refused", account.gateway().title() + " takes no shipments.", "");
      return;
    }
    var payment = database.read(t -> t.payments().find(errand.paymentId())).orElseThrow();
    var overheard = new Overheard(gateways.wire(account));
    var call = gateways.call(account, overheard);
    var answer =
        takes.shipped(
            call, AskGateway.reference(payment, List.of()), errand.carrier(), errand.tracking());
    switch (answer) {
      case Answer.Done<String>(var said) -> end(errand, "ok", said, overheard.said());
      case Answer.Refused<String>(_, var why) -> end(errand, "refused", why, overheard.said());
      case Answer.NotSent<String>(var why, var earliest) -> later(errand, why, earliest);
      case Answer.Unknown<String>(var why) -> later(errand, why, Optional.empty());
    }
  }

  private void later(ErrandRow errand, String why, Optional<Instant> earliest) {
    var next =
        RetryPlan.next(
            Instant.ofEpochMilli(errand.createdAt()),
            clock.instant(),
            Math.max(1, errand.tries()),
            earliest,
            chance.below(1000));
    write(errand, next.isPresent() ? "retry" : "failed", why, "", next.orElse(null));
  }

  private void end(ErrandRow errand, String result, String detail, String said) {
    write(errand, result, detail, said, null);
  }

  private void write(
      ErrandRow errand,
      String result,
      String detail,
      String said,
      @Nullable Instant next) {
    database.write(
        t -> {
          t.errands().nextAt(errand.id(), next == null ? null : next.toEpochMilli());
          entries.write(
              t,
              t.orders().find(errand.orderId()).orElseThrow(),
              t.payments().find(errand.paymentId()).orElseThrow(),
              new Entries.Line(
                  "bridge→gateway",
                  "shipped, tracking " + errand.tracking(),
                  result,
                  detail,
                  null,
                  null,
                  null,
                  next == null ? null : next.toEpochMilli(),
                  said.isEmpty() ? null : said));
          return errand;
        });
  }
}
