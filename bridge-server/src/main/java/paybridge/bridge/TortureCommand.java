package paybridge.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import paybridge.torture.KillRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Breaks a bridge on purpose and holds it to its promises.
@Command(
    name = "torture",
    description = {
      "Kill a bridge at random moments while calls pour in, start it again on the",
      "same data, and check that nothing acknowledged is missing, nothing happened",
      "twice, and gateway, bridge and shop agree. Exit code 1 on any broken promise."
    },
    mixinStandardHelpOptions = true)
final class TortureCommand implements Callable<Integer> {
  private static final List<String> RUNS = List.of("kill");

  @Option(names = "--only", paramLabel = "NAME", description = "Only this run. There is: kill.")
  private @Nullable String only;

  @Option(
      names = "--kills",
      defaultValue = "25",
      description = "How often (default: ${DEFAULT-VALUE}; about 5 s each).")
  private int kills;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Chooses moments and stories (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
  private CommandSpec command;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (only != null && !RUNS.contains(only)) {
      throw new ParameterException(
          command.commandLine(), "There is no run '" + only + "', only: " + String.join(", ", RUNS));
    }
    if (kills < 1) {
      throw new ParameterException(command.commandLine(), "--kills must be 1 or more");
    }
    var out = command.commandLine().getOut();
    var data = Files.createTempDirectory("paybridge-torture-");
    boolean kept = new KillRun(new TortureGround(), data, InstantSource.system(), out).run(kills, seed);
    if (kept) {
      Demo.delete(data);
    } else {
      out.println("The books and the log of the bridge are in " + data);
    }
    return kept ? 0 : 1;
  }
}
