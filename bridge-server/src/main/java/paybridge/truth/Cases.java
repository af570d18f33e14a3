package paybridge.truth;

import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import paybridge.db.CaseRow;
import paybridge.db.Ids;
import paybridge.db.OrderRow;
import paybridge.db.Tables;
import paybridge.payment.OrderTruth;

/// Opens a case for what a person must decide, and closes it when the books say it is over. A case
/// that a person has closed comes back only when its evidence has changed.
public final class Cases {
  /// Who closes a case when what it is about has ended.
  public static final String BOOKS = "the books agree";

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
        open(tables, order, flag.getKey(), flag.getValue(), evidence(truth));
      } else if (order.flags().contains(flag.getKey())) {
        close(tables, order, flag.getKey());
      }
    }
  }

  private static String evidence(OrderTruth truth) {
    return "taken %d, held %d, given back %d, disputed %d"
        .formatted(truth.captured(), truth.authorized(), truth.refunded(), truth.disputed());
  }

  /// As the other, for what needs no more evidence than its cause.
  public void open(Tables tables, OrderRow order, String kind, String cause) {
    open(tables, order, kind, cause, "");
  }

  /// Opens a case of this kind for the order; where one is open its evidence is renewed, and one
  /// that was closed comes back when the evidence is new or the books had closed it. Inside a
  /// transaction.
  ///
  /// @param evidence what the books say, without times, so that the same is the same
  public void open(Tables tables, OrderRow order, String kind, String cause, String evidence) {
    long now = clock.millis();
    var last = tables.cases().last(order.id(), kind);
    if (last.isEmpty()) {
      tables
          .cases()
          .open(
              CaseRow.opened(
                  ids.next(), order.shopId(), order.id(), kind, cause, evidence, now));
    } else if (last.get().state().equals("open")) {
      if (!evidence.isEmpty()) {
        tables.cases().evidence(last.get().id(), evidence, now);
      }
    } else if (last.get().closedBy().equals(BOOKS) || !last.get().evidence().equals(evidence)) {
      tables.cases().reopen(last.get().id(), order.id(), evidence, now);
    }
  }

  /// What the case was about has ended.
  public void close(Tables tables, OrderRow order, String kind) {
    tables.cases().close(order.id(), kind, BOOKS, clock.millis());
  }
}
