package paybridge.connector.gateway.oceanpayment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/// What is bought, as one line with the whole amount (contract section 5): four parallel lists of
/// one entry, whose name holds none of the two separators that are known (open point O8), and for
/// Klarna a list of items whose sum is the amount to the last digit.
///
/// @param reference our reference, in the place of the article's number
/// @param amount the text of the amount, as it is signed
record Goods(String reference, String description, String amount) {
  void into(Map<String, String> fields) {
    fields.put("productName", name(200));
    fields.put("productSku", reference);
    fields.put("productNum", "1");
    fields.put("productPrice", amount);
  }

  /// All eleven parts of an item, in the vendor's order and as text (section 5). Type 1 is goods;
  /// the tax is inside the price.
  String itemList() {
    var list = JsonNodeFactory.instance.objectNode();
    list.putObject("0")
        .put("type", "1")
        .put("title", name(100))
        .put("sku", reference)
        .put("price", amount)
        .put("quantity", "1")
        .put("total_amount", amount)
        .put("taxRate", "0")
        .put("taxPrice", "0")
        .put("image_url", "")
        .put("product_url", "")
        .put("remark", "");
    return list.toString();
  }

  private String name(int most) {
    return Clean.or(description.replaceAll("[;,]", " "), most, "Order " + reference);
  }
}
