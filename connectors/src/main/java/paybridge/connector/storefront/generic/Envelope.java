package paybridge.connector.storefront.generic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import paybridge.connector.ShopAccount;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Fields;

/// What is around every call in both directions: `{protocol, call, shop, home, body}`.
record Envelope(String protocol, String call, String home, Fields body) {
  /// Reads and compares what stands in the envelope with the address it was sent to.
  static Envelope read(byte[] raw, String shop, String call) throws BadField {
    var fields = Fields.read(raw);
    var protocol = fields.text("protocol", 1, 20);
    if (!fields.text("call", 1, 40).equals(call)) {
      throw new BadField("bad-value", "call", "Must be the last part of the address.");
    }
    if (!fields.text("shop", 1, 64).equals(shop)) {
      throw new BadField("bad-value", "shop", "Must be the shop in the address.");
    }
    return new Envelope(protocol, call, Addresses.page(fields, "home", 500), fields.object("body"));
  }

  /// The bytes of a call of ours in this version.
  static byte[] write(ShopAccount shop, String version, String call, JsonNode body) {
    var envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("protocol", version);
    envelope.put("call", call);
    envelope.put("shop", shop.key());
    envelope.put("home", shop.home());
    envelope.set("body", body);
    return Json.bytes(envelope);
  }
}
