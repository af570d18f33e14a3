package paybridge.torture;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import paybridge.work.Chance;

/// The same call two hundred times at once, again and again with new keys, while the bridge is
/// killed: one answer, one page at the gateway.
final class IdempotencyRun implements Run {
  private static final int COPIES = 200;
  private static final int ALL_KEYS = 1_000;
  private static final int SLOW_KEYS = 3;

  /// Longer than a second caller waits for the first one's answer (5 s).
  private static final long SLOW_MILLIS = 6_500;

  /// What the gateway needs to open a page: long enough to be killed in between.
  private static final long WORK_MILLIS = 250;

  private static final int LONGEST_LIFE_MILLIS = 4_000;

  @Override
  public String name() {
    return "idempotency";
  }

  @Override
  public String promise() {
    return "the same call gets the same bytes and opens one page, however often it is made";
  }

  @Override
  public int seconds() {
    return 35;
  }

  @Override
  public List<Line> run(Effort effort) throws InterruptedException {
    try (var stage = Stage.open(effort, Cast.of(1).options("--gateway-patience", "9000"))) {
      var end = effort.deadline(0.8);
      var lines = new ArrayList<Line>();
      lines.add(inFlight(stage));
      lines.add(manyKeys(stage, effort, end));
      return lines;
    }
  }

  /// A second caller waits, and is then told when to come again.
  private static Line inFlight(Stage stage) throws InterruptedException {
    var talk = stage.talk(0);
    var waited = new AtomicInteger();
    var against = new ConcurrentLinkedQueue<String>();
    stage.gateway.delays(number -> number.startsWith("S") ? SLOW_MILLIS : WORK_MILLIS);
    Crowd.each(
        SLOW_KEYS,
        List.of("S1", "S2", "S3"),
        stage.ledger,
        id -> {
          var raw = talk.envelope("checkout", Story.checkout(talk.shop(), id, 1_000));
          var answers = new ConcurrentLinkedQueue<HttpResponse<byte[]>>();
          Crowd.each(
              10,
              Collections.nCopies(10, id),
              stage.ledger,
              _ -> answers.add(talk.once("checkout", "slow-" + id, raw)));
          var last = talk.repeat("checkout", "slow-" + id, raw);
          for (var answer : answers) {
            if (answer.statusCode() == 409
                && answer.headers().firstValue("Retry-After").isPresent()) {
              waited.incrementAndGet();
            } else if (answer.statusCode() != 200 || !Arrays.equals(answer.body(), last.body())) {
              against.add("a call in flight was answered " + answer.statusCode());
            }
          }
        });
    if (waited.get() == 0) {
      against.add("no second caller was told to come again");
    }
    against.addAll(sessions(stage, SLOW_KEYS));
    return Line.of(
        "a call that is still at work answers 409 with Retry-After, then the same bytes",
        waited + " callers told to come again, " + SLOW_KEYS + " pages opened",
        against);
  }

  private static Line manyKeys(Stage stage, Effort effort, Effort.Deadline end)
      throws InterruptedException {
    var killer = new Killer(stage, Chance.seeded(effort.seed() + 3), LONGEST_LIFE_MILLIS);
    killer.begin();
    int keys = 0;
    int refused = 0;
    try {
      while (effort.all() ? keys < ALL_KEYS : !end.over()) {
        keys++;
        refused += oneKey(stage, "K" + keys) ? 1 : 0;
      }
    } finally {
      killer.end();
    }
    var against = new ArrayList<>(stage.ledger.everythingWrong());
    against.addAll(sessions(stage, keys + SLOW_KEYS));
    if (refused < keys) {
      against.add("another body with the same key was not refused " + (keys - refused) + " times");
    }
    return Line.of(
        "one key is one answer and one page at the gateway, through kills",
        "%d keys × %d calls at once, %d kills, %d answers lost to them, %d pages opened, other bodies refused %d times"
            .formatted(
                keys, COPIES, killer.kills(), stage.ledger.lostAnswers(),
                stage.ledger.sessions().size(), refused),
        against);
  }

  /// True when another body was refused afterwards.
  private static boolean oneKey(Stage stage, String id) throws InterruptedException {
    var talk = stage.talk(0);
    var raw = talk.envelope("checkout", Story.checkout(talk.shop(), id, 1_000));
    var answers = new ConcurrentLinkedQueue<ShopTalk.Heard>();
    Crowd.each(
        COPIES,
        Collections.nCopies(COPIES, "order " + id),
        stage.ledger,
        _ -> answers.add(talk.repeat("checkout", "key-" + id, raw)));
    var first = answers.peek();
    if (first == null || first.status() != 200 || answers.size() != COPIES) {
      stage.ledger.wrong("order " + id + " was answered " + answers.size() + " times: " + first);
      return false;
    }
    if (!answers.stream().allMatch(one -> Arrays.equals(one.body(), first.body()))) {
      stage.ledger.wrong("order " + id + " got different answers to one key");
    }
    var other = talk.envelope("checkout", Story.checkout(talk.shop(), id, 1_001));
    var refused = talk.repeat("checkout", "key-" + id, other);
    return refused.status() == 422
        && refused.json().path("type").asText().endsWith("/key-reused");
  }

  private static List<String> sessions(Stage stage, int orders) {
    var against = new ArrayList<>(stage.ledger.doubles());
    if (stage.ledger.sessions().size() != orders) {
      against.add(
          orders + " orders were asked for, " + stage.ledger.sessions().size() + " opened");
    }
    return against;
  }
}
