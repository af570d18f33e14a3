package paybridge.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Thousands of connections that say next to nothing, beside shops that want to sell: while they
/// stay, and while they come and break off.
final class SlowLorisRun implements Run {
  private static final int HALF_OPEN = 2_000;
  private static final int ALL_HALF_OPEN = 5_000;
  private static final int SLOW_BODIES = 200;

  private static final String BODY =
      "Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{";

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
    return 50;
  }

  @Override
  public boolean measures() {
    return true;
  }

  @Override
  public List<Line> run(Effort effort) throws InterruptedException {
    try (var stage = Stage.open(effort, Cast.of(1).roomy())) {
      return List.of(stay(stage, effort), comeAndGo(stage, effort));
    }
  }

  private static Line stay(Stage stage, Effort effort) throws InterruptedException {
    int count = effort.all() ? ALL_HALF_OPEN : HALF_OPEN;
    var letGo = new AtomicInteger();
    var measured =
        Beside.measure(
            stage,
            Duration.ofMillis(effort.time().toMillis() * 4 / 10),
            false,
            () -> {
              var heads = heads(stage, count);
              var bodies = bodies(stage);
              return () -> {
                letGo.addAndGet(heads.letGo() + bodies.letGo());
                heads.close();
                bodies.close();
              };
            });
    var against = new ArrayList<>(stage.ledger.everythingWrong());
    against.addAll(measured.against());
    if (letGo.get() > 0) {
      against.add(letGo.get() + " were let go, so fewer than said stayed");
    }
    return Line.of(
        "a checkout does not feel connections that say next to nothing",
        "%s: %d half-open and %d slow bodies, 1 byte in 10 s"
            .formatted(measured.figure(), count, SLOW_BODIES),
        against);
  }

  private static Line comeAndGo(Stage stage, Effort effort) throws InterruptedException {
    var broken = new AtomicInteger();
    var measured =
        Beside.measure(
            stage,
            Duration.ofMillis(effort.time().toMillis() * 3 / 10),
            false,
            () -> {
              var stopped = new AtomicBoolean();
              var storm =
                  Thread.ofPlatform().daemon().start(() -> storm(stage, stopped, broken));
              return () -> {
                stopped.set(true);
                try {
                  storm.join();
                } catch (InterruptedException interrupted) {
                  Thread.currentThread().interrupt();
                }
              };
            });
    var against = new ArrayList<>(stage.ledger.everythingWrong());
    against.addAll(measured.against());
    return Line.of(
        "nor such as come and break off in the middle of a request",
        "%s: %d of them, %d in a second"
            .formatted(measured.figure(), broken.get(), Dribble.PER_SECOND),
        against);
  }

  private static void storm(Stage stage, AtomicBoolean stopped, AtomicInteger broken) {
    while (!stopped.get()) {
      try (var heads = heads(stage, HALF_OPEN / 4);
          var bodies = bodies(stage)) {
        broken.addAndGet(HALF_OPEN / 4 + SLOW_BODIES - heads.letGo() - bodies.letGo());
      }
    }
  }

  private static Dribble heads(Stage stage, int count) {
    return new Dribble(stage.bridge.address(), count, head(stage) + "X-Slow: ");
  }

  private static Dribble bodies(Stage stage) {
    return new Dribble(stage.bridge.address(), SLOW_BODIES, head(stage) + BODY);
  }

  private static String head(Stage stage) {
    return "POST " + stage.talk(0).path("checkout") + " HTTP/1.1\r\nHost: bridge\r\n";
  }
}
