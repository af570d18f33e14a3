package paybridge.bridge;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import paybridge.db.Ids;
import paybridge.notification.JudgeAgain;
import paybridge.shop.Directory;
import paybridge.shop.Register;
import paybridge.work.Chance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Changes an account.
@Command(
    name = "set",
    description = {
      "Change settings of an account. An old secret stays valid for what comes in.",
      "Messages that could not be proved before are judged again."
    },
    mixinStandardHelpOptions = true)
final class GatewaySet implements Callable<Integer> {
  /// What came of a change.
  ///
  /// @param proved messages that could not be proved before and are now
  record Changed(String name, int proved) {}

  @Parameters(paramLabel = "NAME", description = "The account's name.")
  private String name = "";

  @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting. Repeatable.")
  private Map<String, String> values = new LinkedHashMap<>();

  @Option(
      names = "--secret",
      paramLabel = "NAME@FILE",
      description = "A new secret, read from a file. Repeatable.")
  private List<String> secretFiles = List.of();

  @Mixin private final DataOptions options = new DataOptions();
  @Mixin private final Output output = new Output();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    var clock = InstantSource.system();
    var chance = Chance.real();
    var secrets = SecretFile.read(command, secretFiles);
    try (var books = Books.open(options.data(), options.database(), chance)) {
      var row = books.database().read(t -> t.accounts().findByName(name));
      if (row.isEmpty()) {
        throw new ParameterException(
            command.commandLine(), "No account is called '" + name + "'.");
      }
      var directory = new Directory(books.database(), books.vault(), clock);
      new Register(books.database(), books.vault(), clock, new Ids(clock, chance), chance)
          .change(directory.account(row.get().id()), values, secrets);
      directory.changed();
      int proved =
          new JudgeAgain(books.database(), clock, books.vault(), _ -> {})
              .judge(directory.account(row.get().id()));
      output.say(
          new Changed(name, proved),
          "Changed " + name + "." + (proved == 0 ? "" : " " + proved + " messages are proved now."));
    } catch (Register.Wrong wrong) {
      throw new ParameterException(command.commandLine(), wrong.getMessage());
    }
    return 0;
  }
}
