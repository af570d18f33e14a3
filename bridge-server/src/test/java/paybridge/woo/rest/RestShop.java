package paybridge.woo.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import paybridge.connector.Answer;
import paybridge.connector.OrderPicture;
import paybridge.connector.ShopSays;
import paybridge.demo.woocommerce.WooShop;
import paybridge.shop.ConnectShop;
import paybridge.walk.Browsing;
import paybridge.woo.OneWooShop;
import paybridge.woo.RealWooShop;

/// One shop without plugin and its bridge, for all scenarios of this JVM: connected by keys made by
/// hand when the first one asks.
final class RestShop {
  final WooShop shop = RealWooShop.here();
  final RestBridge bridge;
  final int product;

  private RestShop() {
    rest("loose", said -> said);
    rest("fault", said -> said.put("fault", ""));
    bridge = new RestBridge(shop.url());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (RealWooShop.named().isPresent()) {
                    rest("hook", said -> said.put("address", bridge.hintAddress()));
                    rest("tight", said -> said);
                  }
                  bridge.close();
                }));
    product =
        does("product", said -> said.put("name", "Oolong").put("price", "49.90").put("stock", 500))
            .path("id")
            .asInt();
    var keys = rest("keys", said -> said);
    var outcome = bridge.keys(keys.path("key").asText(), keys.path("secret").asText());
    if (!(outcome instanceof ConnectShop.Outcome.LetIn)) {
      throw new IllegalStateException("the shop does not let the bridge in: " + outcome);
    }
  }

  private static final class Started {
    static final RestShop IT = new RestShop();
  }

  static RestShop get() {
    return Started.IT;
  }

  JsonNode does(String action, UnaryOperator<ObjectNode> said) {
    return shop.does(action, said.apply(WooShop.JSON.createObjectNode()));
  }

  JsonNode rest(String action, UnaryOperator<ObjectNode> said) {
    return shop.does("rest.php", action, said.apply(WooShop.JSON.createObjectNode()));
  }

  /// A new order of one tin of tea that waits for a bank transfer, its id.
  String waiting() {
    return waiting(said -> said);
  }

  String waiting(UnaryOperator<ObjectNode> more) {
    var order =
        does(
                "order",
                said -> more.apply(said.put("product", product).put("method", "bacs")))
            .path("id")
            .asText();
    to(order, "on-hold");
    return order;
  }

  void to(String order, String status) {
    does("change", said -> said.put("id", order).put("status", status));
  }

  JsonNode says(String order) {
    return does("say", said -> said.put("id", order));
  }

  JsonNode see(String order) {
    return rest("see", said -> said.put("id", order));
  }

  JsonNode whenIs(String order, String status) {
    return when("order " + order, () -> says(order), it -> it.path("status").asText().equals(status));
  }

  /// Looks, and waits until the order remembers a page other than this one; the page.
  String page(String order, String other) {
    bridge.look();
    return when(
            "page of " + order,
            () -> see(order),
            it -> !it.path("page").asText().isEmpty() && !it.path("page").asText().equals(other))
        .path("page")
        .asText();
  }

  String page(String order) {
    return page(order, "");
  }

  /// Two whole looks have ended when this does.
  void lookTwice() {
    for (int i = 0; i < 2; i++) {
      long before = System.currentTimeMillis();
      bridge.look();
      when(
          "a look",
          () -> WooShop.JSON.createObjectNode().put("at", bridge.nextLook()),
          now -> now.path("at").asLong() > before + 30_000 && now.path("at").asLong() < before + 90_000);
    }
  }

  /// Looks until the timeline of an order says this.
  void lookUntil(String order, String sentence) {
    bridge.look();
    when(
        "timeline of " + order,
        () -> WooShop.JSON.valueToTree(bridge.timeline(order)),
        all -> all.toString().contains(sentence));
  }

  void fault(String fault) {
    rest("fault", said -> said.put("fault", fault));
  }

  long stock() {
    return does("stocked", said -> said.put("product", product)).path("stock").asLong();
  }

  /// What the shop says to a picture.
  ShopSays tell(OrderPicture picture) {
    var answer = bridge.deliver(UUID.randomUUID().toString(), picture);
    if (answer instanceof Answer.Done<ShopSays>(var says)) {
      return says;
    }
    throw new AssertionError(answer.toString());
  }

  /// Pays at the sandbox's page.
  static void pay(String page, String card) {
    try (var browser = new Browsing()) {
      var seen = browser.open(page);
      var _ = browser.submit(seen.at().toString(), Map.of("card", card));
    }
  }

  /// Cancels at the sandbox's page.
  static void giveUp(String page) {
    try (var browser = new Browsing()) {
      var seen = browser.open(page);
      var _ = browser.submit(seen.at() + "/cancel", Map.of());
    }
  }

  static JsonNode when(String what, Supplier<JsonNode> look, Predicate<JsonNode> it) {
    return OneWooShop.until(what, look, it);
  }
}
