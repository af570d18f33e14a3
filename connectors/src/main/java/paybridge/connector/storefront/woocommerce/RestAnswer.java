package paybridge.connector.storefront.woocommerce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import paybridge.connector.Answer;
import paybridge.connector.WireAnswer.Replied;
import paybridge.connector.kit.RetryAfter;

/// What an answer of the REST API means (woocommerce.md, b2). A page instead of JSON is none,
/// whatever its status: a firewall, a shop under maintenance, permalinks that are off.
final class RestAnswer {
  private static final int MOST_SAID = 120;

  private RestAnswer() {}

  static JsonNode read(Replied replied, Instant now) throws Trouble {
    int status = replied.status();
    var json = json(replied);
    if (json == null) {
      throw later(replied, now, page(status, replied.text()));
    }
    if (status >= 200 && status < 300) {
      return json;
    }
    var code = json.path("code").asText("");
    var said = "the shop said " + status + " " + code + ": " + cut(json.path("message").asText(""));
    // 404 on read, 400 on update. Only this answer is definite.
    if (code.equals("woocommerce_rest_shop_order_invalid_id")) {
      throw Trouble.never("the shop has no such order");
    }
    if (code.equals("rest_no_route")) {
      throw later(
          replied,
          now,
          said + " WooCommerce is off, or the shop's permalinks are plain: its REST API needs"
              + " another setting under Settings, Permalinks.");
    }
    if (status == 401 || status == 403) {
      throw later(replied, now, "the shop does not accept the bridge's keys; " + said);
    }
    throw status >= 500 && status != 503
        ? Trouble.unknown(said)
        : later(replied, now, said);
  }

  private static Trouble later(Replied replied, Instant now, String why) {
    return new Trouble(new Answer.NotSent<>(why, RetryAfter.of(replied, now)));
  }

  private static @org.jspecify.annotations.Nullable JsonNode json(Replied replied) {
    try {
      var node = Json.read(replied.text());
      return node.isObject() || node.isArray() ? node : null;
    } catch (JsonProcessingException page) {
      return null;
    }
  }

  private static String page(int status, String text) {
    var why =
        status >= 300 && status < 400
            ? "the shop sends the bridge elsewhere: its registered address is not the one it uses"
            : status == 404
                ? "the shop has no REST API at its registered address; its permalinks may be plain"
                : "the shop answered " + status + " with a page and not with JSON";
    return why + ": " + cut(text.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip());
  }

  private static String cut(String text) {
    return text.length() > MOST_SAID ? text.substring(0, MOST_SAID) + "…" : text;
  }
}
