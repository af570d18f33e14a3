package paybridge.sandbox.play;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import paybridge.work.Step;

/// What happens later by itself at a played gateway: a refund that is paid, a page that ends, money
/// that is settled.
public final class Agenda implements Step {
  private final ReentrantLock lock = new ReentrantLock();
  private final PriorityQueue<Entry> entries = new PriorityQueue<>(Comparator.comparing(Entry::due));
  private final String name;
  private final InstantSource clock;

  public Agenda(String name, InstantSource clock) {
    this.name = name;
    this.clock = clock;
  }

  private record Entry(Instant due, Runnable what) {}

  /// Does it when the step is turned at or after `due`.
  public void put(Instant due, Runnable what) {
    lock.lock();
    try {
      entries.add(new Entry(due, what));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Runnable> claim(int most) {
    var now = clock.instant();
    var due = new ArrayList<Runnable>();
    lock.lock();
    try {
      while (due.size() < most && !entries.isEmpty() && !entries.element().due().isAfter(now)) {
        due.add(entries.remove().what());
      }
    } finally {
      lock.unlock();
    }
    return due;
  }
}
