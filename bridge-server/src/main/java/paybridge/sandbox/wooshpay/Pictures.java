package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// The objects as the samples show them (contract sections 4 and 5): milliseconds, blank texts for
/// what is absent, and two mode flags that contradict each other.
final class Pictures {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Pictures() {}

  static ObjectNode intent(Intent one) {
    var picture =
        JSON.objectNode()
            .put("id", one.id)
            .put("object", one.setup ? "setup_intent" : "payment_intent")
            .put("created", one.created.toEpochMilli())
            .put("livemode", false)
            .put("status", one.status)
            .put("description", one.description)
            .put("client_secret", one.secret)
            .put("customer", one.customer)
            .put("payment_method", one.method)
            .put("return_url", one.returnUrl);
    picture.set("metadata", one.metadata.deepCopy());
    picture.set("payment_method_types", loose(one, texts(one.types)));
    picture.set("payment_method_options", loose(one, one.options.deepCopy()));
    picture.set(
        "next_action",
        one.action.map(action -> loose(one, action.deepCopy())).orElse(TextNode.valueOf("")));
    one.error.ifPresent(error -> picture.set("last_payment_error", error.deepCopy()));
    return one.setup ? picture.put("usage", one.usage).put("live_mode", true) : money(one, picture);
  }

  private static ObjectNode money(Intent one, ObjectNode picture) {
    return picture
        .put("currency", one.currency())
        .put("amount", one.minor())
        .put("amount_capturable", one.capturable)
        .put("amount_received", one.received)
        .put("merchant_order_id", one.reference)
        .put("merchant_user_id", one.userId)
        .put("quantity", 1)
        .put("capture_method", one.manual ? "manual" : "automatic")
        .put("confirmation_method", "automatic")
        .put("setup_future_usage", one.usage)
        .put("cancel_at", "")
        .put("cancellation_reason", one.cancelReason)
        .put("3ds_status", "");
  }

  /// An older sample carries these fields as JSON text inside a string; here every second object
  /// does, so that whoever reads them meets both.
  private static JsonNode loose(Intent one, JsonNode value) {
    boolean even = (one.id.charAt(one.id.length() - 1) - '0') % 2 == 0;
    return even ? TextNode.valueOf(value.toString()) : value;
  }

  private static JsonNode texts(List<String> all) {
    var list = JSON.arrayNode();
    all.forEach(list::add);
    return list;
  }

  static ObjectNode session(Session one) {
    var intent = one.intent;
    var picture =
        JSON.objectNode()
            .put("id", one.id)
            .put("object", "checkout.session")
            .put("created", one.created.toEpochMilli())
            .put("livemode", false)
            .put("live_mode", true)
            .put("currency", intent.currency())
            .put("customer", intent.customer)
            .put("customer_email", one.email)
            .put("mode", intent.setup ? "setup" : "payment")
            .put("status", one.status)
            .put("payment_status", paymentStatus(one))
            .put("url", url(one))
            .put("success_url", one.successUrl)
            .put("cancel_url", one.cancelUrl)
            .put("client_reference_id", one.clientReference)
            .put(intent.setup ? "setup_intent" : "payment_intent", intent.id)
            .put("amount_subtotal", intent.minor())
            .put("amount_total", intent.minor())
            .put("billing_address_collection", "auto")
            .put("expires_at", one.created.plus(Session.LIFE).toEpochMilli());
    picture.set("metadata", one.metadata.deepCopy());
    var lines = JSON.objectNode().put("object", "list");
    lines.set("data", one.lines.deepCopy());
    picture.set("line_items", lines.putNull("url").putNull("has_more"));
    picture.set(
        "payment_method_types", intent.types.isEmpty() ? JSON.nullNode() : texts(intent.types));
    return picture;
  }

  private static String paymentStatus(Session one) {
    if (one.intent.setup) {
      return "no_payment_required";
    }
    return one.intent.status.equals("succeeded") ? "paid" : "unpaid";
  }

  private static String url(Session one) {
    var merchant = one.intent.merchant;
    var key = merchant.publishableKey.getBytes(StandardCharsets.UTF_8);
    return merchant.url
        + "/pay/"
        + one.page()
        + "?key="
        + Base64.getUrlEncoder().withoutPadding().encodeToString(key);
  }

  static ObjectNode refund(Refund one) {
    var picture =
        JSON.objectNode()
            .put("id", one.id)
            .put("object", "refund")
            .put("amount", one.amount)
            .put("created", one.created.toEpochMilli())
            .put("currency", one.intent.currency())
            .put("payment_intent", one.intent.id)
            .put("status", one.status)
            .putNull("description");
    picture.set("metadata", one.metadata.deepCopy());
    picture.set("reason", one.reason.isEmpty() ? JSON.nullNode() : JSON.textNode(one.reason));
    picture.set(
        "failure_reason", one.failure.isEmpty() ? JSON.nullNode() : JSON.textNode(one.failure));
    return picture;
  }

  /// A list as the gateway answers it.
  static ObjectNode list(String object, String url, boolean more, List<ObjectNode> all) {
    var list = JSON.objectNode().put("object", object).put("url", url).put("has_more", more);
    list.set("data", JSON.arrayNode().addAll(all));
    return list;
  }
}
