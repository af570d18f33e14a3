package paybridge.connector.storefront.generic;

import paybridge.connector.ShopSays;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Fields;

/// What a shop says about one order (docs/plugin-protocol.md, "SAYS").
final class SaysReader {
  private SaysReader() {}

  static ShopSays read(Fields says) throws BadField {
    long sequence = says.number("sequence");
    if (sequence < 0) {
      throw new BadField("bad-value", says.path("sequence"), "Must not be negative.");
    }
    return new ShopSays(
        Texts.id(says, "order"),
        sequence,
        says.yesOr("applied", false),
        says.text("status", 1, 64),
        says.yes("paid"),
        says.moneyIfThere("total"),
        says.moneyIfThere("refunded"));
  }
}
