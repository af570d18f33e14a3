package paybridge.torture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import paybridge.db.SqliteReader;

/// One notification that does not stop coming.
final class DuplicatesRun implements Run {
  private static final int MOST_COPIES = 10_000;
  private static final int COPIES_PER_SECOND = 500;
  private static final int CONNECTIONS = 64;
  private static final long TOTAL = 4_990;
  private static final long HEARD_MILLIS = 30_000;

  @Override
  public String name() {
    return "duplicates";
  }

  @Override
  public String promise() {
    return "one notification is one effect, however often it comes";
  }

  @Override
  public int seconds() {
    return 15;
  }

  @Override
  public boolean measures() {
    return true;
  }

  @Override
  public List<Line> run(Effort effort) throws InterruptedException {
    try (var stage = Stage.open(effort, Cast.of(1).roomy())) {
      var end = effort.deadline(0.9);
      int each = (int) Math.min(MOST_COPIES, effort.time().toSeconds() * COPIES_PER_SECOND);
      int copies = 0;
      int rounds = 0;
      var times = new Times();
      var against = new ArrayList<String>();
      do {
        rounds++;
        copies += each;
        against.addAll(one(stage, "D" + rounds, each, times));
      } while (effort.all() && !end.over());
      against.addAll(stage.ledger.everythingWrong());
      return List.of(
          Line.of(
              "one notification many times: one effect, one note, one picture",
              "%d copies over %d connections (%d payments), acknowledged p50 %.0f ms, p99 %.0f ms"
                  .formatted(copies, CONNECTIONS, rounds, times.p50(), times.p99()),
              against));
    }
  }

  private static List<String> one(Stage stage, String id, int copies, Times times)
      throws InterruptedException {
    var order = stage.talk(0).order(id, TOTAL);
    long before = settled(order);
    var news = stage.news();
    var message = news.paid(order.reference(), TOTAL);
    var heard = new LongAdder();
    Crowd.each(
        CONNECTIONS,
        Collections.nCopies(copies, id),
        stage.ledger,
        _ -> {
          long began = System.nanoTime();
          if (news.send(message) / 100 == 2) {
            heard.increment();
          }
          times.since(began);
        });
    var against = new ArrayList<String>();
    if (!Polling.until(HEARD_MILLIS, order::paid)) {
      against.add(id + " never became paid");
    }
    settled(order);
    expect(against, id + ": copies acknowledged", copies, heard.sum());
    expect(against, id + ": pictures", before + 1, order.sequence());
    expect(against, id + ": notes", 1, order.notes());
    expect(against, id + ": captured", TOTAL, order.amount("captured"));
    try (var reader = new SqliteReader(stage.books())) {
      var kept = reader.read(t -> t.messages().find(stage.account(), message.event()));
      expect(against, id + ": copies counted", copies, kept.map(row -> row.copies()).orElse(0));
    }
    return against;
  }

  /// The number of the newest picture, once no other comes.
  private static long settled(BookedOrder order) {
    long seen = -1;
    while (seen != order.sequence()) {
      seen = order.sequence();
      Polling.pause(1_000);
    }
    return seen;
  }

  private static void expect(List<String> against, String what, long wanted, long found) {
    if (wanted != found) {
      against.add(what + ": " + found + " instead of " + wanted);
    }
  }
}
