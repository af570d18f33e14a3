package paybridge.bench;

/// One line of the result: a figure of the bridge beside the floor's in the same run.
///
/// @param name of the row, such as `checkout`
/// @param figure what was measured, with its unit
/// @param floor the floor's figure
/// @param ratio ours by the floor's, the median of the runs' own ratios
/// @param aim in words
/// @param holds whether the aim is kept
record Row(
    String name, String figure, double ours, double floor, double ratio, String aim, boolean holds) {
  static Row throughput(String name, double ours, double floor, double ratio, double least) {
    return new Row(
        name, "calls/s at saturation", ours, floor, ratio, "ratio ≥ " + least, ratio >= least);
  }

  static Row latency(String name, int rate, double ours, double floor, double most) {
    return new Row(
        name, "p99 ms at " + rate + "/s", ours, floor, floor == 0 ? 0 : ours / floor,
        "≤ " + most + " ms", ours <= most);
  }
}
