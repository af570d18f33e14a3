package paybridge.torture;

import java.util.ArrayList;
import java.util.List;
import paybridge.db.SqliteReader;

/// A shop that was away while its orders were paid, and comes back.
final class ShopReturnsRun implements Run {
  private static final int ALL_UPDATES = 10_000;
  private static final long TOTAL = 3_000;
  private static final long BACK_MILLIS = 240_000;
  private static final int AT_ONCE = 16;

  @Override
  public String name() {
    return "shop-returns";
  }

  @Override
  public String promise() {
    return "a shop that comes back hears everything, the newest only, and holds nobody up";
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
    try (var stage = Stage.open(effort, Cast.of(2).roomy());
        var reader = new SqliteReader(stage.books())) {
      var away = stage.shops().getFirst();
      away.mood(Shop.Mood.AWAY);
      int orders = pile(stage, effort);
      long due = count(reader, "state = 'due'");
      long superseded = count(reader, "state = 'superseded'");
      away.forgetPushes();
      long began = System.nanoTime();
      away.mood(Shop.Mood.HONEST);
      var good = new Times();
      var beside = Thread.startVirtualThread(() -> beside(stage, away, good));
      boolean all = Polling.until(BACK_MILLIS, () -> heard(away));
      double seconds = (System.nanoTime() - began) / 1e9;
      beside.join();
      var against = new ArrayList<>(stage.ledger.everythingWrong());
      if (!all) {
        against.add("not everything was applied within 4 minutes");
      }
      long more =
          away.book().stream().filter(order -> away.pushes(order.id()) > 1).count();
      if (more > 0) {
        against.add(more + " orders were told more than once");
      }
      if (good.p99() > 1_000) {
        against.add("the other shop waited %.0f ms (p99) meanwhile".formatted(good.p99()));
      }
      return List.of(
          Line.of(
              "a shop that was away hears the newest of every order, once, and others do not wait",
              "%d orders, %d updates due and %d older ones superseded; all applied after %.0f s; the other shop's acknowledged to applied p99 %.0f ms meanwhile (%d)"
                  .formatted(orders, due, superseded, seconds, good.p99(), good.count()),
              against));
    }
  }

  /// Two pictures for each order: paid, then a part given back.
  private static int pile(Stage stage, Effort effort) throws InterruptedException {
    var end = effort.deadline(0.35);
    int made = 0;
    while (effort.all() ? made < ALL_UPDATES : !end.over() && made < ALL_UPDATES) {
      var some = new ArrayList<Integer>();
      for (int i = 0; i < AT_ONCE * 4; i++) {
        made++;
        some.add(made);
      }
      Crowd.each(
          AT_ONCE,
          some,
          stage.ledger,
          i -> {
            var order = stage.talk(0).order("R" + i, TOTAL);
            var news = stage.news();
            news.tell(news.paid(order.reference(), TOTAL));
            var given = news.picture(order.reference(), TOTAL, "paid");
            news.tell(
                news.message(
                    "evt-back-" + i,
                    "refund.done",
                    news.refunded(given, "re_" + i, 1_000, "done")));
          });
    }
    return made;
  }

  private static boolean heard(Shop shop) {
    return shop.book().stream()
        .allMatch(order -> order.paid() && order.amount("refunded") == 1_000);
  }

  /// The other shop's orders are paid one after the other while the first one catches up.
  private static void beside(Stage stage, Shop away, Times times) {
    try {
      for (int i = 0; i == 0 || (!heard(away) && i < 2_000); i++) {
        var order = stage.talk(1).order("G" + i, TOTAL);
        stage.news().tell(stage.news().paid(order.reference(), TOTAL));
        long acknowledged = System.nanoTime();
        if (Polling.until(10_000, order::paid)) {
          times.add(Math.max(0, order.paidAt() - acknowledged));
        } else {
          stage.ledger.wrong("the other shop did not hear of order " + order.id());
        }
        Polling.pause(50);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static long count(SqliteReader reader, String where) {
    return reader.read(
        t ->
            t.handle()
                .createQuery("select count(*) from order_update where " + where)
                .mapTo(long.class)
                .one());
  }
}
