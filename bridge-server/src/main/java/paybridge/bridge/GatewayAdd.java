package paybridge.bridge;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import paybridge.connector.RegistersEndpoint;
import paybridge.connector.Secret;
import paybridge.connector.SettingSpec;
import paybridge.connector.WireAnswer;
import paybridge.connector.installed.InstalledConnectors;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.db.Ids;
import paybridge.sandbox.SandboxGateway;
import paybridge.shop.Register;
import paybridge.work.Chance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Adds an account.
@Command(
    name = "add",
    description = {
      "Add an account. `gateway settings TYPE` tells what it needs.",
      "For --type sandbox nothing is needed: the built-in test gateway is used."
    },
    mixinStandardHelpOptions = true)
final class GatewayAdd implements Callable<Integer> {
  /// What was added.
  ///
  /// @param connected false when the gateway must still be told where to send its messages
  record Added(
      String name, String gateway, boolean live, String notifications, boolean connected) {}

  @Parameters(paramLabel = "NAME", description = "Your name for it.")
  private String name = "";

  @Option(names = "--type", required = true, description = "The gateway, such as sandbox.")
  private String type = "";

  @Option(
      names = "--live",
      fallbackValue = "true",
      description = "Real money. Without it the account is a test account.")
  private boolean live;

  @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting. Repeatable.")
  private Map<String, String> values = new LinkedHashMap<>();

  @Option(
      names = "--secret",
      paramLabel = "NAME@FILE",
      description = "A secret, read from a file (its last line break is dropped). Repeatable.")
  private List<String> secretFiles = List.of();

  @Mixin private final DataOptions options = new DataOptions();

  @Option(
      names = "--no-connect",
      fallbackValue = "true",
      description = "Do not register the bridge's address with the gateway now.")
  private boolean noConnect;

  @Mixin private final AllowOptions allow = new AllowOptions();
  @Mixin private final Output output = new Output();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    var clock = InstantSource.system();
    var chance = Chance.real();
    var secrets = new LinkedHashMap<String, List<Secret>>();
    SecretFile.read(command, secretFiles)
        .forEach((name, secret) -> secrets.put(name, List.of(secret)));
    var set = new LinkedHashMap<>(values);
    try (var books = Books.open(options.data(), options.database(), chance)) {
      if (type.equals("sandbox") && set.isEmpty() && secrets.isEmpty()) {
        builtIn(set, secrets, clock, chance);
      }
      var row =
          new Register(
                  books.database(), books.vault(), clock, new Ids(clock, chance), chance)
              .account(name, type, live, set, secrets);
      var address = options.publicUrl() + "/notifications/" + type + "/" + row.pathKey();
      var connection = mustConnect(secrets) ? GatewayConnect.connect(books, options, allow, name) : null;
      output.say(
          new Added(name, type, live, address, connection == null || connection.connected()),
          "Added "
              + name
              + " ("
              + (live ? "LIVE" : "test")
              + "). "
              + (connection == null
                  ? "The gateway sends its messages to\n  " + address
                  : connection.text()
                      + (connection.connected()
                          ? ""
                          : "\nTry again later: ./bridge gateway connect " + name)));
    } catch (Register.Wrong wrong) {
      throw new ParameterException(command.commandLine(), wrong.getMessage());
    }
    return 0;
  }

  /// True when the gateway keeps a list of addresses and its owner did not fill in every secret by
  /// hand: the one that comes with our address is missing.
  private boolean mustConnect(Map<String, List<Secret>> secrets) {
    return !noConnect
        && InstalledConnectors.gateway(type)
            .filter(RegistersEndpoint.class::isInstance)
            .filter(
                gateway ->
                    gateway.settings().stream()
                        .filter(spec -> spec.kind() == SettingSpec.Kind.SECRET)
                        .anyMatch(spec -> !secrets.containsKey(spec.name())))
            .isPresent();
  }

  /// A merchant of its own in the test gateway that `serve` runs under `/sandbox`.
  private void builtIn(
      Map<String, String> set,
      Map<String, List<Secret>> secrets,
      InstantSource clock,
      Chance chance) {
    var apiKey = StandardWebhooks.secret(chance.bytes(32));
    var notificationSecret = StandardWebhooks.secret(chance.bytes(32));
    try (var sandbox =
        new SandboxGateway(
            options.data(), clock, chance, _ -> new WireAnswer.NeverSent("not running"))) {
      sandbox.register(name, apiKey, notificationSecret);
    }
    set.put("baseUrl", options.publicUrl() + "/sandbox");
    set.put("merchant", name);
    secrets.put("apiKey", List.of(apiKey));
    secrets.put("notificationSecret", List.of(notificationSecret));
  }
}
