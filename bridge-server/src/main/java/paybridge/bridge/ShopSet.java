package paybridge.bridge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import paybridge.shop.Register;
import paybridge.work.Chance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Changes a shop.
@Command(
    name = "set",
    description = "Change settings of a shop.",
    mixinStandardHelpOptions = true)
final class ShopSet implements Callable<Integer> {
  /// What was changed.
  record Changed(String name, Map<String, String> settings) {}

  @Parameters(paramLabel = "NAME", description = "The shop's name.")
  private String name = "";

  @Option(
      names = "--set",
      required = true,
      paramLabel = "NAME=VALUE",
      description = "A setting. Repeatable.")
  private Map<String, String> values = new LinkedHashMap<>();

  @Mixin private final DataOptions options = new DataOptions();
  @Mixin private final Output output = new Output();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Override
  public Integer call() {
    try (var books = Books.open(options.data(), options.database(), Chance.real())) {
      ShopCommand.register(books).change(ShopCommand.shop(command, books, name), values);
      output.say(new Changed(name, values), "Changed " + name + ".");
    } catch (Register.Wrong wrong) {
      throw new ParameterException(command.commandLine(), wrong.getMessage());
    }
    return 0;
  }
}
