package paybridge.bridge;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import paybridge.connector.FindsOrders;
import paybridge.db.Ids;
import paybridge.shop.Directory;
import paybridge.shop.Register;
import paybridge.shop.Shop;
import paybridge.shop.SixWords;
import paybridge.work.Chance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shops.
@Command(
    name = "shop",
    description = "Add and list shops, make their plugins, connect those without.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ShopCommand.Add.class,
      ShopCommand.Offer.class,
      ShopPlugin.class,
      ShopConnect.class,
      ShopKeys.class,
      ShopSet.class,
      ShopCommand.Shops.class
    })
final class ShopCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Override
  public Integer call() {
    throw new ParameterException(command.commandLine(), "Say what: add, offer, plugin, connect, keys, set or list.");
  }

  /// A shop, as it is listed.
  record Listed(
      String name,
      String storefront,
      String home,
      String state,
      String sixWords,
      List<String> methods) {}

  /// Adds a shop.
  @Command(
      name = "add",
      description = "Add a shop. It offers every method of every account you have.",
      mixinStandardHelpOptions = true)
  static final class Add implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Your name for it.")
    private String name = "";

    @Option(
        names = "--type",
        defaultValue = "generic",
        description = "The shop system (default: ${DEFAULT-VALUE}).")
    private String type = "generic";

    @Option(names = "--url", required = true, description = "The shop's address.")
    private String url = "";

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting. Repeatable.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(
        names = "--allow-http",
        fallbackValue = "true",
        description = "A shop without plugin may be at an http address. Only for trying things.")
    private boolean plainHttp;

    @Mixin private final DataOptions options = new DataOptions();
    @Mixin private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Override
    public Integer call() {
      try (var books = Books.open(options.data(), options.database(), Chance.real())) {
        var register = register(books);
        var made = register.shop(name, type, url, values, plainHttp);
        var directory = directory(books);
        for (var account : books.database().read(t -> t.accounts().all())) {
          var _ =
              register.offerAll(
                  directory.shop(made.row().id()), directory.account(account.id()));
        }
        var methods =
            directory(books).offers(made.row().id()).stream().map(o -> o.code()).toList();
        output.say(
            new Listed(name, type, made.row().home(), "new", "", methods),
            "Added "
                + name
                + " at "
                + made.row().home()
                + (methods.isEmpty()
                    ? ". It offers nothing yet: add an account, then `shop offer`."
                    : ", offering " + String.join(", ", methods) + ".")
                + "\nNext: ./bridge shop "
                + (directory(books).shop(made.row().id()).storefront() instanceof FindsOrders
                    ? "connect " + name
                    : "plugin " + name + " --out " + name + ".zip"));
      } catch (Register.Wrong wrong) {
        throw new ParameterException(command.commandLine(), wrong.getMessage());
      }
      return 0;
    }
  }

  /// Offers an account's methods.
  @Command(
      name = "offer",
      description = "Offer every method of an account in a shop.",
      mixinStandardHelpOptions = true)
  static final class Offer implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SHOP", description = "The shop's name.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "ACCOUNT", description = "The account's name.")
    private String account = "";

    @Mixin private final DataOptions options = new DataOptions();
    @Mixin private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Override
    public Integer call() {
      try (var books = Books.open(options.data(), options.database(), Chance.real())) {
        var shop = shop(command, books, name);
        var at = books.database().read(t -> t.accounts().findByName(account));
        if (at.isEmpty()) {
          throw new ParameterException(
              command.commandLine(), "No account is called '" + account + "'.");
        }
        var made = register(books).offerAll(shop, directory(books).account(at.get().id()));
        var methods = made.stream().map(o -> o.code()).toList();
        output.say(
            new Listed(
                name, shop.row().storefront(), shop.row().home(), shop.row().state(),
                SixWords.of(shop), methods),
            methods.isEmpty()
                ? name + " offers them all already."
                : name + " now offers " + String.join(", ", methods) + ", too.");
      }
      return 0;
    }
  }

  /// All shops.
  record All(List<Listed> shops) {}

  /// Lists the shops.
  @Command(name = "list", description = "List the shops.", mixinStandardHelpOptions = true)
  static final class Shops implements Callable<Integer> {
    @Mixin private final DataOptions options = new DataOptions();
    @Mixin private final Output output = new Output();

    @Override
    public Integer call() {
      try (var books = Books.open(options.data(), options.database(), Chance.real())) {
        var directory = directory(books);
        var all =
            books.database().read(t -> t.shops().all()).stream()
                .map(
                    row ->
                        new Listed(
                            row.name(),
                            row.storefront(),
                            row.home(),
                            row.state(),
                            SixWords.of(directory.shop(row.id())),
                            books.database().read(t -> t.offers().ofShop(row.id())).stream()
                                .map(o -> o.code())
                                .toList()))
                .toList();
        output.say(
            new All(all),
            all.isEmpty()
                ? "There is no shop yet."
                : all.stream()
                    .map(
                        s ->
                            "%-20s %-12s %-5s %s  %s%s"
                                .formatted(
                                    s.name(), s.storefront(), s.state(), s.home(),
                                    String.join(", ", s.methods()),
                                    s.sixWords().isEmpty() ? "" : "\n  six words: " + s.sixWords()))
                    .collect(Collectors.joining("\n")));
      }
      return 0;
    }
  }

  /// The shop of this name.
  ///
  /// @throws ParameterException when there is none
  static Shop shop(CommandSpec command, Books books, String name) {
    return books
        .database()
        .read(t -> t.shops().findByName(name))
        .map(directory(books)::shop)
        .orElseThrow(
            () ->
                new ParameterException(
                    command.commandLine(), "No shop is called '" + name + "'."));
  }

  static Register register(Books books) {
    var clock = InstantSource.system();
    return new Register(
        books.database(), books.vault(), clock, new Ids(clock, Chance.real()), Chance.real());
  }

  static Directory directory(Books books) {
    return new Directory(books.database(), books.vault(), InstantSource.system());
  }
}
