package paybridge.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Thousands of connections that say next to nothing, beside shops that want to sell.
final class SlowLorisRun implements Run {
  private static final int HALF_OPEN = 2_000;
  private static final int ALL_HALF_OPEN = 5_000;
  private static final int SLOW_BODIES = 200;
  private static final int PER_SECOND = 20;

  /// Below this the figure is the machine's own noise.
  private static final double NOISE_MILLIS = 50;

  @Override
  public String name() {
    return "slow-loris";
  }

  @Override
  public String promise() {
    return "connections that say next to nothing do not slow a checkout";
  }

  @Override
  public int seconds() {
    return 45;
  }

  @Override
  public List<Line> run(Effort effort) throws InterruptedException {
    try (var stage = Stage.open(effort, Cast.of(1))) {
      var time = Duration.ofMillis(effort.time().toMillis() * 3 / 10);
      checkouts(stage, "W", Duration.ofMillis(time.toMillis() / 3), "card");
      var without = checkouts(stage, "A", time, "card");
      int count = effort.all() ? ALL_HALF_OPEN : HALF_OPEN;
      var head = "POST /shops/x/checkout HTTP/1.1\r\nHost: bridge\r\n";
      Times with;
      int letGo;
      try (var headers = new Dribble(stage.bridge.address(), count, head + "X-Slow: ");
          var bodies =
              new Dribble(
                  stage.bridge.address(),
                  SLOW_BODIES,
                  head + "Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{")) {
        with = checkouts(stage, "B", time, "card");
        letGo = headers.closed() + bodies.closed();
      }
      var against = new ArrayList<>(stage.ledger.everythingWrong());
      slower(against, without, with);
      return List.of(
          Line.of(
              "a checkout does not feel connections that say next to nothing",
              "checkout p50 %.0f ms, p99 %.0f ms without, p50 %.0f ms, p99 %.0f ms beside %d half-open and %d slow bodies (1 byte in 10 s; %d let go)"
                  .formatted(
                      without.p50(), without.p99(), with.p50(), with.p99(), count, SLOW_BODIES,
                      letGo),
              against));
    }
  }

  /// How long a checkout takes at an even pace.
  static Times checkouts(Stage stage, String prefix, Duration time, String method)
      throws InterruptedException {
    var times = new Times();
    var talk = stage.talk(0);
    Crowd.pace(
        PER_SECOND,
        time,
        stage.ledger,
        beat -> {
          var id = prefix + beat.number();
          var body = Story.checkout(talk.shop(), id, 1_000).put("method", method);
          var answer = talk.once("checkout", "open-" + id, talk.envelope("checkout", body));
          times.since(beat.due());
          if (answer.statusCode() != 200) {
            stage.ledger.wrong("checkout of " + id + " was answered " + answer.statusCode());
          }
        });
    return times;
  }

  /// One half more, and less than nothing that could be noise.
  static void slower(List<String> against, Times without, Times with) {
    double most = 1.5 * without.p99() + NOISE_MILLIS;
    if (with.p99() > most) {
      against.add(
          "p99 rose from %.0f to %.0f ms, more than by half and 50 ms"
              .formatted(without.p99(), with.p99()));
    }
  }
}
