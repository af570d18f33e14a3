package paybridge.bridge;

import java.io.IOException;
import java.nio.file.Files;
import paybridge.shop.PluginZip;
import paybridge.shop.SixWords;

/// The road with the plugin: it is made, installed and finds its bridge by itself; an order is paid,
/// and a part of it refunded from the shop.
record WooPluginRoad(WooStage stage) {
  /// True when the three books agree in the end.
  boolean play() throws IOException {
    stage.begin("A WooCommerce shop with the plugin");
    var shopId = meet();
    long began = stage.clock().millis();
    var order = stage.order("paybridge_card");
    var page = stage.does("pay", said -> said.put("id", order)).path("redirect").asText();
    stage.step(
        "shop → bridge: asks to collect the money, and a page comes back",
        page.replaceAll("/pay/.*", "/pay/…"));
    stage.step("the shopper pays at the gateway and is sent back", WooStage.pay(page));
    stage.step("bridge → shop: the order", stage.paid(order));
    var known = stage.known(shopId, order);
    boolean agreed = stage.agreement(known, false);
    stage.out().printf("%nFrom basket to agreement: %d ms.%n%n", stage.clock().millis() - began);
    var refund = stage.does("refund", said -> said.put("id", order).put("amount", "10.00"));
    stage.step(
        "the shop refunds 10.00 EUR",
        refund.path("error").asText().isEmpty() ? "refund " + refund.path("id").asText() : "");
    agreed &= stage.agreement(known, true);
    stage.step(
        "the refund in the shop has the gateway's number",
        stage.says(order).path("refunds").path(0).path("gateway").asText());
    return agreed;
  }

  private String meet() throws IOException {
    var shop = stage.shop();
    var added = stage.ground().shop("leaf-and-kettle", "woocommerce", shop.url());
    var zip = stage.data().resolve("leaf-and-kettle.zip");
    PluginZip.write(zip, added, stage.ground().url());
    stage.step(
        "owner: the plugin is made, with a key that works once", Files.size(zip) / 1024 + " KB");
    shop.install(zip);
    stage.step("owner: installs and activates it, types nothing", shop.url());
    var id = added.row().id();
    stage.step(
        "bridge and shop have found each other; both show the same six words",
        stage.until(() -> sameWords(id)));
    stage.step("shop: has the ways to pay", stage.until(this::offers));
    return id;
  }

  private String sameWords(String shopId) {
    boolean confirmed = stage.shop().does("minute").path("confirmed").asBoolean();
    var directory = stage.ground().bridge().parts().directory;
    directory.changed();
    var ours = SixWords.of(directory.shop(shopId));
    return confirmed && stage.shop().does("road").path("words").asText().equals(ours) ? ours : "";
  }

  private String offers() {
    int offers = stage.shop().does("minute").path("offers").asInt();
    return offers > 0 ? offers + " ways" : "";
  }
}
