package paybridge.sandbox.oceanpayment;

import java.util.regex.Pattern;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Money;

/// What the fields of a new order must look like (contract sections 2, 3 and 5), refused by the
/// published codes where there is one (section 20).
final class OrderRules {
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"'<>]+");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
  private static final Pattern TO_CLEAN = Pattern.compile("[\"'<>]");

  private OrderRules() {}

  /// The amount of an order whose fields are all right.
  static Money check(Asked order) throws Refusal {
    order.need("order_number", 50, "20017", "20018", "order number");
    var amount = amount(order);
    order.need("backUrl", 500, "20024", "20025", "return URL");
    address(order, "backUrl", "20024");
    order.atMost("noticeUrl", 500, Refusal.OTHER, "noticeUrl");
    if (order.has("noticeUrl")) {
      address(order, "noticeUrl", Refusal.OTHER);
    }
    name(order, "billing_firstName", "20044", "20045");
    name(order, "billing_lastName", "20046", "20047");
    name(order, "billing_email", "20048", "20049");
    if (!EMAIL.matcher(order.get("billing_email")).matches()) {
      throw new Refusal("20050", "billing_email has a wrong format");
    }
    order.atMost("billing_phone", 50, "20052", "billing_phone");
    order.need("billing_country", 100, "20053", "20054", "billing_country");
    order.need("billing_state", 100, "20055", "20055", "billing_state");
    order.atMost("billing_city", 500, "20055", "billing_city");
    order.atMost("billing_address", 500, "20055", "billing_address");
    order.atMost("billing_zip", 50, "20055", "billing_zip");
    order.atMost("billing_ip", 50, "20055", "billing_ip");
    order.atMost("methods", 50, "20016", "methods");
    // The published example leaves it empty (section 5), so it must be there, but may be empty.
    if (!order.fields().containsKey("methods")) {
      throw new Refusal(Refusal.OTHER, "methods is missing");
    }
    var notes = order.get("ET_NOTES");
    if (!notes.isEmpty() && !notes.equals("pre") && !notes.equals("sale")) {
      throw new Refusal(Refusal.OTHER, "ET_NOTES is neither pre nor sale");
    }
    return amount;
  }

  private static Money amount(Asked order) throws Refusal {
    var text = order.get("order_amount");
    if (text.isEmpty()) {
      throw new Refusal("20019", "amount is empty");
    }
    if (!Amount.shaped(text)) {
      throw new Refusal("20020", "amount has a wrong format");
    }
    var code = order.get("order_currency");
    if (code.isEmpty()) {
      throw new Refusal("20022", "currency is empty");
    }
    var currency =
        CurrencyUnit.find(code).orElseThrow(() -> new Refusal("20023", "currency is wrong"));
    return Amount.read(text, currency)
        .filter(money -> !money.isZero())
        .orElseThrow(() -> new Refusal("20021", "amount is invalid"));
  }

  private static void address(Asked order, String name, String code) throws Refusal {
    if (!ADDRESS.matcher(order.get(name)).matches()) {
      throw new Refusal(code, name + " is not an address");
    }
  }

  /// The merchant has to clean these before signing. What the gateway itself does with them is said
  /// in three ways, so a value that is not clean would be signed in three ways, too.
  private static void name(Asked order, String name, String empty, String wrong) throws Refusal {
    var value = order.need(name, 50, empty, wrong, name);
    if (!value.equals(value.replace('\u00a0', ' ').strip()) || TO_CLEAN.matcher(value).find()) {
      throw new Refusal(wrong, name + " has blanks around it, quotes or angle brackets");
    }
  }
}
