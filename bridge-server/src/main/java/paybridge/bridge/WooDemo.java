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
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import paybridge.db.OrderRow;
import paybridge.demo.woocommerce.StandInWooShop;
import paybridge.demo.woocommerce.WooShop;
import paybridge.shop.PluginZip;
import paybridge.shop.SixWords;
import paybridge.work.Chance;

/// The whole job in a WooCommerce shop: a plugin is made, installed and finds its bridge by itself;
/// an order is paid, and a part of it refunded. Every line is printed with its evidence.
final class WooDemo implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 60_000;
  private final InstantSource clock;
  private final PrintWriter out;
  private final Path data;
  private final SandboxGround ground;
  private final StandInWooShop shop;
  private int number;
  private boolean complete = true;

  WooDemo(InstantSource clock, Chance chance, PrintWriter out) throws IOException {
    this.clock = clock;
    this.out = out;
    data = Files.createTempDirectory("paybridge-demo-");
    ground = new SandboxGround(data, clock, chance);
    shop = StandInWooShop.start(Ports::free);
  }

  /// True when every step has its evidence and the three books agree in the end.
  boolean run() throws IOException {
    out.println("A WooCommerce shop with the plugin");
    var id = byPlugin();
    var product = product();
    var order = order(product, "paybridge_card");
    var began = clock.millis();
    var page = does("pay", said -> said.put("id", order)).path("redirect").asText();
    step("shop → bridge: asks to collect the money, and a page comes back", page.replaceAll("/pay/.*", "/pay/…"));
    step("the shopper pays at the gateway and is sent back", pay(page));
    step("bridge → shop: the order", until(() -> paid(order)));
    var known = known(id, order);
    var agreed = agreement(known, order, false);
    out.printf("%nFrom basket to agreement: %d ms.%n%n", clock.millis() - began);
    var refund = does("refund", said -> said.put("id", order).put("amount", "10.00"));
    step("the shop refunds 10.00", refund.path("error").asText().isEmpty() ? "refund " + refund.path("id").asText() : "");
    agreed &= agreement(known, order, true);
    step("the refund in the shop has the gateway's number", says(order).path("refunds").path(0).path("gateway").asText());
    out.flush();
    return complete && agreed;
  }

  private String byPlugin() throws IOException {
    var added = ground.shop("leaf-and-kettle", "woocommerce", shop.url());
    var id = added.row().id();
    var zip = data.resolve("leaf-and-kettle.zip");
    PluginZip.write(zip, added, ground.url());
    step("owner: the plugin is made, with a key that works once", Files.size(zip) / 1024 + " KB");
    shop.install(zip);
    step("owner: installs and activates it, types nothing", shop.url());
    step(
        "bridge and shop have found each other; both show the same six words",
        until(() -> sameWords(id)));
    step("shop: has the ways to pay", until(this::offers));
    return id;
  }

  private String sameWords(String id) {
    boolean confirmed = shop.does("minute").path("confirmed").asBoolean();
    ground.bridge().parts().directory.changed();
    var ours = SixWords.of(ground.bridge().parts().directory.shop(id));
    return confirmed && shop.does("road").path("words").asText().equals(ours) ? ours : "";
  }

  private String offers() {
    int offers = shop.does("minute").path("offers").asInt();
    return offers > 0 ? offers + " ways" : "";
  }

  private int product() {
    return does(
            "product",
            said -> said.put("name", "Earl Grey").put("price", "49.90").put("stock", 50))
        .path("id")
        .asInt();
  }

  private String order(int product, String method) {
    var made = does("order", said -> said.put("product", product).put("method", method));
    var id = made.path("id").asText();
    step("customer → shop: checks out", "order " + id + ", " + made.path("total").asText() + " EUR");
    return id;
  }

  private static String pay(String page) {
    try (var browser = new ByHand()) {
      var seen = browser.open(page);
      return browser.submit(seen.at().toString(), Map.of("card", "approve")).at().getPath();
    }
  }

  private JsonNode says(String order) {
    return does("say", said -> said.put("id", order));
  }

  private String paid(String order) {
    var says = says(order);
    return says.path("paid").asBoolean()
        ? says.path("status").asText() + ", transaction " + says.path("transaction").asText()
        : "";
  }

  private OrderRow known(String shopId, String order) {
    return ground.bridge().parts().outside.database()
        .read(t -> t.orders().find(shopId, order))
        .orElseThrow();
  }

  private boolean agreement(OrderRow order, String inShop, boolean refunded) {
    var last =
        until(
            () -> WooBooks.of(ground, order, says(inShop)),
            books -> books.agree() && books.refundedSome() == refunded);
    last.print(out);
    return last.agree() && last.refundedSome() == refunded;
  }

  private JsonNode does(String action, UnaryOperator<ObjectNode> said) {
    return shop.does(action, said.apply(WooShop.JSON.createObjectNode()));
  }

  private void step(String what, String evidence) {
    complete &= !evidence.isEmpty();
    out.printf("%2d  %s%n      %s%n", ++number, what, evidence.isEmpty() ? "NO EVIDENCE" : evidence);
    out.flush();
  }

  private String until(Supplier<String> look) {
    return until(look, evidence -> !evidence.isEmpty());
  }

  private <T> T until(Supplier<T> look, java.util.function.Predicate<T> holds) {
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
