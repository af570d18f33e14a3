package paybridge.asking;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import paybridge.connector.Answer;
import paybridge.connector.ListsByTime;
import paybridge.connector.Report;
import paybridge.db.Database;
import paybridge.db.GapRow;
import paybridge.payment.MerchantReference;
import paybridge.shop.Directory;
import paybridge.shop.GatewayAccount;
import paybridge.shop.GatewayCalls;
import paybridge.truth.NamedPayment;
import paybridge.work.Step;

/// Asks the gateways that can list what happened what they know of a time that the books may have
/// lost. A payment that the books know is asked about at once; one that carries our mark and that the
/// books do not know is written down for a person: nobody else knows of which order it is.
public final class ListGaps implements Step {
  private static final Logger LOG = LoggerFactory.getLogger(ListGaps.class);
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration PIECE = Duration.ofDays(1);

  /// What happened longer ago was settled, or is asked about by itself.
  private static final Duration LONGEST = Duration.ofDays(14);

  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final GatewayCalls gateways;

  public ListGaps(
      Database database, Directory directory, InstantSource clock, GatewayCalls gateways) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.gateways = gateways;
  }

  @Override
  public String name() {
    return "gaps";
  }

  @Override
  public List<Runnable> claim(int most) {
    long now = clock.millis();
    if (most == 0 || database.read(t -> t.gaps().countDue(now)) == 0) {
      return List.of();
    }
    return database.write(t -> t.gaps().claim(now, now + LEASE.toMillis(), most)).stream()
        .<Runnable>map(gap -> () -> list(gap))
        .toList();
  }

  private void list(GapRow gap) {
    var found = new TreeSet<>(gap.found().lines().toList());
    boolean all = true;
    for (var row : database.read(t -> t.accounts().all())) {
      var account = directory.account(row.id());
      if (account.gateway() instanceof ListsByTime lists) {
        all &= list(gap, account, lists, found);
      }
    }
    long now = clock.millis();
    Long again = all ? null : Long.valueOf(now + LEASE.toMillis());
    database.write(
        t -> {
          t.gaps().listed(gap.id(), now, again, String.join("\n", found));
          return gap;
        });
    found.forEach(line -> LOG.error("Lost payment: {}", line));
  }

  /// False when the gateway did not answer for every piece of the time.
  private boolean list(
      GapRow gap, GatewayAccount account, ListsByTime lists, Set<String> found) {
    var call = gateways.call(account, gateways.wire(account));
    long from = Math.max(gap.fromAt(), gap.toAt() - LONGEST.toMillis());
    boolean all = true;
    for (; from <= gap.toAt(); from += PIECE.toMillis() + 1) {
      long to = Math.min(gap.toAt(), from + PIECE.toMillis());
      switch (lists.list(call, Instant.ofEpochMilli(from), Instant.ofEpochMilli(to))) {
        case Answer.Done<List<Report>>(var reports) -> take(account, reports, found);
        case Answer.Refused<List<Report>>(var reason, var said) ->
            found.add(
                title(account)
                    + " does not list what happened in that time ("
                    + reason.spelling()
                    + ": "
                    + said
                    + "). Look at its own console.");
        case Answer.NotSent<List<Report>> later -> all = false;
        case Answer.Unknown<List<Report>> later -> all = false;
      }
    }
    return all;
  }

  private void take(GatewayAccount account, List<Report> reports, Set<String> found) {
    var known = new ArrayList<String>();
    for (var report : reports) {
      var reference = report.merchantReference();
      var payment = database.read(t -> NamedPayment.of(t, account.id(), report));
      payment.ifPresent(it -> known.add(it.id()));
      if (payment.isEmpty() && reference.filter(MerchantReference::looksOurs).isPresent()) {
        found.add(
            title(account)
                + " has a payment "
                + reference.get()
                + theirs(report.gatewayReference())
                + ", which says \""
                + report.gatewayWord()
                + "\" and is not in the books. Find the order in the shop by that reference,"
                + " compare, and mark it or refund it by hand.");
      }
    }
    database.write(
        t -> {
          known.forEach(id -> t.payments().askBy(id, clock.millis()));
          return known;
        });
  }

  private static String theirs(Optional<String> gatewayReference) {
    return gatewayReference.map(reference -> " (there: " + reference + ")").orElse("");
  }

  private static String title(GatewayAccount account) {
    return account.gateway().title() + " account " + account.row().name();
  }
}
