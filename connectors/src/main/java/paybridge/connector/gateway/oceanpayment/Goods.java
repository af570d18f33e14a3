package paybridge.connector.gateway.oceanpayment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import paybridge.connector.OpenRequest;

/// What is bought, as one line with the whole amount (contract section 5): four parallel lists of
/// one entry, whose name holds none of the two separators that are known (open point O8), and for
/// Klarna a list of items whose sum is the amount to the last digit.
final class Goods {
  private final OpenRequest request;

  Goods(OpenRequest request) {
    this.request = request;
  }

  /// @param amount the text of the amount, as it is signed
  void into(Map<String, String> fields, String amount) {
    var reference = request.merchantReference();
    var name = Clean.or(request.description().replaceAll("[;,]", " "), 200, "Order " + reference);
    fields.put("productName", name);
    fields.put("productSku", reference);
    fields.put("productNum", "1");
    fields.put("productPrice", amount);
    if (request.method().equals(Methods.KLARNA)) {
      fields.put("itemList", itemList(name, amount));
    }
  }

  /// Type 1 is goods.
  private static String itemList(String title, String amount) {
    var list = JsonNodeFactory.instance.objectNode();
    list.putObject("0")
        .put("type", 1)
        .put("title", title)
        .put("price", amount)
        .put("quantity", 1)
        .put("total_amount", amount);
    return list.toString();
  }
}
