package paybridge.connector.storefront.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import paybridge.connector.FindsOrders;
import paybridge.connector.FindsOrders.Hint;
import paybridge.connector.Incoming;
import paybridge.connector.ShopAccount;
import paybridge.connector.kit.Digests;

/// WooCommerce's webhooks (woocommerce.md, b6): the shop calls when an order is made or changed. Only
/// hints: late, sometimes missing, never repeated.
final class Hooks {
  private static final List<String> TOPICS = List.of("order.created", "order.updated");
  private static final Query ALL = Query.of("per_page", "100");

  private Hooks() {}

  /// One active webhook per topic for our address. WooCommerce disables one that failed too often;
  /// what an earlier set-up left twice is deleted, because it would call twice (e8).
  static String keep(Rest rest, ShopAccount shop, String address, boolean renew) throws Trouble {
    var all = rest.get("/webhooks", ALL);
    for (var topic : TOPICS) {
      Optional<JsonNode> kept = Optional.empty();
      for (var hook : all) {
        if (!hook.path("delivery_url").asText("").equals(address)
            || !hook.path("topic").asText("").equals(topic)) {
          continue;
        }
        if (kept.isPresent()) {
          rest.delete(path(hook), Query.of("force", "true"));
        } else {
          kept = Optional.of(hook);
        }
      }
      if (kept.isEmpty()) {
        make(rest, shop, topic, address);
      } else if (renew || !kept.get().path("status").asText("").equals("active")) {
        var body = Json.object().put("status", "active");
        var _ = rest.put(path(kept.get()), Query.of(), renew ? body.put("secret", secret(shop)) : body);
      }
    }
    return "the shop sends hints to " + address;
  }

  private static void make(Rest rest, ShopAccount shop, String topic, String address)
      throws Trouble {
    var body =
        Json.object()
            .put("name", "Paybridge: " + topic)
            .put("topic", topic)
            .put("delivery_url", address)
            .put("secret", secret(shop))
            .put("status", "active");
    var _ = rest.post("/webhooks", Query.of(), body);
  }

  private static String path(JsonNode hook) {
    return "/webhooks/" + hook.path("id").asLong();
  }

  private static String secret(ShopAccount shop) {
    return shop.settings().secret(FindsOrders.HINTS).reveal();
  }

  /// Signed: base64 of the HMAC-SHA256 of the raw body. The ping at its making has no signature, no
  /// headers of WooCommerce and a body of its own.
  static Hint read(ShopAccount shop, Incoming message) {
    var signature = message.header("X-WC-Webhook-Signature");
    if (signature.isEmpty()) {
      boolean ping =
          message.header("X-WC-Webhook-Topic").isEmpty()
              && message.body().length < 64
              && message.text().matches("webhook_id=[0-9]{1,18}");
      return ping ? Hint.PING : Hint.UNPROVED;
    }
    return shop.settings().secrets(FindsOrders.HINTS).stream()
            .map(secret -> Digests.hmacSha256(secret.bytes(), message.body()))
            .map(mac -> java.util.Base64.getEncoder().encodeToString(mac))
            .anyMatch(
                right ->
                    Digests.same(
                        right.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        signature.get().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        ? Hint.LOOK
        : Hint.UNPROVED;
  }
}
