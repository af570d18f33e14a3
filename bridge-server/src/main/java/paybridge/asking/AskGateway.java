package paybridge.asking;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import paybridge.connector.Answer;
import paybridge.connector.AnswersStatus;
import paybridge.connector.AnswersStatus.Move;
import paybridge.connector.AnswersStatusInBatches;
import paybridge.connector.Capture;
import paybridge.connector.ClosesPages;
import paybridge.connector.Fact;
import paybridge.connector.Money;
import paybridge.connector.PaymentRef;
import paybridge.connector.RefundRef;
import paybridge.connector.Report;
import paybridge.connector.Wire;
import paybridge.db.Database;
import paybridge.db.OperationRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.payment.AskingPlan;
import paybridge.shop.Directory;
import paybridge.shop.GatewayAccount;
import paybridge.shop.GatewayCalls;
import paybridge.truth.Entries;
import paybridge.truth.FurtherIds;
import paybridge.truth.GatewayBook;
import paybridge.truth.Hearing;
import paybridge.truth.Standings;
import paybridge.work.Bell;
import paybridge.work.Overheard;

/// Asks a gateway about one payment and takes the answer in like any other news. The page of a
/// superseded attempt is closed by the way, where the gateway can.
public final class AskGateway {
  private static final Set<String> OPEN = Set.of("pending", "authorized");
  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final GatewayCalls gateways;
  private final Entries entries;
  private final Hearing hearing;
  private final GatewayBook gatewayBook;
  private final Unknowns unknowns;
  private final QueryBudget budget;
  private final Bell bell;

  /// Payments whose last answer was of no use: they are asked about alone, so that one that cannot
  /// be read does not keep the others of its batch from being heard.
  private final Set<String> alone = ConcurrentHashMap.newKeySet();

  public AskGateway(
      Database database,
      Directory directory,
      InstantSource clock,
      GatewayCalls gateways,
      Entries entries,
      Hearing hearing,
      Unknowns unknowns,
      QueryBudget budget,
      Bell bell) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.gateways = gateways;
    this.entries = entries;
    this.hearing = hearing;
    this.gatewayBook = new GatewayBook(clock);
    this.unknowns = unknowns;
    this.budget = budget;
    this.bell = bell;
  }

  /// Asks now, because somebody waits for the answer. True when the gateway answered; false also
  /// when the account has asked so much in this second that it must not ask more.
  public boolean ask(PaymentRow payment) {
    return budget.takeOne(directory.account(payment.accountId())) && ask(database, payment, true);
  }

  /// Asks a question that nobody waits for and that was taken out of the budget already.
  boolean askClaimed(PaymentRow payment) {
    return ask(database.behind(), payment, false);
  }

  /// Asks one question about several payments of one account, taken out of the budget already. Their
  /// gateway answers in batches; what crossed the wire is not kept, because it is about others, too.
  void askTogether(List<PaymentRow> payments) {
    var account = directory.account(payments.getFirst().accountId());
    var call = gateways.call(account, gateways.wire(account));
    var asked = payments.stream().map(payment -> reference(payment, List.of())).toList();
    long began = clock.millis();
    var answer = ((AnswersStatusInBatches) account.gateway()).askAll(call, asked);
    long millis = clock.millis() - began;
    if (!(answer instanceof Answer.Done)) {
      payments.forEach(payment -> alone.add(payment.id()));
    }
    for (var payment : payments) {
      database
          .behind()
          .write(
              t -> {
                take(t, payment, account, about(payment, answer), new Asked(began, millis, "", false));
                return payment;
              });
    }
    bell.ring("order updates");
  }

  private static Answer<List<Report>> about(PaymentRow payment, Answer<List<Report>> answer) {
    return answer.then(
        reports -> {
          var about =
              reports.stream()
                  .filter(r -> r.merchantReference().equals(Optional.of(payment.reference())))
                  .toList();
          return about.isEmpty()
              ? new Answer.Unknown<>("The answer about many payments says nothing of this one.")
              : new Answer.Done<>(about);
        });
  }

  /// True when this payment may be asked about together with others: nothing of it must be closed,
  /// and no refund of it asked about by itself.
  boolean goesTogether(PaymentRow payment) {
    var account = directory.account(payment.accountId());
    return account.gateway() instanceof AnswersStatusInBatches
        && !alone.contains(payment.id())
        && !closes(payment, account)
        && reference(
                payment, database.read(t -> t.operations().ofPayment(payment.id())))
            .openRefunds()
            .isEmpty();
  }

  private static boolean closes(PaymentRow payment, GatewayAccount account) {
    return payment.superseded()
        && payment.word().equals("pending")
        && account.gateway() instanceof ClosesPages;
  }

  private boolean ask(Database books, PaymentRow payment, boolean awaited) {
    var account = directory.account(payment.accountId());
    var overheard = new Overheard(gateways.wire(account));
    long began = clock.millis();
    var answer = question(payment, account, overheard);
    if (answer.isEmpty()) {
      return false;
    }
    long millis = clock.millis() - began;
    boolean answered = answer.get() instanceof Answer.Done;
    if (answered) {
      alone.remove(payment.id());
    }
    books.write(
        t -> {
          take(
              t, payment, account, answer.get(),
              new Asked(began, millis, overheard.said(), awaited));
          return answered;
        });
    bell.ring("order updates");
    return answered;
  }

  private Optional<Answer<List<Report>>> question(
      PaymentRow payment, GatewayAccount account, Wire overheard) {
    var call = gateways.call(account, overheard);
    var asked =
        reference(payment, database.read(t -> t.operations().ofPayment(payment.id())));
    if (closes(payment, account) && account.gateway() instanceof ClosesPages closes) {
      var closed = closes.close(call, asked).<List<Report>>map(List::of);
      // What its gateway will not close is asked about: it may be unknown there, or paid.
      return Optional.of(
          closed instanceof Answer.Refused
                  && account.gateway() instanceof AnswersStatus answers
                  && budget.takeOne(account)
              ? answers.ask(call, asked)
              : closed);
    }
    return account.gateway() instanceof AnswersStatus answers
        ? Optional.of(answers.ask(call, asked))
        : Optional.empty();
  }

  /// A payment as its gateway knows it.
  ///
  /// @param operations those of the payment
  public static PaymentRef reference(PaymentRow payment, List<OperationRow> operations) {
    return new PaymentRef(
        payment.reference(),
        Optional.ofNullable(payment.gatewayReference()),
        FurtherIds.of(payment.furtherIds()),
        Standings.asked(payment),
        Capture.valueOf(payment.capture().toUpperCase(Locale.ROOT)),
        payment.method(),
        Instant.ofEpochMilli(payment.createdAt()),
        operations.stream()
            .filter(op -> op.kind().equals("refund"))
            .filter(op -> Standings.state(op).filter(Fact.RefundState.PENDING::equals).isPresent())
            .map(
                op ->
                    new RefundRef(
                        op.reference(),
                        Optional.ofNullable(op.gatewayId()),
                        Money.of(op.amount(), payment.currency())))
            .toList());
  }

  /// How a question went.
  ///
  /// @param began UTC milliseconds
  /// @param awaited somebody waited for the answer
  private record Asked(long began, long millis, String said, boolean awaited) {}

  private void take(
      Tables t,
      PaymentRow payment,
      GatewayAccount account,
      Answer<List<Report>> answer,
      Asked asked) {
    var order = t.orders().lock(payment.orderId());
    switch (answer) {
      case Answer.Done<List<Report>>(var reports) -> {
        var news =
            hearing.hear(
                t, order, payment.id(), expired(payment, reports), account.gateway().title());
        boolean known =
            reports.stream().anyMatch(report -> !(report.fact() instanceof Fact.NotKnown));
        var heard = news.payment();
        var operations = t.operations().ofPayment(payment.id());
        if (unknowns.resolve(t, order, heard, operations, known, kind -> shows(account, kind))) {
          heard = t.payments().find(payment.id()).orElseThrow();
          operations = t.operations().ofPayment(payment.id());
        }
        boolean otherwise =
            gatewayBook.answered(
                t, heard, operations, reports, account.gateway(), asked.began(), news.changed());
        if (otherwise || news.changed() || asked.awaited()) {
          line(t, order, payment, account, "ok", news.sentence(), asked);
        }
        compareSoon(t, order, otherwise);
        next(t, heard, operations, account);
      }
      case Answer.Refused<List<Report>>(_, var why) ->
          unanswered(t, order, payment, account, "refused", why, asked);
      case Answer.NotSent<List<Report>>(var why, _) ->
          unanswered(t, order, payment, account, "failed", why, asked);
      case Answer.Unknown<List<Report>>(var why) ->
          unanswered(t, order, payment, account, "failed", why, asked);
    }
  }

  private void unanswered(
      Tables t,
      OrderRow order,
      PaymentRow payment,
      GatewayAccount account,
      String result,
      String why,
      Asked asked) {
    line(t, order, payment, account, result, why, asked);
    var now = t.payments().find(payment.id()).orElseThrow();
    next(t, now, t.operations().ofPayment(payment.id()), account);
    tomorrow(t, payment);
  }

  /// A question that was not answered, or refused because our clock or key was wrong, was none: else
  /// the last one before a long pause could be lost, and an attempt wait for weeks.
  private void tomorrow(Tables t, PaymentRow payment) {
    long now = clock.millis();
    if (OPEN.contains(payment.word())
        && now < payment.createdAt() + AskingPlan.LONGEST.toMillis()) {
      t.payments().askBy(payment.id(), now + Duration.ofDays(1).toMillis());
    }
  }

  /// An answer that is news of the gateway's book, or that an open difference waits for, is compared
  /// at once.
  private void compareSoon(Tables t, OrderRow order, boolean otherwise) {
    boolean waitedFor =
        otherwise
            || t.comparisons().find(order.id()).filter(c -> !c.differs().isEmpty()).isPresent();
    if (waitedFor) {
      t.comparisons().dueBy(order.id(), order.shopId(), clock.millis());
    }
  }

  private static boolean shows(GatewayAccount account, Move kind) {
    return account.gateway() instanceof AnswersStatus answers
        && answers.showsMove(kind);
  }

  /// When the window is over and the gateway knows of no money, the attempt has expired.
  private List<Report> expired(PaymentRow payment, List<Report> reports) {
    boolean over =
        clock.millis() > payment.createdAt() + payment.windowMs()
            && reports.stream()
                .allMatch(
                    r -> r.fact() instanceof Fact.NotKnown || r.fact() instanceof Fact.Waiting);
    if (!over) {
      return reports;
    }
    var all = new ArrayList<>(reports);
    all.add(
        Report.ours(
            payment.reference(),
            new Fact.Expired(),
            "not paid within " + Duration.ofMillis(payment.windowMs()).toHours() + " hours"));
    return all;
  }

  private void line(
      Tables t,
      OrderRow order,
      PaymentRow payment,
      GatewayAccount account,
      String result,
      String detail,
      Asked asked) {
    entries.write(
        t,
        order,
        payment,
        new Entries.Line(
            "bridge→gateway",
            "ask " + account.gateway().title(),
            result,
            detail,
            null,
            null,
            asked.millis(),
            null,
            asked.said().isEmpty() ? null : asked.said()));
  }

  private void next(
      Tables t, PaymentRow now, List<OperationRow> operations, GatewayAccount account) {
    if (now.unknown()) {
      t.payments()
          .askAt(
              now.id(), AskingPlan.whileUnknown(clock.instant(), now.asks()).toEpochMilli());
      return;
    }
    var standing = Standings.of(now, operations);
    boolean money = standing.captured() > 0;
    if (money && standing.refundPending() == 0) {
      t.payments()
          .askAt(
              now.id(),
              AskingPlan.confirm(Instant.ofEpochMilli(now.changedAt()), clock.instant())
                  .map(Instant::toEpochMilli)
                  .orElse(null));
      return;
    }
    t.payments()
        .askAt(
            now.id(),
            AskingPlan.next(
                    Instant.ofEpochMilli(now.createdAt()),
                    clock.instant(),
                    now.asks(),
                    Duration.ofMillis(now.windowMs()),
                    standing.over(),
                    account.asking(now.method()))
                .or(() -> money ? Optional.of(clock.instant().plus(Duration.ofDays(1))) : Optional.empty())
                .map(Instant::toEpochMilli)
                .orElse(null));
    if (now.word().equals("authorized")) {
      // Held money lapses after some days, and the news of it may be lost like any other.
      tomorrow(t, now);
    }
  }
}
