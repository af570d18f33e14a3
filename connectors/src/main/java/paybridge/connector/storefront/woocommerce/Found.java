package paybridge.connector.storefront.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import paybridge.connector.FoundOrder;
import paybridge.connector.FoundOrder.Stage;
import paybridge.connector.Personal;
import paybridge.connector.Shopper;
import paybridge.connector.kit.CardNumbers;

/// An order of the REST API as the bridge looks at it.
final class Found {
  private Found() {}

  static FoundOrder of(WooOrder order, String method) {
    var pay = order.text("payment_url");
    return new FoundOrder(
        order.id(),
        order.text("order_key"),
        cut(order.text("number").isEmpty() ? order.id() : order.text("number"), 64),
        stage(order),
        order.text("payment_method").equals(method),
        order.total(),
        order.text("total") + " " + order.text("currency"),
        order.meta(WooOrder.PAGE),
        order.says(false),
        shopper(order.json()),
        received(pay),
        pay,
        changed(order));
  }

  private static Stage stage(WooOrder order) {
    return switch (order.status()) {
      case "on-hold" ->
          Transitions.HELD.contains(order.meta(WooOrder.BECAUSE))
                  || order.meta(WooOrder.BECAUSE).equals("authorized")
              ? Stage.OTHER
              : Stage.WAITING;
      case "pending", "failed" -> Stage.OPEN;
      case "processing", "completed", "refunded" -> Stage.PAID;
      case "cancelled", "trash" -> Stage.ENDED;
      default -> Stage.OTHER;
    };
  }

  /// The thank-you page lies beside the pay page (a10, a11). A shop that renamed both endpoints sends
  /// the shopper to the pay page, which then says that the order is paid.
  private static String received(String pay) {
    return pay.contains("/order-pay/")
        ? pay.replace("/order-pay/", "/order-received/").replace("pay_for_order=true&", "")
        : pay.replace("order-pay=", "order-received=").replace("pay_for_order=true&", "");
  }

  private static Instant changed(WooOrder order) {
    try {
      return LocalDateTime.parse(order.text("date_modified_gmt")).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException odd) {
      return Instant.EPOCH;
    }
  }

  private static Shopper shopper(JsonNode order) {
    var billing = order.path("billing");
    var country = billing.path("country").asText("");
    var customer = order.path("customer_id").asText("");
    return new Shopper(
        personal(billing, "first_name", 100),
        personal(billing, "last_name", 100),
        personal(billing, "email", 254),
        personal(billing, "phone", 40),
        personal(billing, "address_1", 250),
        personal(billing, "city", 100),
        personal(billing, "state", 100),
        personal(billing, "postcode", 20),
        country.matches("[A-Z]{2}") ? country : "",
        personal(order, "customer_ip_address", 45),
        "en",
        customer.equals("0") ? "" : cut(customer, 64));
  }

  /// What a shopper typed in a wrong field may be a card number, which is never kept.
  private static Personal personal(JsonNode from, String name, int most) {
    var text = cut(from.path(name).asText(""), most);
    return CardNumbers.in(text) && !name.equals("phone") ? Personal.NONE : new Personal(text);
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }
}
