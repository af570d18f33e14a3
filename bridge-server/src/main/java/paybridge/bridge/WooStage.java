package paybridge.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import paybridge.db.OrderRow;
import paybridge.demo.woocommerce.StandInWooShop;
import paybridge.demo.woocommerce.WooShop;
import paybridge.work.Chance;

/// A WooCommerce shop, a bridge and the built-in gateway, and how the steps played there are printed,
/// each with its evidence.
final class WooStage implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 60_000;
  private final InstantSource clock;
  private final PrintWriter out;
  private final Path data;
  private final SandboxGround ground;
  private final StandInWooShop shop;
  private int number;
  private boolean complete = true;

  WooStage(InstantSource clock, Chance chance, PrintWriter out) throws IOException {
    this.clock = clock;
    this.out = out;
    data = Files.createTempDirectory("paybridge-demo-");
    ground = new SandboxGround(data, clock, chance);
    shop = StandInWooShop.start(Ports::free);
  }

  InstantSource clock() {
    return clock;
  }

  PrintWriter out() {
    return out;
  }

  /// A folder that ends with the stage.
  Path data() {
    return data;
  }

  SandboxGround ground() {
    return ground;
  }

  StandInWooShop shop() {
    return shop;
  }

  /// Begins to count the steps anew.
  void begin(String title) {
    number = 0;
    out.println(title);
  }

  /// True while no step has lacked its evidence.
  boolean complete() {
    return complete;
  }

  void step(String what, String evidence) {
    complete &= !evidence.isEmpty();
    out.printf(
        "%2d  %s%n      %s%n", ++number, what, evidence.isEmpty() ? "NO EVIDENCE" : evidence);
    out.flush();
  }

  JsonNode does(String action, UnaryOperator<ObjectNode> said) {
    return shop.does(action, said.apply(WooShop.JSON.createObjectNode()));
  }

  /// A new order of one tin of tea, its id.
  String order(String method) {
    var product =
        does(
                "product",
                said -> said.put("name", "Earl Grey").put("price", "49.90").put("stock", 50))
            .path("id")
            .asInt();
    var made = does("order", said -> said.put("product", product).put("method", method));
    var id = made.path("id").asText();
    step(
        "customer → shop: checks out",
        "order " + id + ", " + made.path("total").asText() + " EUR, " + method);
    return id;
  }

  /// Pays on the gateway's page; where the shopper ends.
  static String pay(String page) {
    try (var browser = new ByHand()) {
      var seen = browser.open(page);
      return browser.submit(seen.at().toString(), Map.of("card", "approve")).at().getPath();
    }
  }

  JsonNode says(String order) {
    return does("say", said -> said.put("id", order));
  }

  /// Waits until the shop's order is paid; what it says then.
  String paid(String order) {
    return until(
        () -> {
          var says = says(order);
          return says.path("paid").asBoolean()
              ? says.path("status").asText() + ", transaction " + says.path("transaction").asText()
              : "";
        });
  }

  OrderRow known(String shopId, String order) {
    return ground.bridge().parts().outside.database()
        .read(t -> t.orders().find(shopId, order))
        .orElseThrow();
  }

  /// Waits until the three books agree, and prints them.
  boolean agreement(OrderRow order, boolean refunded) {
    var last =
        until(
            () -> WooBooks.of(ground, order, says(order.shopOrderId())),
            books -> books.agree() && books.refundedSome() == refunded);
    last.print(out);
    return last.agree() && last.refundedSome() == refunded;
  }

  String until(Supplier<String> look) {
    return until(look, evidence -> !evidence.isEmpty());
  }

  private <T> T until(Supplier<T> look, Predicate<T> holds) {
    long end = clock.millis() + PATIENCE_MILLIS;
    while (true) {
      var seen = look.get();
      if (holds.test(seen) || clock.millis() > end) {
        return seen;
      }
      LockSupport.parkNanos(200_000_000);
    }
  }

  @Override
  public void close() {
    shop.close();
    ground.close();
    Demo.delete(data);
  }
}
