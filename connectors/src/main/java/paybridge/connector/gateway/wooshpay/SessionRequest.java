package paybridge.connector.gateway.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Flow;
import paybridge.connector.GatewayCall;
import paybridge.connector.GatewayUrl;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.kit.Fields;

/// Opens a hosted checkout session (contract section 7.2). Our reference stands in every place that
/// may reach an event, because it is not documented which of them do.
final class SessionRequest {
  private final GatewayCall call;
  private final OpenRequest request;

  SessionRequest(GatewayCall call, OpenRequest request) {
    this.call = call;
    this.request = request;
  }

  Answer<Opened> open() {
    if (request.flow() != Flow.REDIRECT
        || request.capture() != Capture.AUTOMATIC
        || request.save()) {
      return refused("WooshPay is offered as a hosted page with immediate capture only.");
    }
    if (Methods.of(call.account()).stream()
        .noneMatch(method -> method.code().equals(request.method()))) {
      return refused("The method '" + request.method() + "' is not enabled for this account.");
    }
    var units = WooshPaySettings.currencies(call.account().settings()).units(request.amount());
    if (units.isEmpty() || units.get() == 0) {
      return refused(
          request.amount()
              + " cannot be carried: the currency is not confirmed for this account"
              + " or a digit would be lost.");
    }
    var body = body(units.get()).toString().getBytes(StandardCharsets.UTF_8);
    return new Api(call)
        .post("/v1/checkout/sessions", body, "open-" + request.merchantReference())
        .then(session -> opened(session, units.get()));
  }

  /// The shopper is not sent to a page that asks for another sum (section 7.2).
  private Answer<Opened> opened(Fields answer, long units) {
    var total = answer.raw("amount_total");
    var currency = answer.raw("currency").asText("");
    if (!total.isIntegralNumber()
        || total.longValue() != units
        || !currency.equalsIgnoreCase(request.amount().currency().code())) {
      return refused("WooshPay's page asks for another amount than the order.");
    }
    var intent = Optional.of(answer.raw("payment_intent").asText("")).filter(id -> !id.isBlank());
    var session = Optional.of(answer.raw("id").asText("")).filter(id -> !id.isBlank());
    try {
      return new Answer.Done<>(
          new Opened(
              new Page.Redirect(new GatewayUrl(answer.raw("url").asText(""))),
              intent,
              session.map(id -> Map.of("session", id)).orElse(Map.of()),
              Item.time(answer.raw("expires_at"))));
    } catch (IllegalArgumentException notAPage) {
      return new Answer.Unknown<>("WooshPay answered without the address of a page.");
    }
  }

  private ObjectNode body(long units) {
    var json = JsonNodeFactory.instance;
    var reference = request.merchantReference();
    var metadata = json.objectNode().put("order_id", reference);
    var intent = json.objectNode();
    intent
        .put("capture_method", "automatic")
        .put("merchant_order_id", reference)
        .set("metadata", metadata.deepCopy());
    var name = request.description().isBlank() ? "Order " + reference : request.description();
    var price = json.objectNode();
    price
        .put("currency", request.amount().currency().code())
        .put("unit_amount", units)
        .set("product_data", json.objectNode().put("name", name));
    var line = json.objectNode().put("quantity", 1);
    line.set("price_data", price);
    var body =
        json.objectNode()
            .put("mode", "payment")
            .put("success_url", request.returnUrl() + "/success")
            .put("cancel_url", request.returnUrl() + "/cancel")
            .put("client_reference_id", reference);
    if (!request.shopper().email().isEmpty()) {
      body.put("customer_email", request.shopper().email().reveal());
    }
    body.set("metadata", metadata);
    body.set("payment_intent_data", intent);
    body.set("line_items", json.arrayNode().add(line));
    body.set("payment_method_types", json.arrayNode().add(request.method()));
    return body;
  }

  private static Answer<Opened> refused(String why) {
    return new Answer.Refused<>(DeclineReason.CONFIGURATION, why);
  }
}
