package paybridge.torture;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import paybridge.work.Chance;

/// Kills the bridge of a stage again and again, at random moments, beside whatever a run does.
final class Killer {
  private static final long SHORTEST_LIFE_MILLIS = 500;
  private final Stage stage;
  private final Chance chance;
  private final int longestLife;
  private final AtomicInteger kills = new AtomicInteger();
  private volatile boolean stopped;
  private volatile @Nullable Thread thread;

  Killer(Stage stage, Chance chance, int longestLife) {
    this.stage = stage;
    this.chance = chance;
    this.longestLife = longestLife;
  }

  void begin() {
    thread = Thread.startVirtualThread(this::run);
  }

  private void run() {
    while (!stopped) {
      long end = System.nanoTime() + (SHORTEST_LIFE_MILLIS + chance.below(longestLife)) * 1_000_000;
      while (!stopped && System.nanoTime() < end) {
        Polling.pause(20);
      }
      if (!stopped) {
        kills.incrementAndGet();
        try {
          stage.killAndRestart();
        } catch (RuntimeException gone) {
          stage.ledger.wrong("the bridge did not come back after a kill: " + gone);
        }
      }
    }
  }

  int kills() {
    return kills.get();
  }

  /// Kills no more; the bridge is up.
  void end() throws InterruptedException {
    stopped = true;
    var running = thread;
    if (running != null) {
      running.join();
    }
  }
}
