package paybridge.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import paybridge.bridge.Bridge;
import paybridge.bridge.Ports;
import paybridge.bridge.Main;
import paybridge.db.OrderRow;
import paybridge.needs.NeedsPhp;
import paybridge.walk.Browsing;
import paybridge.work.Chance;

/// The four commands of the README, then a shopper: a PHP shop that knows nothing but its zip is
/// paid through a real bridge and a real sandbox.
@NeedsPhp
class PhpShopTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(PhpShop.Mode.class)
  void a_shop_that_knows_nothing_but_its_zip_is_paid(PhpShop.Mode mode) throws Exception {
    paid(mode, "");
  }

  /// The file is the plugin as it was when the protocol was a draft, to the letter.
  @Test
  void a_shop_with_a_plugin_from_before_is_paid_as_well() throws Exception {
    try (var before = PhpShopTest.class.getResourceAsStream("/plugins/paybridge-1-draft.php")) {
      paid(PhpShop.Mode.CURL, new String(before.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private void paid(PhpShop.Mode mode, String plugin) throws Exception {
    int port = Ports.free();
    var bridgeUrl = "http://127.0.0.1:" + port;
    int shopPort = Ports.free();
    var home = "http://127.0.0.1:" + shopPort;
    var zip = folder.resolve("tea.zip");
    bridgeCommand(bridgeUrl, "gateway", "add", "sandbox", "--type", "sandbox");
    bridgeCommand(bridgeUrl, "shop", "add", "tea", "--url", home);
    bridgeCommand(bridgeUrl, "shop", "plugin", "tea", "--out", zip.toString());

    var options =
        new Bridge.Options(
            folder.resolve("data"), null, "127.0.0.1", port, bridgeUrl, true, Set.of(), true,
            Duration.ofSeconds(3));
    var shopFolder = folder.resolve("shop");
    try (var bridge = new Bridge(options, InstantSource.system(), Chance.real());
        var _ = new PhpShop(zip, shopFolder, shopPort, mode);
        var browser = new Browsing()) {
      assertThat(shopFolder).isDirectoryContaining("glob:**/README.md");
      if (!plugin.isEmpty()) {
        Files.writeString(shopFolder.resolve("paybridge.php"), plugin);
      }
      until("the shop sells", () -> opens(browser, home));

      var page = browser.submit(home + "/buy", Map.of("method", "card"));
      assertThat(page.at().toString()).as("the gateway's page").startsWith(bridgeUrl + "/sandbox");
      var declined = browser.submit(page.at().toString(), Map.of("card", "insufficient-funds"));
      assertThat(declined.at()).as("the page stays open").isEqualTo(page.at());
      // News of a decline that comes after the money would change nothing: wait for it.
      until("the shop heard the decline", () -> book(shopFolder).contains("insufficient funds"));
      var last = browser.submit(page.at().toString(), Map.of("card", "approve"));

      assertThat(last.at().toString()).startsWith(home + "/thanks");
      until("the bridge knows that it is paid", () -> order(bridge).word().equals("paid"));
      until(
          "the shop heard it at its callback",
          () -> order(bridge).appliedSequence() == order(bridge).sequence());
      var thanks = browser.open(last.at().toString());
      assertThat(thanks.html())
          .contains("Thank you, it is paid")
          .contains("insufficient funds")
          .contains("12.90 EUR was paid");
      assertThat(Files.readString(shopFolder.resolve("php.log")))
          .doesNotContain("Warning", "Deprecated", "Fatal", "Notice");
    }
  }

  private void bridgeCommand(String bridgeUrl, String... words) {
    var environment =
        Map.of(
            "PAYBRIDGE_DATA", folder.resolve("data").toString(), "PAYBRIDGE_PUBLIC_URL", bridgeUrl);
    assertThat(Main.run(environment, words)).as(String.join(" ", words)).isZero();
  }

  /// The first visit introduces the shop; the page asks the browser to come again until it is live.
  private static boolean opens(Browsing browser, String home) {
    try {
      return browser.open(home + "/?again=1").html().contains("<form");
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /// All that the PHP shop keeps.
  private static String book(Path shopFolder) {
    var text = new StringBuilder();
    try (var files =
        Files.newDirectoryStream(shopFolder.resolve("paybridge-state"), "*.json")) {
      for (var file : files) {
        text.append(Files.readString(file));
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    return text.toString();
  }

  private static OrderRow order(Bridge bridge) {
    return bridge.parts().outside.database().read(t -> t.orders().oldest(1)).getFirst();
  }

  private static void until(String what, BooleanSupplier happened) {
    for (long waited = 0; !happened.getAsBoolean(); waited += 50) {
      assertThat(Duration.ofMillis(waited)).as(what).isLessThan(PATIENCE);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
