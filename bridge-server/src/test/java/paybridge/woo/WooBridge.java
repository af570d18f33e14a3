package paybridge.woo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import paybridge.bridge.Bridge;
import paybridge.bridge.SandboxGround;
import paybridge.connector.Answer;
import paybridge.connector.OrderPicture;
import paybridge.connector.ShopSays;
import paybridge.connector.StorefrontCall;
import paybridge.db.EntryRow;
import paybridge.db.EntryTable;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.shop.ConnectionCode;
import paybridge.shop.PluginZip;
import paybridge.shop.Register;
import paybridge.shop.SixWords;
import paybridge.work.Chance;

/// A real bridge with its own sandbox gateway, and a WooCommerce shop that it made a plugin for.
final class WooBridge implements AutoCloseable {
  private final Path data;
  private final SandboxGround ground;
  private Register.NewShop shop;
  final String url;

  WooBridge(String home) {
    try {
      data = Files.createTempDirectory("paybridge-woo");
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
    ground = new SandboxGround(data, InstantSource.system(), Chance.real());
    url = ground.url();
    shop = ground.shop("woo", "woocommerce", home);
  }

  /// The plugin, keyed for the shop.
  Path plugin() throws IOException {
    var zip = data.resolve("woo.zip");
    PluginZip.write(zip, shop, url);
    return zip;
  }

  /// The plugin with a new key; what was made before can no longer introduce itself.
  Path newPlugin() throws IOException {
    shop = pairAgain();
    return plugin();
  }

  private Register.NewShop pairAgain() {
    var parts = bridge().parts();
    var made = parts.register.pairAgain(parts.directory.shop(shop.row().id()));
    parts.directory.changed();
    return made;
  }

  /// A connection code for the shop; what was made before can no longer introduce itself.
  String code() {
    return ConnectionCode.of(pairAgain(), url);
  }

  /// The order in the bridge's books, by the shop's id.
  OrderRow order(String id) {
    return bridge().parts().outside.database()
        .read(t -> t.orders().find(shop.row().id(), id))
        .orElseThrow();
  }

  List<PaymentRow> attempts(String order) {
    var id = order(order).id();
    return bridge().parts().outside.database().read(t -> t.payments().ofOrder(id));
  }

  Bridge bridge() {
    return ground.bridge();
  }

  /// Where the bridge knows the shop.
  String home() {
    return bridge().parts().outside.database().read(t -> t.shops().find(shop.row().id())).orElseThrow().home();
  }

  /// Waits until the bridge knows what became of an order.
  void whenWordIs(String order, String word) {
    OneWooShop.until("order " + order, () -> order(order).word(), word::equals);
  }

  /// Waits until the shop has said that it heard the newest picture of an order.
  void whenHeard(String order) {
    OneWooShop.until(
        "the timeline of " + order,
        () -> timeline(order).toString(),
        lines -> lines.contains("applied, the order says processing"));
  }

  /// How often the log has this line of the shop.
  int saidOf(String what) {
    return (int)
        bridge().parts().outside.database()
            .read(t -> t.entries().logOfShop(EntryTable.NEWEST, shop.row().id(), "", what, 5000, 100)).stream()
            .filter(line -> line.what().equals(what))
            .count();
  }

  /// How many lines of the log the shop's calls have made, among the newest thousand.
  int saidByShop() {
    return (int)
        bridge().parts().outside.database()
            .read(t -> t.entries().logOfShop(EntryTable.NEWEST, shop.row().id(), "", "", 1000, 1000)).stream()
            .filter(line -> line.direction().equals("shop→bridge"))
            .count();
  }

  /// What the timeline of an order says, line by line.
  List<String> timeline(String order) {
    var id = order(order).id();
    return bridge().parts().outside.database().read(t -> t.entries().ofOrder(id)).stream()
        .map(EntryRow::detail)
        .toList();
  }

  /// The pages of an order have ended, and nobody has paid on them.
  void endPages(String order) {
    var reference = attempts(order).getLast().id();
    bridge().parts().outside.database().write(t -> {
      t.payments().supersede(reference, System.currentTimeMillis());
      return reference;
    });
  }

  /// From now on the gateway does this wrong; `none` ends it.
  void gatewayFault(String name) {
    ground.fault(name);
  }

  /// The words of the pairing, as the bridge shows them.
  String sixWords() {
    return SixWords.of(bridge().parts().directory.shop(shop.row().id()));
  }

  /// Hands a picture over, as the bridge would, whatever its books say.
  Answer<ShopSays> deliver(String messageId, OrderPicture picture) {
    var known = bridge().parts().directory.shop(shop.row().id());
    return known
        .storefront()
        .deliver(new StorefrontCall(known.account(), ground.wire(), Instant.now()), messageId, picture);
  }

  @Override
  public void close() {
    ground.close();
  }
}
