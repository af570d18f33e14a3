package paybridge.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns steps for as long as the server runs: looks when its bell rings and twice a second, and
/// runs what was claimed side by side.
public final class Worker implements Bell, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final long LOOK_MILLIS = 500;
  private static final int AT_ONCE = 64;
  private final Executor executor;
  private final Map<String, Semaphore> bells = new ConcurrentHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  public Worker(Executor executor) {
    this.executor = executor;
  }

  /// Begins to turn a step.
  public void turn(Step step) {
    var bell = bells.computeIfAbsent(step.name(), _ -> new Semaphore(0));
    threads.add(Thread.ofVirtual().name(step.name()).start(() -> run(step, bell)));
  }

  @Override
  public void ring(String step) {
    var bell = bells.get(step);
    if (bell != null && bell.availablePermits() == 0) {
      bell.release();
    }
  }

  private void run(Step step, Semaphore bell) {
    var free = new Semaphore(AT_ONCE);
    try {
      while (!stopped) {
        free.acquire();
        int room = 1 + free.drainPermits();
        var claimed = claim(step, room);
        free.release(room - claimed.size());
        for (var task : claimed) {
          hand(step, task, free);
        }
        if (claimed.isEmpty()) {
          var _ = bell.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
          bell.drainPermits();
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void hand(Step step, Runnable task, Semaphore free) {
    try {
      executor.execute(() -> run(step, task, free));
    } catch (RejectedExecutionException closing) {
      free.release();
      stopped = true;
    }
  }

  private List<Runnable> claim(Step step, int room) {
    try {
      return step.claim(room);
    } catch (RuntimeException failure) {
      if (!stopped) {
        LOG.warn("{} could not be claimed", step.name(), failure);
      }
      return List.of();
    }
  }

  private void run(Step step, Runnable task, Semaphore free) {
    try {
      task.run();
    } catch (RuntimeException failure) {
      if (!stopped) {
        LOG.warn("{} failed; its lease brings it back", step.name(), failure);
      }
    } finally {
      free.release();
    }
  }

  @Override
  public void close() {
    stopped = true;
    threads.forEach(Thread::interrupt);
    try {
      for (var thread : threads) {
        thread.join(2_000);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
