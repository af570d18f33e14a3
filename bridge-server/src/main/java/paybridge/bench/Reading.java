package paybridge.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// How long it takes to prove and read one notification, on one core, measured by JMH. The floor is
/// the digest over the same bytes alone.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Reading {
  private static final double AIM_MICROS = 50;

  /// Which notification is read.
  @Param({"wooshpay", "oceanpayment"})
  public String gateway = "wooshpay";

  private Notification notification = Notification.of(gateway);

  /// Takes the notification of the gateway.
  @Setup
  public void take() {
    notification = Notification.of(gateway);
  }

  /// Proves and reads.
  @Benchmark
  public Object read() {
    return notification.gateway().read(notification.account(), notification.message());
  }

  /// The digest alone.
  @Benchmark
  public byte[] digest() {
    return notification.digest();
  }

  /// Rows, one a gateway.
  static List<Row> measure(Duration span) {
    var run =
        new OptionsBuilder()
            .include(Reading.class.getName() + "\\..*")
            .forks(1)
            .threads(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.milliseconds(span.toMillis() / 2))
            .measurementIterations(3)
            .measurementTime(TimeValue.milliseconds(span.toMillis() / 2))
            .verbosity(VerboseMode.SILENT)
            .build();
    try {
      var results = new Runner(run).run();
      var rows = new ArrayList<Row>();
      for (var name : List.of("wooshpay", "oceanpayment")) {
        double ours = micros(results, name, ".read");
        double floor = micros(results, name, ".digest");
        rows.add(
            new Row(
                "reading " + name, "µs a notification", ours, floor, ours / floor,
                "≤ " + (int) AIM_MICROS + " µs", ours <= AIM_MICROS));
      }
      return rows;
    } catch (RunnerException broken) {
      throw new IllegalStateException("the benchmark of reading broke off", broken);
    }
  }

  private static double micros(
      java.util.Collection<org.openjdk.jmh.results.RunResult> results,
      String gateway,
      String method) {
    return results.stream()
        .filter(
            result ->
                result.getParams().getBenchmark().endsWith(method)
                    && gateway.equals(result.getParams().getParam("gateway")))
        .mapToDouble(result -> result.getPrimaryResult().getScore() / 1000)
        .findFirst()
        .orElseThrow();
  }
}
