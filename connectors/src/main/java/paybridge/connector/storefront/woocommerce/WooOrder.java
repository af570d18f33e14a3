package paybridge.connector.storefront.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Money;
import paybridge.connector.ShopSays;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.DecimalText;

/// An order as the REST API shows it (woocommerce.md, b3), asked with six decimals so that nothing
/// is rounded for show.
record WooOrder(JsonNode json) {
  static final String SEQUENCE = "_paybridge_sequence";
  static final String BECAUSE = "_paybridge_because";
  static final String PAGE = "_paybridge_page";

  /// The fields of an order that the bridge reads; nothing personal among them.
  private static final String FIELDS =
      "id,number,order_key,status,currency,total,payment_method,payment_method_title,"
          + "transaction_id,created_via,date_modified_gmt,meta_data,refunds,payment_url,"
          + "needs_processing,customer_id";

  private static final List<String> PAID = List.of("processing", "completed", "refunded");

  static Query fields() {
    return Query.of("dp", "6", "_fields", FIELDS);
  }

  /// With what a gateway wants to know of the shopper.
  static Query fieldsWithShopper() {
    return Query.of("dp", "6", "_fields", FIELDS + ",billing,customer_ip_address");
  }

  static WooOrder read(Rest rest, String id) throws Trouble {
    return asked(id, rest.get("/orders/" + path(id), fields()));
  }

  /// Only digits go into a path: the id was the shop's own, but a book may be older than the shop.
  static String path(String id) throws Trouble {
    if (!id.matches("[1-9][0-9]{0,18}")) {
      throw Trouble.never("the shop has no order '" + id + "'");
    }
    return id;
  }

  static WooOrder asked(String id, JsonNode json) throws Trouble {
    var order = new WooOrder(json);
    if (!order.id().equals(id)) {
      throw Trouble.notSent("the shop answered about another order, or about none");
    }
    return order;
  }

  String id() {
    return json.path("id").asText("");
  }

  String text(String name) {
    return json.path(name).asText("");
  }

  String status() {
    return text("status");
  }

  boolean is(String... words) {
    return List.of(words).contains(status());
  }

  boolean paid() {
    return PAID.contains(status());
  }

  String meta(String key) {
    String found = "";
    for (var entry : json.path("meta_data")) {
      if (entry.path("key").asText("").equals(key)) {
        found = entry.path("value").asText("");
      }
    }
    return found;
  }

  long sequence() {
    var text = meta(SEQUENCE);
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  Optional<CurrencyUnit> currency() {
    return CurrencyUnit.find(text("currency"));
  }

  Optional<Money> total() {
    return money(text("total"));
  }

  /// What stands on the order's refunds in all; a total there has a minus before it.
  Optional<Money> refunded() {
    var sum = currency().map(Money::zero);
    for (var refund : json.path("refunds")) {
      var one = money(refund.path("total").asText("").replaceFirst("^-", ""));
      sum = sum.flatMap(all -> one.map(all::plus));
    }
    return sum;
  }

  /// The amount of a decimal text; zeros that the currency does not have are no digits lost.
  Optional<Money> money(String decimal) {
    return currency().flatMap(unit -> money(decimal, unit));
  }

  private static Optional<Money> money(String decimal, CurrencyUnit unit) {
    var shown = decimal;
    int point = shown.indexOf('.');
    while (point >= 0 && shown.endsWith("0") && shown.length() - point - 1 > unit.exponent()) {
      shown = shown.substring(0, shown.length() - 1);
    }
    try {
      return Optional.of(
          new Money(
              DecimalText.minor(shown.replaceFirst("\\.$", ""), unit.exponent()), unit));
    } catch (BadField odd) {
      return Optional.empty();
    }
  }

  ShopSays says(boolean applied) {
    return says(sequence(), applied);
  }

  ShopSays says(long sequence, boolean applied) {
    return new ShopSays(id(), sequence, applied, status(), paid(), total(), refunded());
  }
}
