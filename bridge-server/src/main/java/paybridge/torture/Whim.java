package paybridge.torture;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// How a shop treats one of its orders, whatever the pictures say.
enum Whim {
  /// Pictures of it are answered by an error; reads go on.
  DEAF,
  /// Pictures of it are refused for ever.
  GONE,
  /// It has no such order any more.
  MISSING,
  /// It has lost the newest picture, until it is told again.
  FORGETFUL,
  /// The order does not count as paid.
  NEVER_PAID,
  /// The order counts as paid.
  ALWAYS_PAID,
  /// It shows a refund of one unit more than there was.
  REFUNDED_MORE,
  /// It shows no refund.
  NOT_REFUNDED,
  /// Somebody edited its total.
  TOTAL_EDITED,
  /// Its order is in another currency.
  OTHER_CURRENCY;

  /// Spoils what the shop says of the order.
  void spoil(ObjectNode says, BookedOrder order) {
    long back = order.amount("refunded");
    switch (this) {
      case DEAF, GONE, MISSING -> {}
      case FORGETFUL -> says.put("sequence", order.sequence() - 1).put("paid", false);
      case NEVER_PAID -> says.put("status", "on-hold").put("paid", false);
      case ALWAYS_PAID -> says.put("status", "processing").put("paid", true);
      case REFUNDED_MORE -> says.set("refunded", Story.money(back + GatewayWhims.UNIT));
      case NOT_REFUNDED -> says.set("refunded", Story.money(0));
      case TOTAL_EDITED -> says.set("total", Story.money(order.total() + GatewayWhims.UNIT));
      case OTHER_CURRENCY ->
          says.putObject("total").put("currency", "USD").put("minor", order.total()).put("exponent", 2);
    }
  }
}
