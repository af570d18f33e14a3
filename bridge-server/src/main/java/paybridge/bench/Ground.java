package paybridge.bench;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import paybridge.connector.Secret;

/// A bridge in a process of its own with its far end, gateway and shop in one: paired and live.
final class Ground implements AutoCloseable {
  private final FarEnd farEnd;
  private final Child bridge;
  private final GatewaySide gateway;
  private final ShopSide shop;
  private final int port;
  private final String notifications;
  private final Secret notificationSecret;

  /// @param main the main class of the bridge
  /// @param data its data directory
  /// @param jvm options of its JVM
  /// @param slowness how many milliseconds the gateway takes for a request with this head
  Ground(
      String main,
      String data,
      List<String> jvm,
      ToLongFunction<String> slowness,
      InstantSource clock) {
    gateway = new GatewaySide(clock);
    var seller = new AtomicReference<ShopSide>();
    farEnd =
        new FarEnd(
            (head, body) -> {
              var paired = seller.get();
              return ofShop(head) && paired != null
                  ? paired.answer(head, body)
                  : gateway.answer(head, body);
            },
            head -> ofShop(head) ? 0 : slowness.applyAsLong(head));
    bridge = new Child("bridge", main, List.of(data, farEndUrl(), GatewaySide.MERCHANT), jvm);
    var told = bridge.ready().split(" ", 5);
    port = Integer.parseInt(told[0]);
    shop = new ShopSide(told[1], new Secret(told[2]), farEndUrl(), clock);
    notifications = told[3];
    notificationSecret = new Secret(told[4]);
    seller.set(shop);
    new Generator(port, shop::paired)
        .saturate(Generator.Requests.of(List.of(shop.handshake())), Duration.ofSeconds(5));
    shop.awaitLive();
  }

  private static boolean ofShop(String head) {
    return head.startsWith("POST /paybridge");
  }

  private String farEndUrl() {
    return "http://127.0.0.1:" + farEnd.port();
  }

  /// The port of the bridge.
  int port() {
    return port;
  }

  int farEndPort() {
    return farEnd.port();
  }

  Child bridge() {
    return bridge;
  }

  GatewaySide gateway() {
    return gateway;
  }

  ShopSide shop() {
    return shop;
  }

  /// Messages of the gateway about payments that were opened, ready to be sent.
  List<byte[]> messages(int count) {
    return gateway.messages(count, notifications, notificationSecret);
  }

  @Override
  public void close() {
    bridge.close();
    farEnd.close();
  }
}
