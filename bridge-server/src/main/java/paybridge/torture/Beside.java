package paybridge.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// How long checkouts take without something, and beside it: measured in turn, several times, so
/// that what else the machine does meets both.
final class Beside {
  private static final int PAIRS = 3;
  private static final AtomicInteger MEASURED = new AtomicInteger();
  private static final int PER_SECOND = 50;

  /// So long the end of something that lasts longer than itself may still be felt.
  private static final long SETTLE_MILLIS = 1_500;

  /// What the machine's own noise can be.
  private static final double NOISE_MILLIS = 50;

  private final Times without = new Times();
  private final Times with = new Times();
  private final double[] p99Without = new double[PAIRS];
  private final double[] p99With = new double[PAIRS];

  /// Begins the something; it ends when it is closed.
  @FunctionalInterface
  interface Begins {
    Ends begin();
  }

  /// The end of it.
  @FunctionalInterface
  interface Ends extends AutoCloseable {
    @Override
    void close();
  }

  /// Measures for about this time.
  ///
  /// @param lasting what it does lasts longer than itself: everything without it is measured first
  static Beside measure(Stage stage, Duration time, boolean lasting, Begins something)
      throws InterruptedException {
    var each = Duration.ofMillis(time.toMillis() / (2 * PAIRS + 1));
    var beside = new Beside();
    MEASURED.incrementAndGet();
    warmUp(stage, lasting, something, each);
    for (int pair = 0; lasting && pair < PAIRS; pair++) {
      beside.alone(stage, pair, each);
    }
    for (int pair = 0; pair < PAIRS; pair++) {
      if (!lasting) {
        beside.alone(stage, pair, each);
      }
      try (var _ = something.begin()) {
        var other = checkouts(stage, "B" + pair + "-", each);
        beside.p99With[pair] = other.p99();
        beside.with.addAll(other);
      }
      if (lasting) {
        Polling.pause(SETTLE_MILLIS);
      }
    }
    Arrays.sort(beside.p99Without);
    Arrays.sort(beside.p99With);
    return beside;
  }

  /// Both sides meet everything once before it counts: code that runs for the first time is slow.
  private static void warmUp(Stage stage, boolean lasting, Begins something, Duration time)
      throws InterruptedException {
    if (lasting) {
      checkouts(stage, "W", time);
      return;
    }
    try (var _ = something.begin()) {
      checkouts(stage, "W", time);
    }
  }

  private void alone(Stage stage, int pair, Duration time) throws InterruptedException {
    var alone = checkouts(stage, "A" + pair + "-", time);
    p99Without[pair] = alone.p99();
    without.addAll(alone);
  }

  private static Times checkouts(Stage stage, String prefix, Duration time)
      throws InterruptedException {
    var times = new Times();
    var talk = stage.talk(0);
    Crowd.pace(
        PER_SECOND,
        time,
        stage.ledger,
        beat -> {
          var id = prefix + beat.number() + "-" + MEASURED.get();
          var raw = talk.envelope("checkout", Story.checkout(talk.shop(), id, 1_000));
          var answer = talk.once("checkout", "open-" + id, raw);
          times.since(beat.due());
          if (answer.statusCode() != 200) {
            stage.ledger.wrong("checkout of " + id + " was answered " + answer.statusCode());
          }
        });
    return times;
  }

  /// Both, for a line.
  String figure() {
    return "checkout p50 %.0f ms, p99 %.0f ms without, p50 %.0f ms, p99 %.0f ms beside it (%d and %d checkouts, the middle one of %d p99 each)"
        .formatted(
            without.p50(), p99(p99Without), with.p50(), p99(p99With), without.count(),
            with.count(), PAIRS);
  }

  /// What is to be said when it rose by more than half, and by more than noise.
  List<String> against() {
    var against = new ArrayList<String>();
    if (p99(p99With) > 1.5 * p99(p99Without) + NOISE_MILLIS) {
      against.add(
          "p99 rose from %.0f to %.0f ms, more than by half and 50 ms"
              .formatted(p99(p99Without), p99(p99With)));
    }
    return against;
  }

  private static double p99(double[] sorted) {
    return sorted[PAIRS / 2];
  }
}
