package paybridge.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import paybridge.connector.Secret;
import paybridge.connector.WireAnswer;
import paybridge.connector.installed.InstalledConnectors;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.db.Ids;
import paybridge.notification.JudgeAgain;
import paybridge.sandbox.SandboxGateway;
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

/// Accounts at gateways.
@Command(
    name = "gateway",
    description = "Add and list accounts at gateways.",
    mixinStandardHelpOptions = true,
    subcommands = {
      GatewayCommand.Add.class,
      GatewayCommand.Change.class,
      GatewayCommand.SettingsOf.class,
      GatewayCommand.Accounts.class
    })
final class GatewayCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Override
  public Integer call() {
    throw new ParameterException(command.commandLine(), "Say what: add, set, settings or list.");
  }

  /// What was added.
  record Added(String name, String gateway, boolean live, String notifications) {}

  /// Adds an account.
  @Command(
      name = "add",
      description = {
        "Add an account. `gateway settings TYPE` tells what it needs.",
        "For --type sandbox nothing is needed: the built-in test gateway is used."
      },
      mixinStandardHelpOptions = true)
  static final class Add implements Callable<Integer> {
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
    @Mixin private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
      var clock = InstantSource.system();
      var chance = Chance.real();
      var secrets = new LinkedHashMap<String, List<Secret>>();
      for (var text : secretFiles) {
        var read = secret(command, text);
        secrets.put(read.name(), List.of(read.secret()));
      }
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
        output.say(
            new Added(name, type, live, address),
            "Added "
                + name
                + " ("
                + (live ? "LIVE" : "test")
                + "). The gateway sends its messages to\n  "
                + address);
      } catch (Register.Wrong wrong) {
        throw new ParameterException(command.commandLine(), wrong.getMessage());
      }
      return 0;
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

  /// A secret and its name.
  private record Named(String name, Secret secret) {}

  private static Named secret(CommandSpec command, String text) throws IOException {
    int at = text.indexOf('@');
    if (at < 1) {
      throw new ParameterException(
          command.commandLine(), "--secret wants NAME@FILE, not '" + text + "'");
    }
    var file = Path.of(text.substring(at + 1));
    if (!Files.isReadable(file)) {
      throw new ParameterException(command.commandLine(), "cannot read the file " + file);
    }
    return new Named(
        text.substring(0, at), new Secret(Files.readString(file).replaceAll("\\R\\z", "")));
  }

  /// What came of a change.
  ///
  /// @param proved messages that could not be proved before and are now
  record Changed(String name, int proved) {}

  /// Changes an account.
  @Command(
      name = "set",
      description = {
        "Change settings of an account. An old secret stays valid for what comes in.",
        "Messages that could not be proved before are judged again."
      },
      mixinStandardHelpOptions = true)
  static final class Change implements Callable<Integer> {
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
      var secrets = new LinkedHashMap<String, Secret>();
      for (var text : secretFiles) {
        var read = secret(command, text);
        secrets.put(read.name(), read.secret());
      }
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

  /// What a gateway needs.
  record Needs(String gateway, List<Need> settings) {}

  /// One setting.
  record Need(String name, String kind, boolean required, String fallback, String help) {}

  /// Tells the settings of a gateway.
  @Command(
      name = "settings",
      description = "Tell what an account of a gateway needs.",
      mixinStandardHelpOptions = true)
  static final class SettingsOf implements Callable<Integer> {
    @Parameters(paramLabel = "TYPE", description = "The gateway, such as sandbox.")
    private String type = "";

    @Mixin private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Override
    public Integer call() {
      var gateway =
          InstalledConnectors.gateway(type)
              .orElseThrow(
                  () ->
                      new ParameterException(
                          command.commandLine(),
                          "No gateway is called '"
                              + type
                              + "'. There are: "
                              + InstalledConnectors.gateways().stream()
                                  .map(g -> g.name())
                                  .collect(Collectors.joining(", "))
                              + "."));
      var needs =
          gateway.settings().stream()
              .map(
                  spec ->
                      new Need(
                          spec.name(),
                          spec.kind().name().toLowerCase(java.util.Locale.ROOT),
                          spec.required(),
                          spec.defaultValue(),
                          spec.help()))
              .toList();
      output.say(
          new Needs(type, needs),
          needs.stream()
              .map(
                  need ->
                      "%-22s %-8s %-9s %s%s"
                          .formatted(
                              need.name(),
                              need.kind(),
                              need.required() ? "needed" : "optional",
                              need.help(),
                              need.fallback().isEmpty()
                                  ? ""
                                  : " (default: " + need.fallback() + ")"))
              .collect(Collectors.joining("\n")));
      return 0;
    }
  }

  /// All accounts.
  record All(List<Added> accounts) {}

  /// Lists the accounts.
  @Command(name = "list", description = "List the accounts.", mixinStandardHelpOptions = true)
  static final class Accounts implements Callable<Integer> {
    @Mixin private final DataOptions options = new DataOptions();
    @Mixin private final Output output = new Output();

    @Override
    public Integer call() {
      try (var books = Books.open(options.data(), options.database(), Chance.real())) {
        var all =
            books.database().read(t -> t.accounts().all()).stream()
                .map(
                    row ->
                        new Added(
                            row.name(),
                            row.gateway(),
                            row.live(),
                            options.publicUrl()
                                + "/notifications/"
                                + row.gateway()
                                + "/"
                                + row.pathKey()))
                .toList();
        output.say(
            new All(all),
            all.isEmpty()
                ? "There is no account yet."
                : all.stream()
                    .map(
                        a ->
                            "%-20s %-14s %-5s %s"
                                .formatted(
                                    a.name(), a.gateway(), a.live() ? "LIVE" : "test",
                                    a.notifications()))
                    .collect(Collectors.joining("\n")));
      }
      return 0;
    }
  }
}
