package paybridge.checkout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paybridge.asking.AskGateway;
import paybridge.connector.Answer;
import paybridge.connector.CapturesMoney;
import paybridge.connector.ChargesStoredMethods;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.Money;
import paybridge.connector.MoneyMove;
import paybridge.connector.RefundsMoney;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.VoidsAuthorizations;
import paybridge.connector.Wire;
import paybridge.db.Database;
import paybridge.db.OperationRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.payment.AskingPlan;
import paybridge.shop.Directory;
import paybridge.shop.GatewayAccount;
import paybridge.shop.GatewayCalls;
import paybridge.truth.Entries;
import paybridge.truth.Hearing;
import paybridge.truth.Standings;
import paybridge.vault.Vault;
import paybridge.work.Bell;
import paybridge.work.Overheard;
import paybridge.work.Places;
import paybridge.work.Step;

/// Sends operations that move money, each at most once: the right to send is one update that only
/// one caller can make. Whoever finds an operation that may have been sent never sends it; he asks.
public final class SendOperation implements Step {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final GatewayCalls gateways;
  private final Entries entries;
  private final Hearing hearing;
  private final Vault vault;
  private final Places places;
  private final Bell bell;

  public SendOperation(
      Database database,
      Directory directory,
      InstantSource clock,
      GatewayCalls gateways,
      Entries entries,
      Hearing hearing,
      Vault vault,
      Places places,
      Bell bell) {
    this.places = places;
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.gateways = gateways;
    this.entries = entries;
    this.hearing = hearing;
    this.vault = vault;
    this.bell = bell;
  }

  @Override
  public String name() {
    return "operations";
  }

  @Override
  public List<Runnable> claim(int most) {
    long now = clock.millis();
    return places.fillEach(
        database.read(t -> t.operations().accountsDue(now)),
        most,
        (account, free) -> claim(account, now, free));
  }

  private List<Runnable> claim(String account, long now, int most) {
    return database
        .write(t -> t.operations().claimDue(account, now, now + PATIENCE.toMillis(), most))
        .stream()
        .map(op -> (Runnable) () -> goOn(op))
        .toList();
  }

  private void goOn(OperationRow op) {
    if (op.state().equals("intended") && clock.millis() < op.deadline()) {
      send(op.id());
      return;
    }
    database.write(
        t -> {
          if (op.state().equals("intended")) {
            never(t, op);
          } else {
            long now = clock.millis();
            t.payments().askBy(op.paymentId(), now);
            t.operations()
                .lookAgain(
                    op.id(), AskingPlan.whileOpen(op.createdAt(), now).toEpochMilli());
          }
          return op;
        });
    bell.ring("questions");
    bell.ring("order updates");
  }

  private void never(Tables t, OperationRow op) {
    t.operations()
        .became(
            op.id(), "failed", "It could not be sent before its deadline.", null, null,
            clock.millis());
    if (op.kind().equals("charge")) {
      ended(t, op, new Fact.Cancelled(), "never sent");
    }
    hearing.tell(t, t.orders().lock(op.orderId()));
  }

  /// The attempt of a charge ends with it: nobody can pay on.
  private void ended(Tables t, OperationRow op, Fact fact, String word) {
    var payment = t.payments().find(op.paymentId()).orElseThrow();
    var report = Report.ours(payment.reference(), fact, word);
    var _ =
        hearing.hear(
            t, payment.id(), List.of(report), directory.account(t, op.accountId()).gateway().title());
  }

  /// Sends an operation if nobody has, and takes in what came of it.
  void send(String operationId) {
    long now = clock.millis();
    boolean mine =
        database.write(
            t -> t.operations().send(operationId, now, now + PATIENCE.toMillis()) == 1);
    if (!mine) {
      return;
    }
    var op = database.read(t -> t.operations().find(operationId)).orElseThrow();
    var payment = database.read(t -> t.payments().find(op.paymentId())).orElseThrow();
    var account = directory.account(op.accountId());
    var overheard = new Overheard(gateways.wire(account));
    var answer = call(op, payment, account, overheard);
    long millis = clock.millis() - now;
    database.write(
        t -> {
          settle(t, op, payment, account, answer, millis, overheard.said());
          return op;
        });
    bell.ring("order updates");
  }

  private Answer<Report> call(
      OperationRow op, PaymentRow payment, GatewayAccount account, Wire overheard) {
    var call = gateways.call(account, overheard);
    var move =
        new MoneyMove(
            AskGateway.reference(payment, List.of()),
            op.reference(),
            Money.of(op.amount(), payment.currency()),
            op.amount() == all(op, payment),
            op.reason(),
            Instant.ofEpochMilli(op.deadline()));
    return switch (op.kind()) {
      case "charge" ->
          token(op)
              .map(token -> ((ChargesStoredMethods) account.gateway()).charge(call, move, token))
              .orElseGet(
                  () ->
                      new Answer.Refused<>(
                          DeclineReason.OTHER, "The customer has taken the stored method back."));
      case "refund" -> ((RefundsMoney) account.gateway()).refund(call, move);
      case "capture" -> ((CapturesMoney) account.gateway()).capture(call, move);
      default -> ((VoidsAuthorizations) account.gateway()).voidAuthorization(call, move);
    };
  }

  /// All that such an operation could move.
  private static long all(OperationRow op, PaymentRow payment) {
    return switch (op.kind()) {
      case "charge" -> payment.asked();
      case "refund" -> payment.captured();
      default -> payment.authorized();
    };
  }

  /// Empty when the method was forgotten since the charge was asked.
  private Optional<Secret> token(OperationRow op) {
    var id = Objects.requireNonNull(op.storedMethodId(), "a charge names its stored method");
    return database
        .read(t -> t.storedMethods().find(id))
        .map(row -> vault.unseal(row.token(), "stored method " + id))
        .map(bytes -> new Secret(new String(bytes, StandardCharsets.UTF_8)));
  }

  private void settle(
      Tables t,
      OperationRow op,
      PaymentRow payment,
      GatewayAccount account,
      Answer<Report> answer,
      long millis,
      String said) {
    var order = t.orders().lock(op.orderId());
    long now = clock.millis();
    switch (answer) {
      case Answer.Done<Report>(var report) -> {
        var own = named(report, op);
        hearing.hear(t, payment.id(), List.of(own), account.gateway().title());
        if (!(own.fact() instanceof Fact.Refund)) {
          t.operations().became(op.id(), "done", own.gatewayWord(), null, null, now);
        }
        line(t, op, account, "ok", own.gatewayWord(), millis, null, said);
      }
      case Answer.Refused<Report>(var reason, var why) -> {
        t.operations().became(op.id(), "refused", why, null, null, now);
        if (op.kind().equals("charge")) {
          ended(t, op, new Fact.Declined(reason), why);
        }
        hearing.tell(t, order);
        line(t, op, account, "refused", why, millis, null, said);
      }
      case Answer.NotSent<Report>(var why, var earliest) -> {
        long next = earliest.map(Instant::toEpochMilli).orElse(now + AGAIN.toMillis());
        t.operations().became(op.id(), "intended", why, null, next, now);
        line(t, op, account, "retry", why, millis, next, said);
      }
      case Answer.Unknown<Report>(var why) -> {
        t.operations().became(op.id(), "unknown", why, null, now + PATIENCE.toMillis(), now);
        hearing.unknown(t, payment, true);
        t.payments().askBy(payment.id(), now + 2_000);
        line(t, op, account, "unknown", why, millis, now + 2_000, said);
      }
    }
  }

  /// The report of a refund names our reference, so that it meets its row.
  private static Report named(Report report, OperationRow op) {
    return report.fact() instanceof Fact.Refund(var id, var ours, var amount, var state)
            && ours.isEmpty()
        ? new Report(
            report.merchantReference(),
            report.gatewayReference(),
            report.furtherIds(),
            report.said(),
            new Fact.Refund(id, Optional.of(op.reference()), amount, state),
            report.gatewayWord())
        : report;
  }

  private void line(
      Tables t,
      OperationRow op,
      GatewayAccount account,
      String result,
      String detail,
      long millis,
      @Nullable Long next,
      String said) {
    var order = t.orders().find(op.orderId()).orElseThrow();
    var payment = t.payments().find(op.paymentId()).orElseThrow();
    entries.write(
        t,
        order,
        payment,
        new Entries.Line(
            "bridge→gateway",
            op.kind()
                + " "
                + new Money(op.amount(), Standings.asked(payment).currency())
                + " at "
                + account.gateway().title(),
            result,
            detail,
            null,
            null,
            millis,
            next,
            said));
  }
}
