package paybridge.db;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/// A few connections shared by many callers. One that fails is thrown away and opened anew.
final class Lanes implements AutoCloseable {
  private final Jdbi jdbi;
  private final Semaphore free;
  private final ConcurrentLinkedQueue<Lane> idle = new ConcurrentLinkedQueue<>();

  Lanes(Jdbi jdbi, int most) {
    this.jdbi = jdbi;
    this.free = new Semaphore(most);
  }

  <T> T with(Function<Lane, T> work) {
    free.acquireUninterruptibly();
    boolean good = false;
    Lane lane = null;
    try {
      lane = idle.poll();
      if (lane == null) {
        lane = new Lane(jdbi);
      }
      var result = work.apply(lane);
      good = true;
      return result;
    } finally {
      if (lane != null) {
        giveBack(lane, good);
      }
      free.release();
    }
  }

  private void giveBack(Lane lane, boolean good) {
    if (good) {
      idle.add(lane);
      return;
    }
    try {
      lane.close();
    } catch (RuntimeException alreadyBroken) {
      // The failure that broke it is on its way to the caller.
    }
  }

  @Override
  public void close() {
    for (var lane = idle.poll(); lane != null; lane = idle.poll()) {
      giveBack(lane, false);
    }
  }
}
