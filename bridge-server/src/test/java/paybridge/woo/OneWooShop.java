package paybridge.woo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import paybridge.demo.woocommerce.WooShop;

/// One shop and its bridge for all scenarios of this JVM: paired when the first one asks, ended with
/// the JVM. The shop that the environment names, else the stand-in.
public final class OneWooShop {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  final WooShop shop;
  final WooBridge bridge;
  final int product;

  private OneWooShop() throws IOException {
    shop = RealWooShop.here();
    bridge = new WooBridge(shop.url());
    Runtime.getRuntime().addShutdownHook(new Thread(bridge::close));
    shop.install(bridge.plugin());
    until("the shop is paired", () -> shop.does("minute"), it -> it.path("confirmed").asBoolean());
    until("there are offers", () -> shop.does("minute"), it -> it.path("offers").asInt() > 0);
    product =
        does("product", said -> said.put("name", "Earl Grey").put("price", "49.90").put("stock", 500))
            .path("id")
            .asInt();
  }

  private static final class Started {
    static final OneWooShop IT = start();

    private static OneWooShop start() {
      try {
        return new OneWooShop();
      } catch (IOException cannot) {
        throw new UncheckedIOException(cannot);
      }
    }
  }

  static OneWooShop get() {
    return Started.IT;
  }

  /// Fills in what is said.
  interface Said {
    ObjectNode fill(ObjectNode said);
  }

  JsonNode does(String action, Said said) {
    return shop.does(action, said.fill(WooShop.JSON.createObjectNode()));
  }

  /// A new order of one tin of tea, its id.
  String order() {
    return order(said -> said);
  }

  String order(Said more) {
    return does("order", said -> more.fill(said.put("product", product))).path("id").asText();
  }

  JsonNode says(String order) {
    return does("say", said -> said.put("id", order));
  }

  String status(String order) {
    return says(order).path("status").asText();
  }

  /// The payment page of an order, as the checkout gets it.
  String page(String order) {
    var answer = does("pay", said -> said.put("id", order));
    if (!answer.path("result").asText().equals("success")) {
      throw new IllegalStateException("no page: " + answer);
    }
    return answer.path("redirect").asText();
  }

  /// The order, once it is what it should be.
  JsonNode when(String order, Predicate<JsonNode> it) {
    return until("order " + order, () -> says(order), it);
  }

  JsonNode whenIs(String order, String status) {
    return when(order, says -> says.path("status").asText().equals(status));
  }

  /// Looks until it holds; fails with what was seen last.
  public static <T> T until(String what, Supplier<T> look, Predicate<T> it) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var seen = look.get();
      if (it.test(seen)) {
        return seen;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(what + " is still " + seen);
      }
      LockSupport.parkNanos(200_000_000);
    }
  }
}
