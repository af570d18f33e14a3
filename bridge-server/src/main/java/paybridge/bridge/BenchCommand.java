package paybridge.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import paybridge.bench.Bench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Measures this machine and the bridge on it.
@Command(
    name = "bench",
    description = {
      "Load a bridge with throw-away data and compare it with bare servers in the same run.",
      "Takes six to eight minutes. Exit 0 when everything was measured, whether or not the aims",
      "are kept; with --keep-aims only if every one of them is. See docs/benchmarks.md."
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  private static final int ROUNDS = 3;
  private static final int WARM_UP_PER_SECOND = 12;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "Measure only this: checkout, acknowledgement, in-flight or reading.")
  private @Nullable String only;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "4",
      description = "How long one run lasts, 1 to 60; default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--keep-aims",
      fallbackValue = "true",
      description = "Exit 1 when an aim is missed.")
  private boolean keepAims;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the figures as JSON to this file; default: one in the temp directory.")
  private @Nullable Path file;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
  private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    if (only != null && !Bench.NAMES.contains(only)) {
      throw wrong("--only is one of " + String.join(", ", Bench.NAMES));
    }
    if (seconds < 1 || seconds > 60) {
      throw wrong("--seconds is 1 to 60");
    }
    var clock = InstantSource.system();
    var out = command.commandLine().getOut();
    var data = Files.createTempDirectory("paybridge-bench-");
    try {
      var result =
          new Bench(
                  new Bench.Options(
                      data,
                      only == null ? Bench.NAMES : List.of(only),
                      Duration.ofSeconds(seconds),
                      ROUNDS,
                      Math.min(60, WARM_UP_PER_SECOND * seconds),
                      BenchBridge.class.getName()),
                  clock,
                  out)
              .run();
      result.print(out);
      var target =
          file == null ? Files.createTempFile("paybridge-bench-", ".json") : file;
      Files.writeString(target, result.json(clock.instant()));
      out.println("Figures: " + target);
      return keepAims && !result.holds() ? 1 : 0;
    } finally {
      delete(data);
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(command.commandLine(), why);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
