package paybridge.bridge;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The command line. Each command is a class of its own, named in the list of subcommands here; it
/// is a `Callable<Integer>` that returns the exit code: 0 done, 1 failed, 2 wrong use.
@Command(
    name = "bridge",
    description = "A self-hosted payment bridge between web shops and payment gateways.",
    versionProvider = VersionCommand.Text.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Every option can also stand in the environment (--public-url is",
      "PAYBRIDGE_PUBLIC_URL) or in the file of --config (public-url=...).",
      "The command line wins over the environment, and that over the file.",
      "",
      "./bridge test runs the tests; see ./bridge test --help."
    },
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      GatewayCommand.class,
      ShopCommand.class,
      UserCommand.class,
      ExplainCommand.class,
      ReplayCommand.class,
      TortureCommand.class,
      VerifyCommand.class,
      CaseFileCommand.class,
      VectorsCommand.class,
      BenchCommand.class,
      VersionCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main {
  /// Read by [OptionDefaults] before all other options; it stands here for the help text and so
  /// that picocli accepts it.
  @Option(
      names = OptionDefaults.CONFIG,
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Options in a Java properties file.")
  @SuppressWarnings("UnusedVariable")
  private String config = "";

  private Main() {}

  public static void main(String... args) {
    System.exit(run(System.getenv(), args));
  }

  /// Runs one command with this environment; answers its exit code.
  public static int run(Map<String, String> environment, String... args) {
    var line = commandLine();
    try {
      line.setDefaultValueProvider(OptionDefaults.from(environment, args).checkedAgainst(line));
    } catch (OptionDefaults.BadConfig bad) {
      line.getErr().println("bridge: " + bad.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    return line.execute(args);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main());
  }
}
