package paybridge.api;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Stands still until a test says go.
final class Waiting {
  private Waiting() {}

  static void forIt(CountDownLatch go) {
    try {
      if (!go.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody said go");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
