package paybridge.torture;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import paybridge.db.SqliteReader;

/// A gateway that moves money and hangs up before it answers, and never sends a word by itself.
final class SilentGatewayRun implements Run {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ALL_DROPS = 1_000;
  private static final String CUSTOMER = "17";
  private static final long TOTAL = 6_000;
  private static final int AT_ONCE = 4;
  private static final long RESOLVED_MILLIS = 180_000;

  @Override
  public String name() {
    return "silent-gateway";
  }

  @Override
  public String promise() {
    return "a move of money that nobody answered is never sent again; asking settles it";
  }

  @Override
  public int seconds() {
    return 35;
  }

  @Override
  public List<Line> run(Effort effort) throws InterruptedException {
    try (var stage = Stage.open(effort, Cast.of(1));
        var reader = new SqliteReader(stage.books())) {
      var card = StoredCard.of(stage, "first", CUSTOMER, TOTAL);
      stage.gateway.mute(true);
      stage.gateway.drops(true);
      var charged = charge(stage, effort, card);
      var ages = awaitPaid(stage, charged);
      long charges = stage.gateway.dropped();
      refund(stage, charged);
      long refunds = stage.gateway.dropped() - charges;
      long began = System.nanoTime();
      boolean settled = Polling.until(RESOLVED_MILLIS, () -> open(reader) == 0);
      double seconds = (System.nanoTime() - began) / 1e9;
      stage.gateway.drops(false);
      charged.keySet().forEach(BookedOrder::end);
      stage.promises().booksAgree(stage.over(), 60_000);
      var against = new ArrayList<>(stage.ledger.everythingWrong());
      against.addAll(stage.ledger.doubles());
      if (!settled) {
        against.add(open(reader) + " moves of money are still unknown");
      }
      return List.of(
          Line.of(
              "no move of money was sent twice, and every one was settled by asking",
              "%d charges and %d refunds moved money and dropped the reply (of %d sent); charges known after p50 %.1f s, p99 %.1f s; nothing unknown %.0f s after the last refund"
                  .formatted(
                      charges, refunds, stage.ledger.moves().size(), ages.p50() / 1e3,
                      ages.p99() / 1e3, seconds),
              against));
    }
  }

  /// Charges the card for one order after the other; when each was asked.
  private static Map<BookedOrder, Long> charge(Stage stage, Effort effort, String card)
      throws InterruptedException {
    var asked = new ConcurrentHashMap<BookedOrder, Long>();
    int made = 0;
    var end = effort.deadline(0.35);
    while (stage.gateway.dropped() < ALL_DROPS && (effort.all() || !end.over())) {
      var some = new ArrayList<Integer>();
      for (int i = 0; i < AT_ONCE * 3; i++) {
        made++;
        some.add(made);
      }
      Crowd.each(
          AT_ONCE,
          some,
          stage.ledger,
          i -> {
            var order = stage.talk(0).shop().open(new BookedOrder("C" + i, TOTAL, stage.ledger));
            asked.put(order, System.nanoTime());
            take(stage, stage.talk(0).call("charge", "charge-" + i, StoredCard.charge(order, card, CUSTOMER)));
          });
    }
    return asked;
  }

  private static Times awaitPaid(Stage stage, Map<BookedOrder, Long> charged) {
    if (!Polling.until(
        RESOLVED_MILLIS, () -> charged.keySet().stream().allMatch(BookedOrder::paid))) {
      long left = charged.keySet().stream().filter(order -> !order.paid()).count();
      stage.ledger.wrong(left + " charges never became known");
    }
    var ages = new Times();
    charged.forEach(
        (order, asked) -> {
          if (order.paid()) {
            ages.add(order.paidAt() - asked);
          }
        });
    return ages;
  }

  private static void refund(Stage stage, Map<BookedOrder, Long> charged)
      throws InterruptedException {
    var some = charged.keySet().stream().filter(BookedOrder::paid).limit(charged.size() / 2).toList();
    Crowd.each(
        AT_ONCE,
        some,
        stage.ledger,
        order -> {
          var body = JSON.createObjectNode().put("order", order.id()).put("refund", "r-" + order.id());
          body.put("reason", "asked").set("amount", Story.money(TOTAL / 3));
          take(stage, stage.talk(0).call("refund", "back-" + order.id(), body));
        });
  }

  private static void take(Stage stage, ShopTalk.Heard heard) {
    if (heard.status() == 200) {
      stage.talk(0).shop().apply(heard.json().path("order"));
    } else {
      stage.ledger.wrong("a move of money was answered " + heard.json());
    }
  }

  private static long open(SqliteReader reader) {
    return reader.read(
        t ->
            t.handle()
                .createQuery(
                    "select count(*) from operation where state in ('intended', 'sending', 'unknown')")
                .mapTo(long.class)
                .one());
  }
}
