package paybridge.connector.storefront.woocommerce;

import java.util.List;
import java.util.Optional;
import paybridge.connector.OrderPicture;
import paybridge.connector.Word;

/// From a picture's word to an order's status, as our plugin does it (woocommerce.md, e), for orders
/// that wait *on hold* and not *pending*. Nothing here moves an order back that is paid, and nothing
/// fulfils one whose money is not what was asked.
final class Transitions {
  private static final String EXPIRED = "expired";
  private static final String AUTHORIZED = "authorized";
  private static final String DIFFERS = "differs";
  private static final String LATE = "late";

  /// Why an order stands on hold that only a person may move on.
  static final List<String> HELD = List.of(DIFFERS, LATE, "refund-failed");

  private static final String ON_HOLD = "on-hold";
  private static final String PENDING = "pending";
  private static final String CANCELLED = "cancelled";

  private Transitions() {}

  /// What is to be changed on an order; empty texts change nothing.
  ///
  /// @param complete let WooCommerce do its own "payment complete": only from pending and failed (b3)
  record Change(String status, boolean complete, String transaction, String because) {
    static final Change NOTHING = new Change("", false, "", "");
  }

  static Change of(WooOrder order, OrderPicture picture) {
    return switch (picture.word()) {
      case PAID, REFUNDED -> paid(order, picture);
      case AUTHORIZED -> authorized(order, picture);
      case DECLINED, CANCELLED -> again(order);
      case EXPIRED -> expired(order);
      case PENDING -> Change.NOTHING;
    };
  }

  private static Change paid(WooOrder order, OrderPicture picture) {
    var reference = reference(picture);
    if (order.paid()) {
      return order.text("transaction_id").isEmpty()
          ? new Change("", false, reference, "")
          : Change.NOTHING;
    }
    if (!order.is(PENDING, "failed", ON_HOLD, CANCELLED)) {
      return Change.NOTHING;
    }
    if (!isWhatWasAsked(order, picture)) {
      return new Change(ON_HOLD, false, reference, DIFFERS);
    }
    if (order.is(CANCELLED)) {
      return new Change(ON_HOLD, false, reference, LATE);
    }
    if (order.is(ON_HOLD)) {
      // "set_paid" does nothing here (b3), so the status is set; nothing to be done means complete.
      boolean done = !order.json().path("needs_processing").asBoolean(true);
      return new Change(done ? "completed" : "processing", false, reference, "paid");
    }
    return new Change("", true, reference, "paid");
  }

  private static Change authorized(WooOrder order, OrderPicture picture) {
    return order.is(PENDING, "failed") || waits(order)
        ? new Change(ON_HOLD, false, reference(picture), AUTHORIZED)
        : Change.NOTHING;
  }

  /// The page is over without money: the goods are free again, and the shopper may choose anew. A
  /// *failed* order would keep the goods in older versions (a15), an *on hold* one cannot be paid.
  private static Change again(WooOrder order) {
    if (order.is(ON_HOLD) && order.meta(WooOrder.BECAUSE).equals(AUTHORIZED)) {
      return new Change(CANCELLED, false, "", "released");
    }
    return waits(order) ? new Change(PENDING, false, "", "declined") : Change.NOTHING;
  }

  /// An order that a person made for a customer stays open.
  private static Change expired(WooOrder order) {
    if (order.is(ON_HOLD) && order.meta(WooOrder.BECAUSE).equals(AUTHORIZED)) {
      return new Change(CANCELLED, false, "", "released");
    }
    if (!waits(order) && !order.is(PENDING)) {
      return Change.NOTHING;
    }
    return List.of("checkout", "store-api").contains(order.text("created_via"))
        ? new Change(CANCELLED, false, "", EXPIRED)
        : again(order);
  }

  private static boolean waits(WooOrder order) {
    return order.is(ON_HOLD) && !HELD.contains(order.meta(WooOrder.BECAUSE));
  }

  private static boolean isWhatWasAsked(WooOrder order, OrderPicture picture) {
    var total = order.total();
    var amounts = picture.amounts();
    return !picture.flags().contains(DIFFERS)
        && total.isPresent()
        && total.get().currency().equals(amounts.currency())
        && (amounts.captured() == total.get().minor() || picture.flags().contains("paid-twice"));
  }

  /// The gateway's own number of the attempt that counts; ours when it has none.
  static String reference(OrderPicture picture) {
    var counts =
        picture.attempts().stream()
            .filter(
                it -> List.of(Word.PAID, Word.REFUNDED, Word.AUTHORIZED).contains(it.word()))
            .findFirst()
            .or(() -> picture.attempts().stream().reduce((_, last) -> last));
    return counts.map(it -> it.gatewayReference().orElse(it.reference())).orElse("");
  }

  /// What people must know of an order that was just held, or is another method's now.
  static Optional<String> note(WooOrder order, OrderPicture picture, boolean ours) {
    var amounts = picture.amounts();
    long minor = amounts.captured() > 0 ? amounts.captured() : amounts.authorized();
    var said = new paybridge.connector.Money(minor, amounts.currency()).toString();
    var reference = reference(picture);
    boolean money = picture.word() == Word.PAID || picture.word() == Word.AUTHORIZED;
    if (!ours) {
      return money
          ? Optional.of(
              "%s came in (%s), but the order is to be paid by %s. Nothing was changed; fulfil or refund."
                  .formatted(said, reference, order.text("payment_method_title")))
          : Optional.empty();
    }
    return switch (order.meta(WooOrder.BECAUSE)) {
      case DIFFERS ->
          Optional.of(
              "%s received, %s expected (%s). Please check before fulfilment."
                  .formatted(
                      said,
                      order.total().map(Object::toString).orElse(order.text("total")),
                      reference));
      case LATE ->
          Optional.of(
              "%s (%s) arrived after the order was cancelled. Fulfil or refund."
                  .formatted(said, reference));
      default -> Optional.empty();
    };
  }
}
