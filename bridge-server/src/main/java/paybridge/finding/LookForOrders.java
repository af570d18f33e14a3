package paybridge.finding;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Answer;
import paybridge.connector.FindsOrders;
import paybridge.connector.FoundOrder;
import paybridge.connector.StorefrontCall;
import paybridge.connector.Wire;
import paybridge.db.Database;
import paybridge.db.EntryRow;
import paybridge.db.Ids;
import paybridge.db.ShopRow;
import paybridge.shop.ConnectShop;
import paybridge.shop.Directory;
import paybridge.shop.Shop;
import paybridge.work.Step;

/// Looks into each shop without plugin, every minute and at once when the shop hints at something.
/// One look at a time per shop, by a lease in its row. It goes from the last change that was seen, by
/// the shop's own clock, and a little further back; what was seen twice is known. An order that could
/// not be served keeps the mark before it, so that the next look meets it again.
public final class LookForOrders implements Step {
  /// For the bell.
  public static final String NAME = "looking for orders";

  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration FIRST = Duration.ofDays(7);
  private static final Duration OVERLAP = Duration.ofMinutes(2);
  private static final Duration HINTS_EVERY = Duration.ofMinutes(10);
  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final Ids ids;
  private final Wire wire;
  private final ServeOrder serve;
  private final ConnectShop connect;
  private final String publicUrl;
  private final Map<String, Long> hintsKept = new ConcurrentHashMap<>();
  private final Map<String, Failures> failures = new ConcurrentHashMap<>();

  public LookForOrders(
      Database database,
      Directory directory,
      InstantSource clock,
      Ids ids,
      Wire wire,
      ServeOrder serve,
      ConnectShop connect,
      String publicUrl) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.ids = ids;
    this.wire = wire;
    this.serve = serve;
    this.connect = connect;
    this.publicUrl = publicUrl;
  }

  /// How often a shop failed in a row, and what was last said about it.
  private record Failures(int count, String why) {}

  /// How far a look came.
  private record Seen(@Nullable Long to, Optional<Instant> earliest, boolean well) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Runnable> claim(int most) {
    long now = clock.millis();
    if (database.read(t -> t.shops().countLooks(now)) == 0) {
      return List.of();
    }
    long lease = now + LEASE.toMillis();
    return database.write(t -> t.shops().claimLooks(now, lease, most)).stream()
        .map(row -> (Runnable) () -> look(row, now, lease))
        .toList();
  }

  private void look(ShopRow row, long began, long lease) {
    var shop = directory.shop(row);
    var seen =
        shop.storefront() instanceof FindsOrders finds && shop.live()
            ? look(shop, finds)
            : new Seen(row.lookedTo(), Optional.empty(), true);
    long now = clock.millis();
    long next = now + wait(shop, seen, now).toMillis();
    database.write(
        t ->
            t.shops()
                .looked(row.id(), seen.to(), seen.well() ? began : Long.MAX_VALUE, lease, now, next));
  }

  private Duration wait(Shop shop, Seen seen, long now) {
    if (seen.well()) {
      failures.remove(shop.id());
      return EVERY;
    }
    int count = failures.getOrDefault(shop.id(), new Failures(1, "")).count();
    var slower = EVERY.multipliedBy(1L << Math.min(count - 1, 4));
    var wait = slower.compareTo(LONGEST) > 0 ? LONGEST : slower;
    var wish = seen.earliest().map(at -> Duration.ofMillis(at.toEpochMilli() - now));
    return wish.filter(it -> it.compareTo(wait) > 0).orElse(wait);
  }

  private Seen look(Shop shop, FindsOrders finds) {
    keepHints(shop, finds);
    var to = shop.row().lookedTo();
    var since =
        to == null
            ? clock.instant().minus(FIRST)
            : Instant.ofEpochMilli(to).minus(OVERLAP);
    return switch (finds.changed(new StorefrontCall(shop.account(), wire, clock.instant()), since)) {
      case Answer.Done<List<FoundOrder>>(var orders) -> serve(shop, finds, orders, to);
      case Answer.Refused<List<FoundOrder>>(_, var why) -> failed(shop, to, why, Optional.empty());
      case Answer.NotSent<List<FoundOrder>>(var why, var earliest) ->
          failed(shop, to, why, earliest);
      case Answer.Unknown<List<FoundOrder>>(var why) -> failed(shop, to, why, Optional.empty());
    };
  }

  private Seen serve(
      Shop shop, FindsOrders finds, List<FoundOrder> orders, @Nullable Long to) {
    long seen = to == null ? 0 : to;
    long open = Long.MAX_VALUE;
    String trouble = "";
    for (var order : orders) {
      var left = serve.serve(shop, finds, order);
      seen = Math.max(seen, order.changed().toEpochMilli());
      if (left.isPresent()) {
        trouble = "order " + order.number() + ": " + left.get();
        open = Math.min(open, order.changed().toEpochMilli());
      }
    }
    Long reached = seen == 0 ? to : (Long) Math.min(seen, open);
    return trouble.isEmpty()
        ? new Seen(reached, Optional.empty(), true)
        : failed(shop, reached, trouble, Optional.empty());
  }

  private Seen failed(Shop shop, @Nullable Long to, String why, Optional<Instant> earliest) {
    var before = failures.get(shop.id());
    failures.put(shop.id(), new Failures(before == null ? 1 : before.count() + 1, why));
    if (before == null || !before.why().equals(why)) {
      entry(shop, "retry", why);
    }
    return new Seen(to, earliest, false);
  }

  /// Webhooks are only for speed, so that nothing waits for them; they are looked after every ten
  /// minutes, because WooCommerce disables one that failed too often.
  private void keepHints(Shop shop, FindsOrders finds) {
    long now = clock.millis();
    var last = hintsKept.get(shop.id());
    if (last != null && now - last < HINTS_EVERY.toMillis() && now >= last) {
      return;
    }
    hintsKept.put(shop.id(), now);
    var call = new StorefrontCall(shop.account(), wire, clock.instant());
    if (finds.prove(call) instanceof Answer.Done<String>(var way)) {
      connect.remember(shop, way);
    }
    var address = publicUrl + "/shops/" + shop.row().pathKey() + "/hint";
    switch (finds.keepHints(call, address, shop.row().lookedTo() == null)) {
      case Answer.Done<String> _ -> {}
      case Answer.Refused<String>(_, var why) -> entry(shop, "retry", "No webhooks: " + why);
      case Answer.NotSent<String>(var why, _) -> entry(shop, "retry", "No webhooks: " + why);
      case Answer.Unknown<String>(var why) -> entry(shop, "retry", "No webhooks: " + why);
    }
  }

  private void entry(Shop shop, String result, String detail) {
    database.write(
        t -> {
          t.entries()
              .insert(
                  new EntryRow(
                      ids.next(), clock.millis(), shop.id(), null, null, null, null,
                      "bridge→shop", "look for orders", result, detail, null, null, null));
          return shop;
        });
  }

  /// The shop says that something changed: looks at once, or once more when it is just looking.
  public static void hinted(Database database, String shopId, long now) {
    database.write(
        t -> {
          t.shops().hinted(shopId, now, now + EVERY.toMillis() + 1_000);
          return shopId;
        });
  }
}
