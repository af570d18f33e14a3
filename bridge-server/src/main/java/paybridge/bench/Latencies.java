package paybridge.bench;

import java.util.Arrays;

/// Every latency of a run, in nanoseconds; exact, nothing is put into classes.
final class Latencies {
  private long[] values = new long[1024];
  private int count;
  private boolean sorted = true;

  void add(long nanos) {
    if (count == values.length) {
      values = Arrays.copyOf(values, count * 2);
    }
    values[count++] = nanos;
    sorted = false;
  }

  int count() {
    return count;
  }

  /// The smallest value that at least `share` of all values do not exceed (nearest rank); 0 when
  /// there are none.
  ///
  /// @param share above 0 up to 1, so 0.99 for the 99th percentile
  long at(double share) {
    if (share <= 0 || share > 1) {
      throw new IllegalArgumentException("a share is above 0 and at most 1");
    }
    if (count == 0) {
      return 0;
    }
    if (!sorted) {
      Arrays.sort(values, 0, count);
      sorted = true;
    }
    // 0.99 · 100 is a little more than 99 in binary; one part in a billion is no rank
    int rank = (int) Math.ceil(share * count - 1e-9 * count);
    return values[Math.max(1, rank) - 1];
  }
}
