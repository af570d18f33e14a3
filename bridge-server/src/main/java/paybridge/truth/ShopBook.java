package paybridge.truth;

import java.time.InstantSource;
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

  /// Takes in what the order in the shop says. Inside a transaction.
  public void said(Tables tables, OrderRow order, ShopSays says) {
    tables.orders().shopSaid(order.id(), says.sequence(), says.status(), says.paid());
    if (says.sequence() > 0) {
      tables
          .updates()
          .heard(
              order.id(),
              Math.min(says.sequence(), order.sequence()),
              "the shop says " + says.status(),
              clock.millis());
    }
  }
}
