package paybridge.torture;

import java.util.concurrent.atomic.AtomicInteger;

/// Starts the bridge of a stage again whenever it has ended by itself, beside whatever a run does.
final class Guardian implements AutoCloseable {
  private static final long LOOK_MILLIS = 10;
  private final Stage stage;
  private final AtomicInteger deaths = new AtomicInteger();
  private volatile boolean stopped;
  private final Thread thread;

  Guardian(Stage stage) {
    this.stage = stage;
    thread = Thread.startVirtualThread(this::run);
  }

  private void run() {
    while (!stopped) {
      try {
        if (stage.revive()) {
          deaths.incrementAndGet();
        }
      } catch (RuntimeException again) {
        // It died while it started; the next look starts it once more.
      }
      Polling.pause(LOOK_MILLIS);
    }
  }

  /// How often it had to.
  int deaths() {
    return deaths.get();
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
