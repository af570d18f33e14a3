package paybridge.bridge;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import paybridge.connector.Secret;
import paybridge.shop.ConnectShop.Outcome;
import paybridge.shop.Register;
import paybridge.work.Chance;

/// Connects a shop without plugin by a key pair that its owner made by hand.
@Command(
    name = "keys",
    description = {
      "Connect a shop without plugin by an API key that was made in the shop (WooCommerce,",
      "Settings, Advanced, REST API; read and write). The keys are tried at once."
    },
    mixinStandardHelpOptions = true)
final class ShopKeys implements Callable<Integer> {
  /// What came of it.
  record Connected(String name, boolean connected, String said) {}

  @Parameters(paramLabel = "NAME", description = "The shop's name.")
  private String name = "";

  @Option(names = "--consumer-key", required = true, description = "The key, ck_….")
  private String key = "";

  @Option(
      names = "--consumer-secret",
      required = true,
      paramLabel = "@FILE",
      description = "The file with its secret, cs_….")
  private String secretFile = "";

  @Mixin private final DataOptions options = new DataOptions();
  @Mixin private final AllowOptions allow = new AllowOptions();
  @Mixin private final Output output = new Output();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    if (!secretFile.startsWith("@") || !key.startsWith("ck_")) {
      throw new ParameterException(
          command.commandLine(),
          key.startsWith("ck_")
              ? "--consumer-secret wants @FILE, so that it does not stay in the shell's history."
              : "--consumer-key begins with ck_");
    }
    var keys = new HashMap<String, Secret>();
    keys.put("consumer_key", new Secret(key));
    keys.putAll(SecretFile.read(command, List.of("consumer_secret" + secretFile)));
    try (var books = Books.open(options.data(), options.database(), Chance.real());
        var connecting = new Connecting(books, options, allow)) {
      var outcome = connecting.connect().keys(connecting.shop(command, name), keys);
      var said =
          switch (outcome) {
            case Outcome.LetIn(var way) ->
                "Connected " + name + " (" + way + "). The running bridge looks for its orders now.";
            case Outcome.Not(var why) -> "Not connected: " + why;
          };
      output.say(new Connected(name, outcome instanceof Outcome.LetIn, said), said);
      return outcome instanceof Outcome.LetIn ? 0 : 1;
    } catch (Register.Wrong wrong) {
      throw new ParameterException(command.commandLine(), wrong.getMessage());
    }
  }
}
