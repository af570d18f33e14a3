package paybridge.db;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What waits for the one writer, in two lines: what somebody waits for, and what nobody does.
/// While there is work in the first, every group takes a little of the second, the less the more
/// people wait, so that neither stands still.
final class WaitingWork<T> {
  /// A group with work of the first line is filled up with the second to this size, and always by
  /// one.
  private static final int FILLED = 6;

  /// How much of the second line makes a group of its own: work of the first that comes meanwhile
  /// waits for it.
  private static final int ALONE = 16;

  /// Which line.
  enum Turn {
    FIRST,
    BEHIND,
    /// After everything that waits now.
    LAST
  }

  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition some = lock.newCondition();
  private final ArrayDeque<T> first = new ArrayDeque<>();
  private final ArrayDeque<T> behind = new ArrayDeque<>();

  /// @param most of one group
  WaitingWork(int most) {
    this.most = most;
  }

  void add(T work, Turn turn) {
    lock.lock();
    try {
      if (turn == Turn.LAST) {
        first.addAll(behind);
        behind.clear();
      }
      (turn == Turn.BEHIND ? behind : first).add(work);
      some.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for work and moves the next group of it into `group`.
  void take(List<T> group) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (first.isEmpty() && behind.isEmpty()) {
        some.await();
      }
      int along = first.isEmpty() ? ALONE : Math.max(1, FILLED - first.size());
      move(first, group, most - 1);
      move(behind, group, along);
    } finally {
      lock.unlock();
    }
  }

  private static <T> void move(ArrayDeque<T> from, List<T> to, int most) {
    for (int i = 0; i < most && !from.isEmpty(); i++) {
      to.add(from.remove());
    }
  }
}
