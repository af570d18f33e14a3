package paybridge.torture;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Many at the same time.
final class Crowd {
  private Crowd() {}

  /// What one of them does.
  @FunctionalInterface
  interface Task<T> {
    void with(T one) throws Exception;
  }

  /// Does it for all of these, so many at a time, and waits for the last one. What goes wrong is
  /// written into the ledger.
  static <T> void each(int atOnce, Iterable<T> all, Ledger ledger, Task<T> task)
      throws InterruptedException {
    var free = new Semaphore(atOnce);
    for (var one : all) {
      free.acquire();
      Thread.startVirtualThread(
          () -> {
            try {
              task.with(one);
            } catch (InterruptedException stopped) {
              Thread.currentThread().interrupt();
            } catch (Exception wrong) {
              ledger.wrong(one + ": " + wrong);
            } finally {
              free.release();
            }
          });
    }
    free.acquire(atOnce);
  }

  /// Begins one after the other at an even pace, whether or not those before have ended, and waits
  /// for the last one.
  ///
  /// @param task is given the number of the one and the nanosecond at which it was due
  static void pace(int perSecond, Duration time, Ledger ledger, Task<Beat> task)
      throws InterruptedException {
    long begin = System.nanoTime();
    long gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long count = time.toNanos() / gap;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        var beat = new Beat(i, begin + i * gap);
        while (System.nanoTime() < beat.due()) {
          Polling.pause(1);
        }
        threads.execute(
            () -> {
              try {
                task.with(beat);
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              } catch (Exception wrong) {
                ledger.wrong("call " + beat.number() + ": " + wrong);
              }
            });
      }
    }
  }

  /// One of an even pace.
  record Beat(int number, long due) {}
}
