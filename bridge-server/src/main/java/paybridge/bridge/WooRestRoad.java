package paybridge.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import paybridge.checkout.MoveMoney;
import paybridge.connector.Money;
import paybridge.connector.Secret;
import paybridge.connector.ShopAnswer;
import paybridge.db.OrderRow;
import paybridge.demo.woocommerce.WooShop;
import paybridge.shop.ConnectShop.Outcome;

/// The road without the plugin: the shop's own programming interface lets the bridge in; an order that
/// waits for a transfer is found, its shopper gets the page by a note, and a part is refunded from
/// the bridge.
record WooRestRoad(WooStage stage) {
  /// True when the three books agree in the end.
  boolean play() {
    stage.begin("The same shop without the plugin");
    var shopId = letIn();
    long began = stage.clock().millis();
    var order = stage.order("bacs");
    stage.does("change", said -> said.put("id", order).put("status", "on-hold"));
    rest("run", said -> said);
    stage.step(
        "bridge: finds the order that waits, and the shopper gets a note with the page",
        stage.until(() -> note(order)).replaceAll("/pay/\\S*", "/pay/…"));
    var page = rest("see", said -> said.put("id", order)).path("page").asText();
    stage.step("the shopper pays at the gateway and is sent back", WooStage.pay(page));
    stage.step("bridge → shop: the order", stage.paid(order));
    var known = stage.known(shopId, order);
    boolean agreed = stage.agreement(known, false);
    stage.out().printf("%nFrom basket to agreement: %d ms.%n%n", stage.clock().millis() - began);
    stage.step("support refunds 10.00 EUR in the bridge", refund(known));
    agreed &= stage.agreement(known, true);
    stage.step(
        "the refund stands in the shop, where no money moves again",
        stage.says(order).path("refunds").path(0).path("amount").asText());
    return agreed;
  }

  private String letIn() {
    var ground = stage.ground();
    var added = ground.shop("leaf-without-plugin", "woocommerce-rest", stage.shop().url());
    var id = added.row().id();
    // The shop speaks to nobody on its own machine, unless it is told that it may.
    rest("loose", said -> said);
    var keys = rest("keys", said -> said);
    var parts = ground.bridge().parts();
    var outcome =
        parts.connectShop.keys(
            parts.directory.shop(id),
            Map.of(
                "consumer_key", new Secret(keys.path("key").asText()),
                "consumer_secret", new Secret(keys.path("secret").asText())));
    stage.step(
        "owner: lets the bridge in by a key pair of the shop; it is tried at once",
        outcome instanceof Outcome.LetIn(var way) ? "proved (" + way + ")" : "");
    stage.step("bridge → shop: asks to be told of orders", stage.until(() -> hooks(added.row().pathKey())));
    return id;
  }

  private String hooks(String key) {
    int hooks =
        rest("hooks", said -> said.put("address", stage.ground().url() + "/shops/" + key))
            .path("hooks")
            .size();
    return hooks > 0 ? hooks + " webhooks" : "";
  }

  private String note(String order) {
    for (var note : stage.says(order).path("notes")) {
      if (note.asText().contains("/pay/")) {
        return note.asText();
      }
    }
    return "";
  }

  private String refund(OrderRow order) {
    var answer =
        stage
            .ground()
            .bridge()
            .parts()
            .moveMoney
            .move(
                order.id(),
                new MoveMoney.Wish(
                    "refund", "staff", "support", Optional.empty(),
                    Optional.of(Money.of(1000, order.currency())), "", false));
    return answer instanceof ShopAnswer.Moved(_, var outcome, _, _) ? outcome : "";
  }

  private JsonNode rest(String action, UnaryOperator<ObjectNode> said) {
    return stage.shop().does("rest.php", action, said.apply(WooShop.JSON.createObjectNode()));
  }
}
