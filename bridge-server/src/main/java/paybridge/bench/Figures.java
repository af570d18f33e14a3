package paybridge.bench;

import java.util.Arrays;
import java.util.Collection;

/// The arithmetic of several runs.
final class Figures {
  private Figures() {}

  /// The middle value; of an even number the mean of the two in the middle.
  static double median(Collection<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no values, no median");
    }
    var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
        .average()
        .orElseThrow();
  }
}
