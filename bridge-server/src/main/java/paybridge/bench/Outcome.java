package paybridge.bench;

/// What one run showed.
///
/// @param answered calls answered with a 2xx
/// @param failed calls answered otherwise or not at all
/// @param nanos from the first call to the last answer
/// @param example one answer that was not a 2xx; empty when there is none
record Outcome(long answered, long failed, long nanos, Latencies latencies, String example) {
  double perSecond() {
    return nanos == 0 ? 0 : answered * 1e9 / nanos;
  }

  /// A percentile in milliseconds.
  double millis(double share) {
    return latencies.at(share) / 1e6;
  }
}
