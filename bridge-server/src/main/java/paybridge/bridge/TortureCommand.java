package paybridge.bridge;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paybridge.torture.Effort;
import paybridge.torture.Kept;
import paybridge.torture.Line;
import paybridge.torture.Run;
import paybridge.torture.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Breaks a bridge on purpose and holds it to its promises.
@Command(
    name = "torture",
    description = {
      "Kill a bridge, starve it, lie to it, fill its disk and cut its books while calls pour in,",
      "and check that it keeps its promises: one line and one figure for each. Everything",
      "together takes about 12 minutes on two cores. Exit code 1 on any broken promise."
    },
    mixinStandardHelpOptions = true)
final class TortureCommand implements Callable<Integer> {
  private static final int LONG = 10;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "Only these runs; --list names them.")
  private @Nullable List<String> only;

  @Option(
      names = "--list",
      fallbackValue = "true",
      description = "Name the runs, what each is about and how long it takes.")
  private boolean list;

  @Option(
      names = "--long",
      fallbackValue = "true",
      description = "Every case instead of a sample, and ten times the time; says beforehand how long.")
  private boolean all;

  @Option(
      names = "--kills",
      defaultValue = "12",
      description = "How often the run 'kill' kills (default: ${DEFAULT-VALUE}; about 5 s each).")
  private int kills;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Chooses moments and stories (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--years",
      defaultValue = "1",
      description = "How many years a run with a clock of its own lives (default: ${DEFAULT-VALUE}).")
  private double years;

  /// For whoever works on a run.
  @Option(names = "--percent", defaultValue = "100", hidden = true)
  private int percent;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
  private CommandSpec command;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (kills < 1) {
      throw wrong("--kills must be 1 or more");
    }
    if (!(years > 0)) {
      throw wrong("--years must be more than 0");
    }
    var runs = new ArrayList<Run>(Runs.all(kills));
    runs.add(new SimulatorTorture());
    var chosen = chosen(runs);
    var out = command.commandLine().getOut();
    if (list) {
      chosen.forEach(
          run -> out.printf("%-20s %4d s  %s%n", run.name(), run.seconds(), run.promise()));
      return 0;
    }
    var lanes = new TortureLanes(chosen);
    out.printf(
        "%d runs, about %d minutes%s.%n",
        chosen.size(),
        (lanes.seconds(all ? LONG : 1) + 59) / 60,
        all ? "; those that try every case may take longer" : "");
    var data = Files.createTempDirectory("paybridge-torture-");
    return told(lanes.make(run -> run(run, data, out)), data, out);
  }

  private List<Line> run(Run run, Path data, PrintWriter out) throws IOException, InterruptedException {
    out.printf("begun    %s: %s%n", run.name(), run.promise());
    out.flush();
    var own = Files.createDirectories(data.resolve(run.name()));
    var time = Duration.ofMillis(run.seconds() * 10L * percent * (all ? LONG : 1));
    var effort =
        new Effort(
            new TortureGround(), own, InstantSource.system(), time, all, seed, years, out);
    List<Line> lines;
    try {
      lines = run.run(effort);
    } catch (RuntimeException ended) {
      lines = List.of(Line.of(run.promise(), "the run broke off", List.of(String.valueOf(ended))));
    }
    out.printf(
        "%n%s%n%s%n%n",
        run.name(), lines.stream().map(Line::toString).collect(Collectors.joining("\n")));
    out.flush();
    if (lines.stream().noneMatch(line -> line.kept() == Kept.BROKEN)) {
      Demo.delete(own);
    }
    return lines;
  }

  private static int told(List<Line> lines, Path data, PrintWriter out) throws IOException {
    var counts =
        lines.stream().collect(Collectors.groupingBy(Line::kept, Collectors.counting()));
    long broken = counts.getOrDefault(Kept.BROKEN, 0L);
    out.printf(
        "%n%d promises kept, %d broken, %d skipped.%n",
        counts.getOrDefault(Kept.OK, 0L), broken, counts.getOrDefault(Kept.SKIPPED, 0L));
    if (broken == 0) {
      Demo.delete(data);
    } else {
      out.println("The books and the logs of the bridge are in " + data);
    }
    out.flush();
    return broken == 0 ? 0 : 1;
  }

  private List<Run> chosen(List<Run> runs) {
    if (only == null) {
      return runs;
    }
    var names = runs.stream().map(Run::name).toList();
    for (var name : only) {
      if (!names.contains(name)) {
        throw wrong("There is no run '" + name + "', only: " + String.join(", ", names));
      }
    }
    var wanted = List.copyOf(only);
    return runs.stream().filter(run -> wanted.contains(run.name())).toList();
  }

  private ParameterException wrong(String why) {
    return new ParameterException(command.commandLine(), why);
  }
}
