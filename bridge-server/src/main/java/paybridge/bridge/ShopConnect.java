package paybridge.bridge;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import paybridge.shop.Register;
import paybridge.work.Chance;

/// Begins to connect a shop without plugin.
@Command(
    name = "connect",
    description = {
      "Print the page of a shop without plugin on which its owner lets the bridge in.",
      "It is good for 30 minutes and one try."
    },
    mixinStandardHelpOptions = true)
final class ShopConnect implements Callable<Integer> {
  /// The page to open.
  record Begun(String name, String open) {}

  @Parameters(paramLabel = "NAME", description = "The shop's name.")
  private String name = "";

  @Mixin private final DataOptions options = new DataOptions();
  @Mixin private final AllowOptions allow = new AllowOptions();
  @Mixin private final Output output = new Output();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Override
  public Integer call() {
    try (var books = Books.open(options.data(), options.database(), Chance.real());
        var connecting = new Connecting(books, options, allow)) {
      var page = connecting.connect().page(connecting.shop(command, name), options.publicUrl());
      output.say(
          new Begun(name, page),
          "Open this page as the owner of the shop and let Paybridge in:\n  "
              + page
              + "\nThe bridge must be running at "
              + options.publicUrl()
              + " meanwhile.");
      return 0;
    } catch (Register.Wrong wrong) {
      throw new ParameterException(command.commandLine(), wrong.getMessage());
    }
  }
}
