package paybridge.notification;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import paybridge.connector.Fact;
import paybridge.connector.Reading;
import paybridge.connector.Report;
import paybridge.db.Database;
import paybridge.db.MessageRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.payment.MerchantReference;
import paybridge.shop.Directory;
import paybridge.shop.GatewayAccount;
import paybridge.truth.Entries;
import paybridge.truth.Hearing;
import paybridge.truth.NamedPayment;
import paybridge.vault.Vault;
import paybridge.work.Bell;
import paybridge.work.Step;

/// Works out what kept messages mean: finds the payment each names and takes the news in. A message
/// that comes before its payment waits for it.
public final class MatchMessages implements Step {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final Vault vault;
  private final Entries entries;
  private final Hearing hearing;
  private final Bell bell;

  public MatchMessages(
      Database database,
      Directory directory,
      InstantSource clock,
      Vault vault,
      Entries entries,
      Hearing hearing,
      Bell bell) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.vault = vault;
    this.entries = entries;
    this.hearing = hearing;
    this.bell = bell;
  }

  @Override
  public String name() {
    return "messages";
  }

  @Override
  public List<Runnable> claim(int most) {
    long now = clock.millis();
    if (database.read(t -> t.messages().countDue(now)) == 0) {
      return List.of();
    }
    var behind = database.behind();
    return behind.write(t -> t.messages().claimWork(now, now + LEASE.toMillis(), most)).stream()
        .map(row -> (Runnable) () -> work(behind, row))
        .toList();
  }

  /// Works on one message at once, because somebody waits for it. Does nothing when it was worked on,
  /// or somebody is at it.
  void workNow(String accountId, String dedupKey) {
    long now = clock.millis();
    database
        .write(t -> t.messages().claimOne(accountId, dedupKey, now, now + LEASE.toMillis()))
        .ifPresent(row -> work(database, row));
  }

  private void work(Database books, MessageRow row) {
    var account = directory.account(row.accountId());
    var message =
        RawMessage.of(vault.unseal(row.raw(), ReceiveNotification.about(row.accountId())));
    var reading = account.gateway().read(account.account(), message);
    books.write(
        t -> {
          if (reading instanceof Reading.Genuine(_, var reports)) {
            match(t, row, account, reports);
          } else {
            t.messages()
                .worked(
                    row.id(), "kept", "no longer proved by this account's settings", null, null);
          }
          return row;
        });
    bell.ring("order updates");
  }

  private void match(Tables t, MessageRow row, GatewayAccount account, List<Report> reports) {
    var news = new LinkedHashMap<String, List<Report>>();
    for (var report : reports) {
      NamedPayment.of(t, account.id(), report)
          .ifPresent(
              payment -> news.computeIfAbsent(payment.id(), _ -> new ArrayList<>()).add(report));
    }
    if (news.isEmpty()) {
      noPayment(t, row, reports);
      return;
    }
    var outcomes = new ArrayList<String>();
    news.forEach(
        (id, about) -> {
          var others = others(t, account, id, about);
          outcomes.add(
              others.isEmpty() && believed(t, account, id, about)
                  ? take(t, row, account, id, about)
                  : askFirst(t, row, id, others, about));
        });
    var first = t.payments().find(news.keySet().iterator().next()).orElseThrow();
    t.messages()
        .worked(row.id(), "matched", String.join("; ", outcomes), first.id(), first.orderId());
  }

  private static void noPayment(Tables t, MessageRow row, List<Report> reports) {
    boolean ours =
        reports.stream()
            .flatMap(report -> report.merchantReference().stream())
            .anyMatch(MerchantReference::looksOurs);
    t.messages()
        .worked(
            row.id(),
            ours ? "unmatched" : "not-ours",
            ours ? "waits for its payment" : "its reference does not carry our mark",
            null,
            null);
  }

  /// Other payments that the message means as well: it carries the reference of one and the gateway's
  /// number of another (WooshPay's contract, section 7.2: then nobody is paid by it).
  private static List<String> others(
      Tables t, GatewayAccount account, String paymentId, List<Report> about) {
    return about.stream()
        .flatMap(report -> report.gatewayReference().stream())
        .flatMap(number -> t.payments().findByGatewayReference(account.id(), number).stream())
        .map(PaymentRow::id)
        .filter(id -> !id.equals(paymentId))
        .distinct()
        .toList();
  }

  /// False when the message tells of money under another id than the one that the gateway named to
  /// us itself, or under one where none was named, and its signature proves too little for that.
  private static boolean believed(
      Tables t, GatewayAccount account, String paymentId, List<Report> about) {
    if (!account.gateway().believesOnlyNamedPayments()) {
      return true;
    }
    var named = Optional.ofNullable(t.payments().find(paymentId).orElseThrow().gatewayReference());
    return about.stream()
        .filter(report -> money(report.fact()))
        .allMatch(report -> named.isPresent() && report.gatewayReference().equals(named));
  }

  private static boolean money(Fact fact) {
    return fact instanceof Fact.Captured
        || fact instanceof Fact.Authorized
        || fact instanceof Fact.Approved;
  }

  private String askFirst(
      Tables t, MessageRow row, String paymentId, List<String> others, List<Report> about) {
    var payment = t.payments().find(paymentId).orElseThrow();
    t.payments().askBy(paymentId, clock.millis());
    others.forEach(id -> t.payments().askBy(id, clock.millis()));
    var why =
        (others.isEmpty()
                ? "it names another payment number than the page's"
                : "it names the payment number of another payment")
            + "; the gateway is asked first";
    line(t, row, payment, about, "unclear", why);
    return why;
  }

  private String take(
      Tables t, MessageRow row, GatewayAccount account, String paymentId, List<Report> about) {
    var heard = hearing.hear(t, paymentId, about, account.gateway().title());
    var payment = t.payments().find(paymentId).orElseThrow();
    line(t, row, payment, about, "ok", heard.sentence());
    return heard.sentence();
  }

  private void line(
      Tables t,
      MessageRow row,
      PaymentRow payment,
      List<Report> about,
      String result,
      String detail) {
    entries.write(
        t,
        t.orders().find(payment.orderId()).orElseThrow(),
        payment,
        new Entries.Line(
            row.channel().equals("return") ? "browser→bridge" : "gateway→bridge",
            words(about),
            result,
            detail,
            row.id(),
            null,
            Math.max(0, clock.millis() - row.heardAt()),
            null,
            null));
  }

  private static String words(List<Report> reports) {
    return "message: "
        + reports.stream().map(Report::gatewayWord).distinct().collect(Collectors.joining(", "));
  }
}
