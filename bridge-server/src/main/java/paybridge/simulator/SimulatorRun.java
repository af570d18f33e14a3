package paybridge.simulator;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/// Runs whole years of a small busy world, seed after seed, each with other trouble; red as soon as one
/// law was broken once. One seed is thirty days of orders and the ten calm days after them; less
/// than that is one shorter seed. Each world turns in one thread; every core turns one.
public final class SimulatorRun {
  static final long DAYS = 30;
  static final double YEAR = 365;

  private final Ground ground;
  private final InstantSource realTime;

  /// @param realTime only to tell how long it took
  public SimulatorRun(Ground ground, InstantSource realTime) {
    this.ground = ground;
    this.realTime = realTime;
  }

  /// Runs so many years of busy time, at least one seed. True when every law was kept.
  ///
  /// @param firstSeed the next ones follow
  public boolean run(long firstSeed, double years, PrintWriter out) {
    return run(firstSeed, years, out, _ -> {});
  }

  /// As the other.
  ///
  /// @param figure is told what was lived through, in one line
  public boolean run(
      long firstSeed, double years, PrintWriter out, Consumer<String> figure) {
    long days = Math.clamp(Math.round(years * YEAR), 1, DAYS);
    long seeds = Math.max(1, Math.round(years * YEAR / DAYS));
    long began = realTime.millis();
    var sums = new Sums();
    try (var worlds = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      var outcomes =
          LongStream.range(firstSeed, firstSeed + seeds)
              .mapToObj(seed -> Map.entry(seed, worlds.submit(() -> season(seed, days))))
              .toList();
      for (var outcome : outcomes) {
        sums.add(outcome.getKey(), days, outcome.getValue().get(), out);
      }
    } catch (ExecutionException broken) {
      throw new IllegalStateException("a simulated world broke off", broken.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while simulating", stopped);
    }
    var lived =
        "%d seeds, %.1f years, %d orders, %d messages, %d crashes, %d checks, in %d s"
            .formatted(
                seeds, seeds * days / YEAR, sums.orders, sums.messages, sums.crashes, sums.checks,
                (realTime.millis() - began) / 1000);
    figure.accept(lived);
    out.println((sums.red == 0 ? "every law was kept: " : sums.red + " RED: ") + lived);
    out.flush();
    return sums.red == 0;
  }

  /// What all seeds together lived through.
  private static final class Sums {
    private long orders;
    private long messages;
    private long crashes;
    private long checks;
    private int red;

    private void add(long seed, long days, Season.Outcome outcome, PrintWriter out) {
      orders += outcome.orders();
      messages += outcome.messages();
      crashes += outcome.crashes();
      checks += outcome.checks();
      out.printf(
          "seed %d: %d orders, %d messages, %d crashes, differing with a reason %s, blind %d, hash %s%n",
          seed, outcome.orders(), outcome.messages(), outcome.crashes(), outcome.reasons(),
          outcome.blind(), outcome.hash());
      if (outcome.broken().isPresent()) {
        red++;
        Season.tell(seed, days, outcome, out);
      }
      out.flush();
    }
  }

  Season.Outcome season(long seed, long days) {
    return new Season(ground, seed, days, Set.of(), _ -> {}).play();
  }
}
