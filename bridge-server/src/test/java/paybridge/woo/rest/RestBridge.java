package paybridge.woo.rest;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import paybridge.bridge.Bridge;
import paybridge.bridge.Server;
import paybridge.connector.Answer;
import paybridge.connector.FindsOrders;
import paybridge.connector.OrderPicture;
import paybridge.connector.Secret;
import paybridge.connector.ShopSays;
import paybridge.connector.StorefrontCall;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.db.Database;
import paybridge.db.EntryRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.finding.LookForOrders;
import paybridge.bridge.Ports;
import paybridge.sandbox.SandboxGateway;
import paybridge.shop.ConnectShop;
import paybridge.shop.Shop;
import paybridge.wire.EgressRules;
import paybridge.wire.GuardedWire;
import paybridge.wire.WireLimits;
import paybridge.work.Chance;
import paybridge.work.Worker;

/// A real bridge with its own sandbox gateway, for one shop that has no plugin of ours.
final class RestBridge implements AutoCloseable {
  private final Bridge bridge;
  private final GuardedWire wire =
      new GuardedWire(
          (_, _, _, _) -> new EgressRules.Verdict.Allowed(), WireLimits.standard());
  private final SandboxGateway sandbox;
  private final Javalin gateway;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Worker worker = new Worker(threads);
  private final String shopId;
  final String url;

  RestBridge(String home) {
    this(home, Ports.free(), "");
  }

  /// @param publicUrl how the outside reaches it; empty: directly
  RestBridge(String home, int port, String publicUrl) {
    url = publicUrl.isEmpty() ? "http://127.0.0.1:" + port : publicUrl;
    var chance = Chance.real();
    try {
      bridge =
          new Bridge(
              new Bridge.Options(
                  Files.createTempDirectory("paybridge-woo-rest"), null, "127.0.0.1", port, url,
                  false, Set.of(), true, Duration.ofSeconds(3)),
              InstantSource.system(),
              chance);
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
    sandbox = new SandboxGateway(null, InstantSource.system(), chance, wire);
    gateway = Server.start("127.0.0.1", 0, List.of(routes -> sandbox.routes(routes, "")));
    sandbox.steps().forEach(worker::turn);
    var apiKey = StandardWebhooks.secret(chance.bytes(32));
    var secret = StandardWebhooks.secret(chance.bytes(32));
    sandbox.register("tea", apiKey, secret);
    var register = bridge.parts().register;
    var account =
        register.account(
            "sandbox", "sandbox", false,
            Map.of("baseUrl", "http://127.0.0.1:" + gateway.port(), "merchant", "tea"),
            Map.of("apiKey", List.of(apiKey), "notificationSecret", List.of(secret)));
    shopId = register.shop("woo", "woocommerce-rest", home, Map.of(), true).row().id();
    var directory = bridge.parts().directory;
    var _ = register.offerAll(shop(), directory.account(account.id()));
    directory.changed();
  }

  Bridge bridge() {
    return bridge;
  }

  Shop shop() {
    bridge.parts().directory.changed();
    return bridge.parts().directory.shop(shopId);
  }

  Database database() {
    return bridge.parts().outside.database();
  }

  ConnectShop.Outcome keys(String key, String secret) {
    return bridge
        .parts()
        .connectShop
        .keys(
            shop(),
            Map.of("consumer_key", new Secret(key), "consumer_secret", new Secret(secret)));
  }

  /// The address that the shop's webhooks call.
  String hintAddress() {
    return url + "/shops/" + shop().row().pathKey() + "/hint";
  }

  /// The minute is over.
  void look() {
    LookForOrders.hinted(database(), shopId, System.currentTimeMillis());
    bridge.parts().outside.bell().ring(LookForOrders.NAME);
  }

  FindsOrders finds() {
    return (FindsOrders) shop().storefront();
  }

  StorefrontCall call() {
    return new StorefrontCall(shop().account(), wire, Instant.now());
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
    worker.close();
    bridge.close();
    gateway.stop();
    sandbox.close();
    wire.close();
    threads.close();
  }
}
