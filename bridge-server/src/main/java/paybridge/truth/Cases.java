package paybridge.truth;

import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import paybridge.db.CaseRow;
import paybridge.db.Ids;
import paybridge.db.OrderRow;
import paybridge.db.Tables;
import paybridge.payment.OrderTruth;

/// Opens a case for what a person must decide, and closes it when the books say it is over.
public final class Cases {
  /// Kind by flag, with the cause in one sentence.
  private static final Map<String, String> CAUSES =
      Map.of(
          "differs", "The customer paid another amount than the order asks.",
          "held", "The gateway holds the money although a sale was asked: capture it or give it back.",
          "paid-twice", "The order was paid by two attempts: one of them should be refunded.",
          "conflicting", "The gateway reported something that cannot be true together.",
          "disputed", "The customer's bank has claimed money back.",
          "late", "The customer paid after the attempt had ended.");

  private final Ids ids;
  private final InstantSource clock;

  public Cases(Ids ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  void compare(Tables tables, OrderRow order, OrderTruth truth) {
    // In a fixed order: a plain Map has another one in every process.
    for (var flag : new TreeMap<>(CAUSES).entrySet()) {
      if (truth.flags().contains(flag.getKey())) {
        open(tables, order, flag.getKey(), flag.getValue());
      } else if (order.flags().contains(flag.getKey())) {
        tables.cases().close(order.id(), flag.getKey(), "the books agree", clock.millis());
      }
    }
  }

  /// Opens a case unless one of its kind is open for the order.
  public void open(Tables tables, OrderRow order, String kind, String cause) {
    tables
        .cases()
        .open(
            new CaseRow(
                ids.next(), order.shopId(), order.id(), null, kind, cause, "open", clock.millis(),
                null, ""));
  }
}
