package paybridge.connector.gateway.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import paybridge.connector.OpenRequest;

/// What every new payment intent carries (contract section 8.1), and the metadata that says whose it
/// is.
final class NewIntent {
  static final String PATH = "/v1/payment_intents";

  /// Not documented; a limit that no gateway of this kind is known to be below (open point 19).
  private static final int LONGEST_VALUE = 500;

  private NewIntent() {}

  /// @param units the amount as WooshPay counts
  static ObjectNode of(OpenRequest request, long units) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("amount", units)
            .put("currency", request.amount().currency().code())
            .put("description", description(request))
            .put("merchant_order_id", request.merchantReference())
            .put("capture_method", request.capture().spelling());
    body.set("metadata", metadata("order_id", request.merchantReference()));
    body.putArray("payment_method_types").add(request.method());
    return body;
  }

  /// True when an answer does not contradict what was asked for: our reference, the amount, the
  /// currency (section 7.2).
  static boolean isAbout(Item intent, OpenRequest request, long units) {
    var amount = intent.number("amount");
    return Events.namesOnly(intent, request.merchantReference())
        && (!intent.has("amount") || (amount.isPresent() && amount.getAsLong() == units))
        && intent
            .text("currency")
            .filter(code -> !code.equalsIgnoreCase(request.amount().currency().code()))
            .isEmpty();
  }

  static String description(OpenRequest request) {
    return request.description().isBlank()
        ? "Order " + request.merchantReference()
        : request.description();
  }

  /// One key; a value that is too long is cut.
  static ObjectNode metadata(String key, String value) {
    return JsonNodeFactory.instance
        .objectNode()
        .put(key, value.substring(0, Math.min(value.length(), LONGEST_VALUE)));
  }
}
