package paybridge.torture;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/// How long something took, many times.
final class Times {
  private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

  void add(long took) {
    nanos.add(took);
  }

  /// Adds the time since this moment of the steady clock.
  void since(long began) {
    add(System.nanoTime() - began);
  }

  void addAll(Times others) {
    nanos.addAll(others.nanos);
  }

  int count() {
    return nanos.size();
  }

  /// In milliseconds; 0 when there is none.
  double percentile(int percent) {
    var sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted.length == 0
        ? 0
        : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
  }

  double p50() {
    return percentile(50);
  }

  double p99() {
    return percentile(99);
  }
}
