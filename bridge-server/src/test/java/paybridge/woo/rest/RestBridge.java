package paybridge.woo.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.bridge.Bridge;
import paybridge.bridge.Ports;
import paybridge.bridge.SandboxGround;
import paybridge.connector.Answer;
import paybridge.connector.FindsOrders;
import paybridge.connector.OrderPicture;
import paybridge.connector.Secret;
import paybridge.connector.ShopSays;
import paybridge.connector.StorefrontCall;
import paybridge.db.Database;
import paybridge.db.EntryRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.finding.LookForOrders;
import paybridge.shop.ConnectShop;
import paybridge.shop.Shop;
import paybridge.work.Chance;

/// A real bridge with its own sandbox gateway, for one shop that has no plugin of ours.
final class RestBridge implements AutoCloseable {
  private final SandboxGround ground;
  private final String shopId;
  final String url;

  RestBridge(String home) {
    this(home, Ports.free(), "");
  }

  /// @param publicUrl how the outside reaches it; empty: directly
  RestBridge(String home, int port, String publicUrl) {
    try {
      ground =
          new SandboxGround(
              Files.createTempDirectory("paybridge-woo-rest"), InstantSource.system(),
              Chance.real(), port, publicUrl);
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
    url = ground.url();
    shopId = ground.shop("woo", "woocommerce-rest", home).row().id();
  }

  Bridge bridge() {
    return ground.bridge();
  }

  Shop shop() {
    bridge().parts().directory.changed();
    return bridge().parts().directory.shop(shopId);
  }

  Database database() {
    return bridge().parts().outside.database();
  }

  ConnectShop.Outcome keys(String key, String secret) {
    return bridge()
        .parts()
        .connectShop
        .keys(
            shop(),
            Map.of("consumer_key", new Secret(key), "consumer_secret", new Secret(secret)));
  }

  /// From now on it serves the orders of this method, so that two bridges of one shop do not race.
  void serves(String method) {
    bridge().parts().register.change(shop(), Map.of("payment_method", method));
  }

  /// The address that the shop's webhooks call.
  String hintAddress() {
    return url + "/shops/" + shop().row().pathKey() + "/hint";
  }

  /// The minute is over.
  void look() {
    LookForOrders.hinted(database(), shopId, System.currentTimeMillis());
    bridge().parts().outside.bell().ring(LookForOrders.NAME);
  }

  FindsOrders finds() {
    return (FindsOrders) shop().storefront();
  }

  StorefrontCall call() {
    return new StorefrontCall(shop().account(), ground.wire(), Instant.now());
  }

  /// When the shop hinted at something last.
  long hintedAt() {
    var at = database().read(t -> t.shops().find(shopId)).orElseThrow().hintedAt();
    return at == null ? 0 : at;
  }

  /// When the shop is looked at next.
  long nextLook() {
    var at = database().read(t -> t.shops().find(shopId)).orElseThrow().lookAt();
    return at == null ? 0 : at;
  }

  Optional<OrderRow> order(String id) {
    return database().read(t -> t.orders().find(shopId, id));
  }

  List<PaymentRow> attempts(String order) {
    return order(order)
        .map(row -> database().read(t -> t.payments().ofOrder(row.id())))
        .orElse(List.of());
  }

  List<String> timeline(String order) {
    var id = order(order).orElseThrow().id();
    return database().read(t -> t.entries().ofOrder(id)).stream().map(EntryRow::detail).toList();
  }

  /// Hands a picture over, as the bridge would, whatever its books say.
  Answer<ShopSays> deliver(String messageId, OrderPicture picture) {
    return finds().deliver(call(), messageId, picture);
  }

  @Override
  public void close() {
    ground.close();
  }
}
