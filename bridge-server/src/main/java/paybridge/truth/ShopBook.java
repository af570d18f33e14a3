package paybridge.truth;

import java.time.InstantSource;
import paybridge.agreement.ComparePlan;
import paybridge.connector.Money;
import paybridge.connector.ShopSays;
import paybridge.db.OrderRow;
import paybridge.db.Tables;

/// What a shop said about its own order goes into the books here: by the answer to a push, by a
/// pull, or because it was asked.
public final class ShopBook {
  private final InstantSource clock;

  public ShopBook(InstantSource clock) {
    this.clock = clock;
  }

  /// Takes in what the order in the shop says, as the answer to a picture or by a pull. Inside a
  /// transaction.
  ///
  /// @param asked when the call began that it answers; UTC milliseconds
  public void said(Tables tables, OrderRow order, ShopSays says, long asked) {
    tables.orders().shopSaid(order.id(), says.sequence(), says.status(), says.paid());
    confirm(tables, order, says);
    tables.comparisons().dueBy(
        order.id(), order.shopId(), clock.millis() + ComparePlan.PROOF.toMillis());
    sums(tables, order, says, asked);
  }

  /// Takes in what was read in the shop's book. Unlike an answer to a picture it may also say that
  /// the shop has less than it had: then it was restored from a copy, or somebody took it back. What
  /// is older than the shop's last word changes nothing. Inside a transaction.
  ///
  /// @return true when the order's row has changed
  public boolean read(Tables tables, OrderRow order, ShopSays says, long asked) {
    if (sums(tables, order, says, asked) == 0) {
      return false;
    }
    int changed =
        tables.orders().shopSaysNow(order.id(), says.sequence(), says.status(), says.paid());
    confirm(tables, order, says);
    return changed > 0;
  }

  /// The shop's book does not have the order. Inside a transaction.
  public void missing(Tables tables, OrderRow order, long asked) {
    tables.comparisons().missing(order.id(), asked, clock.millis());
  }

  private void confirm(Tables tables, OrderRow order, ShopSays says) {
    if (says.sequence() == 0) {
      return;
    }
    tables
        .updates()
        .heard(
            order.id(),
            Math.min(says.sequence(), order.sequence()),
            "the shop says " + says.status(),
            clock.millis());
    tables.comparisons().confirmed(order.id(), says.sequence(), says.paid());
  }

  private int sums(Tables tables, OrderRow order, ShopSays says, long asked) {
    return tables
        .comparisons()
        .sums(
            order.id(),
            says.total().map(Money::minor).orElse(null),
            says.refunded().map(Money::minor).orElse(null),
            says.total().or(says::refunded).map(sum -> sum.currency().code()).orElse(null),
            asked,
            clock.millis());
  }
}
