package paybridge.torture;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waiting for what happens in another process, at the edge where nobody rings a bell.
final class Polling {
  private static final long EVERY_MILLIS = 50;

  private Polling() {}

  /// True as soon as it is true; false when it was not within this time.
  static boolean until(long millis, BooleanSupplier it) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!it.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      pause(EVERY_MILLIS);
    }
    return true;
  }

  /// Lets this much time go by.
  static void pause(long millis) {
    try {
      var _ = new Semaphore(0).tryAcquire(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting", stopped);
    }
  }
}
