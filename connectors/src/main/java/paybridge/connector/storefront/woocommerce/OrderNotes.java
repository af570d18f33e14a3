package paybridge.connector.storefront.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import paybridge.connector.kit.Digests;

/// Notes of one order, each written once: a note has no place for our id (woocommerce.md, b4), so
/// its text ends with a short mark by which a repeat finds it. Read at most once.
final class OrderNotes {
  private static final int MOST = 1000;
  private final Rest rest;
  private final String path;
  private @org.jspecify.annotations.Nullable JsonNode known;

  OrderNotes(Rest rest, String orderId) throws Trouble {
    this.rest = rest;
    this.path = "/orders/" + WooOrder.path(orderId) + "/notes";
  }

  /// Writes a note for the shop's people, unless it is there.
  void once(String id, String text) throws Trouble {
    var mark = "[" + mark(id) + "]";
    if (!has(mark)) {
      write("Paybridge: " + text + " " + mark, false);
    }
  }

  /// Writes a note to the customer, whom WooCommerce mails it, unless one holds `telltale`.
  void toCustomerOnce(String telltale, String text) throws Trouble {
    if (!has(telltale)) {
      write(text, true);
    }
  }

  private boolean has(String telltale) throws Trouble {
    var notes = known;
    if (notes == null) {
      notes = rest.get(path, Query.of("_fields", "note"));
      known = notes;
    }
    for (var note : notes) {
      if (note.path("note").asText("").contains(telltale)) {
        return true;
      }
    }
    return false;
  }

  private void write(String text, boolean toCustomer) throws Trouble {
    var body =
        Json.object()
            .put("note", plain(text.length() > MOST ? text.substring(0, MOST) + "…" : text))
            .put("customer_note", toCustomer);
    var _ = rest.post(path, Query.of(), body);
    known = null;
  }

  /// Notes are HTML; ours are text.
  private static String plain(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /// Eight characters that belong to an id of ours.
  static String mark(String id) {
    return Digests.hex(Digests.sha256(id.getBytes(StandardCharsets.UTF_8))).substring(0, 8);
  }
}
