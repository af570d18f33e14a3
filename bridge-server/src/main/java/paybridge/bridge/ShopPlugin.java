package paybridge.bridge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import paybridge.connector.FindsOrders;
import paybridge.shop.ConnectionCode;
import paybridge.shop.PluginZip;
import paybridge.shop.Register;
import paybridge.shop.Shop;
import paybridge.work.Chance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes the plugin of a shop in one of its two builds, or the code that connects the one without
/// key.
@Command(
    name = "plugin",
    description = {
      "Write the shop's plugin, with its one-time key inside; or print the key as a code, for a"
          + " plugin that came without.",
      "A plugin or code that was made before can no longer introduce itself."
    },
    mixinStandardHelpOptions = true)
final class ShopPlugin implements Callable<Integer> {
  /// Where the plugin was written.
  record Written(String shop, String file) {}

  /// The code to paste.
  record Code(String shop, String code) {}

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "The shop's name.")
  private @Nullable String name;

  @Option(names = "--out", paramLabel = "FILE", description = "The zip to write.")
  private @Nullable Path out;

  @Option(
      names = "--code",
      fallbackValue = "true",
      description = "Print a connection code, to be pasted on WooCommerce, Paybridge.")
  private boolean code;

  @Option(
      names = "--directory",
      fallbackValue = "true",
      description = "The WooCommerce plugin for any shop: without key, without updates from here.")
  private boolean directory;

  @Mixin private final DataOptions options = new DataOptions();
  @Mixin private final Output output = new Output();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    var file = out;
    if (code == (file != null)) {
      throw wrong(code ? "--code prints, it takes no --out." : "Say --out FILE or --code.");
    }
    var shop = name;
    if (directory) {
      if (shop != null || file == null) {
        throw wrong("--directory is for any shop: it takes --out FILE, no NAME and no --code.");
      }
      PluginZip.directory(file);
      output.say(
          new Written("", file.toString()),
          "Wrote " + file + ". It holds no key: connect it with ./bridge shop plugin NAME --code");
      return 0;
    }
    if (shop == null) {
      throw wrong("Say the shop's NAME, or --directory.");
    }
    try (var books = Books.open(options.data(), options.database(), Chance.real())) {
      var known = known(books, shop);
      if (file == null) {
        code(shop, again(books, known));
      } else {
        PluginZip.write(file, again(books, known), options.publicUrl());
        output.say(
            new Written(shop, file.toString()),
            "Wrote " + file + ". It holds a key that works once: give it to nobody but the shop.");
      }
    }
    return 0;
  }

  private void code(String shop, Register.NewShop made) {
    var text = ConnectionCode.of(made, options.publicUrl());
    output.say(
        new Code(shop, text),
        text
            + "\n\nPaste this line in the shop on WooCommerce, Paybridge. It works once: give it to"
            + " nobody but the shop.");
  }

  private Shop known(Books books, String shop) {
    var known = ShopCommand.shop(command, books, shop);
    if (known.storefront() instanceof FindsOrders) {
      throw wrong("'" + shop + "' works without plugin: ./bridge shop connect " + shop);
    }
    if (code && !known.row().storefront().equals("woocommerce")) {
      throw wrong(
          "The plugin of '" + shop + "' takes no code: ./bridge shop plugin " + shop
              + " --out FILE.zip");
    }
    return known;
  }

  private static Register.NewShop again(Books books, Shop shop) {
    return ShopCommand.register(books).pairAgain(shop);
  }

  private ParameterException wrong(String why) {
    return new ParameterException(command.commandLine(), why);
  }
}
