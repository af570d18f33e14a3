package paybridge.ordersync;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paybridge.db.Count;
import paybridge.db.Database;
import paybridge.db.Ids;
import paybridge.db.OrderRow;
import paybridge.db.ReplayRow;
import paybridge.db.ShopRow;
import paybridge.db.Tables;
import paybridge.truth.TellAgain;
import paybridge.work.Bell;

/// Begins replays: a shop is told again about orders that somebody chose, or about all that changed
/// since a moment. It is written down here and done by [ReplayStep]. Begin with a plan, which says
/// what would happen and changes nothing.
public final class Replays {
  /// So many pictures are looked at for a plan; then it says "more".
  private static final int COUNTED = 100_000;

  private final Database database;
  private final InstantSource clock;
  private final Ids ids;
  private final TellAgain tellAgain;
  private final Bell bell;

  public Replays(
      Database database, InstantSource clock, Ids ids, TellAgain tellAgain, Bell bell) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
    this.tellAgain = tellAgain;
    this.bell = bell;
  }

  /// What somebody wants told again.
  ///
  /// @param since UTC milliseconds
  /// @param alsoConfirmed also what the shop has confirmed
  public record Since(ShopRow shop, long since, boolean alsoConfirmed) {}

  /// What a replay of all orders would do that changed since a moment.
  public ReplayPlan plan(Since wish) {
    long now = clock.millis();
    var shop = wish.shop();
    var counts =
        database.read(
            t -> t.updates().standing(shop.id(), from(wish.since()), until(now), now, COUNTED));
    var by = counts.stream().collect(Collectors.toMap(Count::kind, Count::rows));
    long confirmed = by.getOrDefault("confirmed", 0L);
    long tell = by.getOrDefault("waiting", 0L) + (wish.alsoConfirmed() ? confirmed : 0);
    boolean pulls = shop.callback().isEmpty();
    return new ReplayPlan(
        pulls ? 0 : tell,
        wish.alsoConfirmed() ? 0 : confirmed,
        by.getOrDefault("under-way", 0L),
        0,
        pulls ? tell : 0,
        counts.stream().mapToLong(Count::rows).sum() >= COUNTED);
  }

  /// What a replay of these orders would do.
  public ReplayPlan plan(List<String> orderIds) {
    return database.read(
        t -> {
          var verdicts =
              orderIds.stream()
                  .distinct()
                  .map(
                      id ->
                          t.orders()
                              .find(id)
                              .map(order -> tellAgain.would(t, order).verdict())
                              .orElse(TellAgain.Verdict.NOTHING))
                  .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
          return new ReplayPlan(
              verdicts.getOrDefault(TellAgain.Verdict.TOLD, 0L),
              0,
              verdicts.getOrDefault(TellAgain.Verdict.UNDER_WAY, 0L),
              verdicts.getOrDefault(TellAgain.Verdict.NOTHING, 0L),
              verdicts.getOrDefault(TellAgain.Verdict.PULLS, 0L),
              false);
        });
  }

  /// Begins a replay of all orders of a shop that changed since a moment.
  ///
  /// @param who stands in the timeline of each order
  /// @param once the same again is the same replay
  public ReplayRow begin(Since wish, String who, String once) {
    var plan = plan(wish);
    long now = clock.millis();
    var row =
        row(wish.shop().id(), wish.since(), wish.alsoConfirmed(), who, once, plan.found(), now);
    var begun =
        database.write(
            t -> {
              var _ = t.replays().insert(row);
              return t.replays().findOnce(once).orElseThrow();
            });
    bell.ring(ReplayStep.NAME);
    return begun;
  }

  /// Begins a replay of these orders: one for each of their shops.
  public List<ReplayRow> begin(List<String> orderIds, String who, String once) {
    var begun = database.write(t -> chosen(t, orderIds, who, once));
    bell.ring(ReplayStep.NAME);
    return begun;
  }

  private List<ReplayRow> chosen(Tables t, List<String> orderIds, String who, String once) {
    var all = new ArrayList<ReplayRow>();
    for (var shop : byShop(t, orderIds).entrySet()) {
      var mark = once + " " + shop.getKey();
      var orders = shop.getValue();
      var row = row(shop.getKey(), null, true, who, mark, orders.size(), clock.millis());
      if (t.replays().insert(row) > 0) {
        orders.forEach(order -> t.replays().put(row.id(), order, "", "waiting", 0));
      }
      all.add(t.replays().findOnce(mark).orElseThrow());
    }
    return all;
  }

  private static Map<String, List<String>> byShop(Tables t, List<String> orderIds) {
    return orderIds.stream()
        .distinct()
        .flatMap(id -> t.orders().find(id).stream())
        .collect(
            Collectors.groupingBy(
                OrderRow::shopId,
                LinkedHashMap::new,
                Collectors.mapping(OrderRow::id, Collectors.toList())));
  }

  private ReplayRow row(
      String shopId,
      @Nullable Long since,
      boolean alsoConfirmed,
      String who,
      String once,
      long found,
      long now) {
    return new ReplayRow(
        ids.next(), shopId, since, alsoConfirmed, who, now, once, found,
        since == null ? "" : from(since), since == null ? "" : until(now),
        0, 0, 0, 0, 0, 0, 0, ReplayStep.FIRST_PACE, 0, "running", "", now, null);
  }

  private static String from(long since) {
    return Ids.madeAt(Math.max(0, since));
  }

  private static String until(long now) {
    return Ids.madeAt(now + 1);
  }

  /// Hands nothing more to the outbox; what was handed over is told all the same. False when the
  /// replay was over already.
  public boolean stop(String id, String who) {
    return database.write(t -> t.replays().stop(id, who, clock.millis())) > 0;
  }
}
