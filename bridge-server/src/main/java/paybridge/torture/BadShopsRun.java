package paybridge.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import paybridge.db.SqliteReader;

/// Shops that fail, hang and lie beside shops that do not.
final class BadShopsRun implements Run {
  private static final int GOOD = 2;
  private static final int BROKEN = 2;
  private static final int HANGING = 3;
  private static final int LYING = 4;
  private static final int PER_SECOND = 40;
  private static final long TOTAL = 2_500;
  private static final long HEARD_MILLIS = 90_000;

  /// The machine's own noise: less than this is no difference.
  private static final double NOISE_MILLIS = 100;

  @Override
  public String name() {
    return "bad-shops";
  }

  @Override
  public String promise() {
    return "a shop that fails, hangs or lies harms nobody but itself, and not for long";
  }

  @Override
  public int seconds() {
    return 45;
  }

  @Override
  public boolean measures() {
    return true;
  }

  @Override
  public List<Line> run(Effort effort) throws InterruptedException {
    try (var stage = Stage.open(effort, Cast.of(5).roomy());
        var reader = new SqliteReader(stage.books())) {
      var time = Duration.ofMillis(effort.time().toMillis() / 5);
      measure(stage, "W", Duration.ofMillis(time.toMillis() / 3));
      var before = measure(stage, "B", time);
      stage.shops().get(BROKEN).mood(Shop.Mood.BROKEN);
      stage.shops().get(HANGING).mood(Shop.Mood.HANGS);
      stage.shops().get(LYING).mood(Shop.Mood.CACHED_PAGE);
      var during = measure(stage, "C", Duration.ofMillis(time.toMillis() * 3 / 4));
      stage.shops().get(LYING).mood(Shop.Mood.MAINTENANCE);
      var later = measure(stage, "D", Duration.ofMillis(time.toMillis() * 3 / 4));
      long believed = delivered(reader, "C") + delivered(reader, "D");
      stage.shops().forEach(shop -> shop.mood(Shop.Mood.HONEST));
      return List.of(
          unharmed(before, during, later),
          liesDoNotCount(stage, believed));
    }
  }

  private record Heard(Times good, int unheard) {}

  /// Tells of one payment after the other at an even pace; how long it takes from the gateway's
  /// acknowledgement until the good shops have it.
  private static Heard measure(Stage stage, String prefix, Duration time)
      throws InterruptedException {
    int count = (int) (time.toMillis() * PER_SECOND / 1_000);
    Map<Integer, BookedOrder> orders = new ConcurrentHashMap<>();
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) {
      numbers.add(i);
    }
    Crowd.each(
        8,
        numbers,
        stage.ledger,
        i -> orders.put(i, stage.talk(i % stage.shops().size()).order(prefix + i, TOTAL)));
    Map<BookedOrder, Long> acknowledged = new ConcurrentHashMap<>();
    Crowd.pace(
        PER_SECOND,
        time,
        stage.ledger,
        beat -> {
          var order = orders.get(beat.number());
          if (order != null) {
            stage.news().tell(stage.news().paid(order.reference(), TOTAL));
            if (beat.number() % stage.shops().size() < GOOD) {
              acknowledged.put(order, System.nanoTime());
            }
          }
        });
    Polling.until(
        10_000, () -> acknowledged.keySet().stream().allMatch(BookedOrder::paid));
    var times = new Times();
    int unheard = 0;
    for (var each : acknowledged.entrySet()) {
      if (each.getKey().paid()) {
        times.add(Math.max(0, each.getKey().paidAt() - each.getValue()));
      } else {
        unheard++;
      }
    }
    return new Heard(times, unheard);
  }

  private static Line unharmed(Heard before, Heard during, Heard later) {
    var against = new ArrayList<String>();
    double most = 2 * before.good().p99() + NOISE_MILLIS;
    double worst = Math.max(during.good().p99(), later.good().p99());
    if (worst > most) {
      against.add("good shops wait more than twice as long (and 100 ms): %.0f ms".formatted(worst));
    }
    if (during.unheard() + later.unheard() > 0) {
      against.add("good shops did not hear of " + (during.unheard() + later.unheard()) + " payments");
    }
    return Line.of(
        "good shops do not feel shops that fail or hang",
        "acknowledged to applied p50 %.0f ms, p99 %.0f ms before (%d), p99 %.0f and %.0f ms with two of five shops bad and one lying (%d)"
            .formatted(
                before.good().p50(), before.good().p99(), before.good().count(),
                during.good().p99(), later.good().p99(),
                during.good().count() + later.good().count()),
        against);
  }

  private static Line liesDoNotCount(Stage stage, long believed) {
    var against = new ArrayList<>(stage.ledger.everythingWrong());
    if (believed > 0) {
      against.add(believed + " updates count as heard because a page said 200");
    }
    long began = System.nanoTime();
    boolean all =
        Polling.until(
            HEARD_MILLIS,
            () ->
                stage.shops().stream()
                    .allMatch(shop -> shop.book().stream().allMatch(BookedOrder::paid)));
    if (!all) {
      against.add("not every order was told after the shops had recovered");
    }
    long told = stage.shops().get(LYING).book().size();
    return Line.of(
        "a page with status 200 is not an answer, and a shop that recovers hears everything",
        "%d orders at the shop that lied, %d of them counted as heard; everything told %.0f s after all recovered"
            .formatted(told, believed, (System.nanoTime() - began) / 1e9),
        against);
  }

  /// Updates of orders at the lying shop that count as heard.
  private static long delivered(SqliteReader reader, String prefix) {
    return reader.read(
        t ->
            t.handle()
                .createQuery(
                    """
                    select count(*) from order_update u join shop_order o on o.id = u.order_id
                      join shop s on s.id = o.shop_id
                    where s.name = :shop and o.shop_order_id like :prefix and u.state = 'delivered'
                    """)
                .bind("shop", "shop-" + (LYING + 1))
                .bind("prefix", prefix + "%")
                .mapTo(long.class)
                .one());
  }
}
