package paybridge.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Measures a subject and its floor in turns, so that what else the machine does meets both alike.
///
/// @param rest run after each load on the subject: what it left to do is done before the next
record Pair(String name, Subject floor, Subject ours, Runnable rest) {
  /// What the runs showed.
  record Measured(List<Row> rows, double floorP50, double oursP50, List<Double> ratios) {}

  Measured measure(int rounds, Duration span, int rate, double leastRatio, double mostMillis) {
    var slow = new ArrayList<Outcome>();
    var slowFloor = new ArrayList<Outcome>();
    for (int round = 0; round < rounds; round++) {
      slowFloor.add(floor.openLoop(rate, span));
      slow.add(ours.openLoop(rate, span));
      rest.run();
    }
    var ratios = new ArrayList<Double>();
    var floors = new ArrayList<Double>();
    var figures = new ArrayList<Double>();
    for (int round = 0; round < rounds; round++) {
      floors.add(floor.saturate(span).perSecond());
      figures.add(ours.saturate(span).perSecond());
      ratios.add(figures.getLast() / floors.getLast());
      rest.run();
    }
    return new Measured(
        List.of(
            Row.throughput(
                name,
                Figures.median(figures),
                Figures.median(floors),
                Figures.median(ratios),
                leastRatio),
            Row.latency(name, rate, percentile(slow, .99), percentile(slowFloor, .99), mostMillis)),
        percentile(slowFloor, .5),
        percentile(slow, .5),
        ratios);
  }

  private static double percentile(List<Outcome> runs, double share) {
    return Figures.median(runs.stream().map(run -> run.millis(share)).toList());
  }
}
