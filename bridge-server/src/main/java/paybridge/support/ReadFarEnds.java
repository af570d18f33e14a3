package paybridge.support;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paybridge.connector.installed.InstalledConnectors;
import paybridge.db.AccountRow;
import paybridge.db.Ids;
import paybridge.db.ShopRow;
import paybridge.db.Tables;
import paybridge.support.HomePage.FarEnd;

/// How every shop and every account at a gateway is, in a word and a sentence: the worst of what is
/// known of it.
final class ReadFarEnds {
  /// Questions may wait for their turn so long before somebody should wonder.
  private static final Duration LATE = Duration.ofMinutes(5);

  private static final Duration LATELY = Duration.ofDays(1);

  /// Of more messages than these nobody wants to know how many there are.
  private static final int MOST = 1000;

  private final Predicate<String> rests;

  /// @param rests whether the gateway of an account is left alone now because it does not answer
  ReadFarEnds(Predicate<String> rests) {
    this.rests = rests;
  }

  /// The shops in order of their names. Inside a transaction.
  ///
  /// @param seen which of them
  List<FarEnd> shops(Tables t, Predicate<ShopRow> seen, long now) {
    var due = ReadHome.byKind(t.updates().dueByShop());
    var parked = ReadHome.byKind(t.updates().parkedByShop());
    return t.shops().all().stream()
        .filter(seen)
        .map(
            row ->
                shop(
                    row,
                    due.getOrDefault(row.id(), 0L),
                    parked.getOrDefault(row.id(), 0L),
                    t.entries().lastOfShop(row.id()).map(at -> Shown.Ago.of(at, now)).orElse(null)))
        .toList();
  }

  private static FarEnd shop(ShopRow row, long due, long parked, Shown.@Nullable Ago heard) {
    var last = heard == null ? "never heard" : "heard";
    var kind =
        InstalledConnectors.storefront(row.storefront()).map(it -> it.title()).orElse(row.storefront());
    Shown.Badge state;
    var detail = last;
    if (!row.state().equals("live")) {
      state = Shown.shop(row.state());
    } else if (parked > 0) {
      state = new Shown.Badge("does not take updates", "bad");
      detail = parked + " parked; " + last;
    } else if (due > 0) {
      state = new Shown.Badge("connected", "good");
      detail = due + " on their way; " + last;
    } else {
      state = new Shown.Badge("connected", "good");
    }
    return new FarEnd(row.name(), kind, state, detail, heard);
  }

  /// The accounts in order of their names. Inside a transaction.
  List<FarEnd> accounts(Tables t, long now) {
    var unknown = ReadHome.byKind(t.payments().unknownByAccount());
    var unproved =
        t.messages().accountsUnproved(Ids.madeAt(now - LATELY.toMillis()), MOST).stream()
            .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    var late = new HashSet<>(t.payments().accountsDue(now - LATE.toMillis()));
    return t.accounts().all().stream()
        .map(
            row ->
                account(
                    row,
                    unknown.getOrDefault(row.id(), 0L),
                    unproved.getOrDefault(row.id(), 0L),
                    late.contains(row.id())))
        .toList();
  }

  private FarEnd account(AccountRow row, long unknown, long unproved, boolean late) {
    var kind =
        InstalledConnectors.gateway(row.gateway()).map(it -> it.title()).orElse(row.gateway())
            + (row.live() || row.gateway().equals("sandbox") ? "" : ", test account");
    Shown.Badge state;
    String detail;
    if (rests.test(row.id())) {
      state = new Shown.Badge("does not answer", "bad");
      detail = "left alone for a few seconds, then tried again";
    } else if (unproved > 0) {
      state = new Shown.Badge("signatures fail", "bad");
      detail =
          unproved
              + (unproved == 1 ? " message" : " messages")
              + " of the last day could not be proved: compare the secrets";
    } else if (late) {
      state = new Shown.Badge("asked too slowly", "wait");
      detail = "questions wait for more than 5 minutes";
    } else if (unknown > 0) {
      state = new Shown.Badge("asked", "wait");
      detail = unknown + " with unknown outcome";
    } else {
      state = new Shown.Badge("well", "good");
      detail = "";
    }
    return new FarEnd(row.name(), kind, state, detail, null);
  }
}
