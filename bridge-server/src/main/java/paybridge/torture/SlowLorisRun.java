package paybridge.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Thousands of connections that say next to nothing, beside shops that want to sell.
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
    return 25;
  }

  @Override
  public boolean measures() {
    return true;
  }

  @Override
  public List<Line> run(Effort effort) throws InterruptedException {
    try (var stage = Stage.open(effort, Cast.of(1))) {
      int count = effort.all() ? ALL_HALF_OPEN : HALF_OPEN;
      var head = "POST " + stage.talk(0).path("checkout") + " HTTP/1.1\r\nHost: bridge\r\n";
      var letGo = new AtomicInteger();
      var measured =
          Beside.measure(
              stage,
              Duration.ofMillis(effort.time().toMillis() * 7 / 10),
              false,
              () -> {
                var headers = new Dribble(stage.bridge.address(), count, head + "X-Slow: ");
                var bodies = new Dribble(stage.bridge.address(), SLOW_BODIES, head + BODY);
                return () -> {
                  letGo.addAndGet(headers.closed() + bodies.closed());
                  headers.close();
                  bodies.close();
                };
              });
      var against = new ArrayList<>(stage.ledger.everythingWrong());
      against.addAll(measured.against());
      return List.of(
          Line.of(
              "a checkout does not feel connections that say next to nothing",
              "%s: %d half-open and %d slow bodies, 1 byte in 10 s (%d let go)"
                  .formatted(measured.figure(), count, SLOW_BODIES, letGo.get()),
              against));
    }
  }
}
