package paybridge.connector.gateway.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.GatewayCall;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.kit.Fields;

/// Opens a hosted checkout session (contract section 7.2). Our reference stands in every place that
/// may reach an event, because it is not documented which of them do.
final class HostedSession {
  static final String PATH = "/v1/checkout/sessions";

  private final GatewayCall call;
  private final OpenRequest request;
  private final long units;

  HostedSession(GatewayCall call, OpenRequest request, long units) {
    this.call = call;
    this.request = request;
    this.units = units;
  }

  Answer<Opened> open() {
    return new Api(call)
        .post(PATH, body(), IdempotencyKey.of("open", request.merchantReference()))
        .then(this::opened);
  }

  /// The shopper is not sent to a page that asks for another sum.
  private Answer<Opened> opened(Fields answer) {
    var session = new Item(answer.whole());
    var total = session.number("amount_total");
    var currency = session.text("currency").orElse("");
    if (total.isEmpty() || !Events.namesOnly(session, request.merchantReference())) {
      return new Answer.Unknown<>("WooshPay's answer is not about this order, or has no sum.");
    }
    if (total.getAsLong() != units
        || !currency.equalsIgnoreCase(request.amount().currency().code())) {
      return Opening.refused("WooshPay's page asks for another amount than the order.");
    }
    var page = WooshPaySettings.page(call.account(), session.longText("url").orElse(""));
    return page.<Answer<Opened>>map(
            address ->
                new Answer.Done<>(
                    new Opened(
                        new Page.Redirect(address),
                        session.text("payment_intent"),
                        session.text("id").map(id -> Map.of("session", id)).orElse(Map.of()),
                        session.time("expires_at"))))
        .orElseGet(
            () -> new Answer.Unknown<>("WooshPay answered without the address of a page."));
  }

  private ObjectNode body() {
    var json = JsonNodeFactory.instance;
    var reference = request.merchantReference();
    var intent = json.objectNode();
    intent
        .put("capture_method", request.capture().spelling())
        .put("merchant_order_id", reference)
        .set("metadata", NewIntent.metadata("order_id", reference));
    var price = json.objectNode();
    price
        .put("currency", request.amount().currency().code())
        .put("unit_amount", units)
        .set("product_data", json.objectNode().put("name", NewIntent.description(request)));
    var line = json.objectNode().put("quantity", 1);
    line.set("price_data", price);
    var body = head(request, "payment");
    body.set("payment_intent_data", intent);
    body.set("line_items", json.arrayNode().add(line));
    body.set("payment_method_types", json.arrayNode().add(request.method()));
    return body;
  }

  /// What sessions of every mode begin with.
  static ObjectNode head(OpenRequest request, String mode) {
    var reference = request.merchantReference();
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("mode", mode)
            .put("success_url", request.returnUrl() + "/success")
            .put("cancel_url", request.returnUrl() + "/cancel")
            .put("client_reference_id", reference);
    var email = Optional.of(request.shopper().email()).filter(it -> !it.isEmpty());
    email.ifPresent(it -> body.put("customer_email", it.reveal()));
    body.set("metadata", NewIntent.metadata("order_id", reference));
    return body;
  }
}
