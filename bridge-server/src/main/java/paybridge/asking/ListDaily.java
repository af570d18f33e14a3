package paybridge.asking;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import paybridge.agreement.BookTable;
import paybridge.connector.Answer;
import paybridge.connector.ListsByTime;
import paybridge.connector.Report;
import paybridge.connector.Word;
import paybridge.db.Database;
import paybridge.db.ListingRow;
import paybridge.db.OrphanRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.payment.MerchantReference;
import paybridge.shop.Directory;
import paybridge.shop.GatewayAccount;
import paybridge.shop.GatewayCalls;
import paybridge.truth.GatewayBook;
import paybridge.truth.NamedPayment;
import paybridge.work.Step;

/// Once a day every gateway that can list is asked for all that happened since the last time, with an
/// hour of overlap. A payment whose book there differs from ours is asked about at once; one that
/// carries our mark and that nobody here knows is an *orphan*, written down for a person.
public final class ListDaily implements Step {
  private static final Logger LOG = LoggerFactory.getLogger(ListDaily.class);
  private static final Duration EVERY = Duration.ofDays(1);
  private static final Duration AGAIN = Duration.ofHours(1);
  private static final Duration OVERLAP = Duration.ofHours(1);
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofDays(14);

  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final GatewayCalls gateways;

  public ListDaily(
      Database database, Directory directory, InstantSource clock, GatewayCalls gateways) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.gateways = gateways;
  }

  @Override
  public String name() {
    return "listings";
  }

  @Override
  public List<Runnable> claim(int most) {
    long now = clock.millis();
    var tasks = new ArrayList<Runnable>();
    for (var row : due(now)) {
      if (tasks.size() < most
          && database.behind().write(t -> t.listings().claim(row.accountId(), now, now + LEASE.toMillis()))
              == 1) {
        tasks.add(() -> list(row));
      }
    }
    return tasks;
  }

  /// Due listings; an account that has none begins now, and is listed for the first time tomorrow.
  private List<ListingRow> due(long now) {
    var due = new ArrayList<ListingRow>();
    var without =
        database.read(
            t -> {
              due.addAll(t.listings().due(now));
              return t.listings().accountsWithout();
            });
    for (var account : without) {
      if (directory.account(account).gateway() instanceof ListsByTime) {
        database
            .behind()
            .write(t -> t.listings().begin(new ListingRow(account, now + EVERY.toMillis(), now)));
      }
    }
    return due;
  }

  private void list(ListingRow row) {
    var account = directory.account(row.accountId());
    if (!(account.gateway() instanceof ListsByTime lists)) {
      return;
    }
    long now = clock.millis();
    long begin = Math.max(row.listedTo(), now - LONGEST.toMillis());
    long from = begin - OVERLAP.toMillis();
    // a day at a time: who was away for long must not ask for more than can be listed
    long to = Math.min(now, begin + EVERY.toMillis());
    var answer =
        lists.list(
            gateways.call(account, gateways.wire(account)),
            Instant.ofEpochMilli(from),
            Instant.ofEpochMilli(to));
    if (answer instanceof Answer.Done<List<Report>>(var reports)) {
      database
          .behind()
          .write(
              t -> {
                take(t, account, reports);
                t.listings()
                    .listed(
                        new ListingRow(
                            row.accountId(), to < now ? now : now + EVERY.toMillis(), to));
                return row;
              });
    } else {
      database
          .behind()
          .write(
              t -> {
                t.listings()
                    .listed(
                        new ListingRow(row.accountId(), now + AGAIN.toMillis(), row.listedTo()));
                return row;
              });
    }
  }

  /// What a listing says about one payment.
  private record About(PaymentRow payment, List<Report> reports) {}

  private void take(Tables t, GatewayAccount account, List<Report> reports) {
    Map<String, About> byPayment = new LinkedHashMap<>();
    for (var report : reports) {
      var payment = NamedPayment.of(t, account.id(), report);
      payment.ifPresent(
          it ->
              byPayment
                  .computeIfAbsent(it.id(), _ -> new About(it, new ArrayList<>()))
                  .reports()
                  .add(report));
      report
          .merchantReference()
          .ifPresent(
              reference -> {
                if (payment.isPresent()) {
                  t.listings().matched(account.id(), reference, clock.millis());
                } else if (MerchantReference.looksOurs(reference)) {
                  orphan(t, account, reference, report);
                }
              });
    }
    byPayment.values().forEach(about -> compare(t, about.payment(), about.reports()));
  }

  private void orphan(Tables t, GatewayAccount account, String reference, Report report) {
    long now = clock.millis();
    if (t.listings().find(account.id(), reference).isEmpty()) {
      LOG.warn(
          "{} account {} has a payment {} that is not in the books",
          account.gateway().title(), account.row().name(), reference);
    }
    t.listings()
        .orphan(
            new OrphanRow(
                account.id(), reference, report.gatewayReference().orElse(null),
                report.gatewayWord(), now, now, "open"));
  }

  private void compare(Tables t, PaymentRow payment, List<Report> about) {
    var theirs = GatewayBook.word(payment, about);
    var ours = Word.valueOf(payment.word().toUpperCase(java.util.Locale.ROOT));
    if (BookTable.gateway(theirs, ours).isPresent() || GatewayBook.tellsMore(t, payment, about)) {
      t.payments().askBy(payment.id(), clock.millis());
    }
  }
}
