package paybridge.db;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Rows with sensible content, each with names of its own.
final class Rows {
  private static final byte[] SEALED = {1, 2, 3};
  private final AtomicInteger last = new AtomicInteger();

  String name(String kind) {
    return kind + "-" + last.incrementAndGet();
  }

  AccountRow account() {
    var id = name("account");
    return new AccountRow(id, "path-" + id, id, "sandbox", false, "{}", SEALED, 1);
  }

  ShopRow shop() {
    var id = name("shop");
    return new ShopRow(
        id, "path-" + id, id, "generic", "https://shop.example", "", "", "new", "", SEALED, null, 0,
        1, null, null, "{}", null, null, null, "");
  }

  OrderRow order(ShopRow shop) {
    var id = name("order");
    return new OrderRow(
        id, shop.id(), "shop-" + id, id, "EUR", 4990, 0, 0, "pending", "", "", null, 1, SEALED, "",
        1, 1);
  }

  PaymentRow payment(OrderRow order, AccountRow account, int attempt, @Nullable Long askAt) {
    var id = name("payment");
    return new PaymentRow(
        id, order.id(), order.shopId(), account.id(), attempt, "token-" + id, "return-" + id,
        "ref-" + id, null, "{\"ids\":{}}", "card", "redirect", "automatic", "print", "EUR", 4990, 0, 0, 0, false,
        null, null, 0, false, false, false, false, false, "pending", SEALED, null, "row", null, null,
        askAt, 0, 1000, 1, 1);
  }

  MessageRow message(AccountRow account, String key, @Nullable String reference) {
    return new MessageRow(
        name("message"), account.id(), "notification", 10, 10, 1, "genuine", "", key, reference,
        null, null, "waiting", "", SEALED, 3, 10L);
  }

  UpdateRow update(OrderRow order, long sequence, long due) {
    return new UpdateRow(
        name("update"), order.id(), order.shopId(), sequence, SEALED, "due", "", 0, due, 0, due,
        null);
  }

  OperationRow operation(PaymentRow payment, @Nullable String refund, @Nullable Long nextAt) {
    var id = name("operation");
    return new OperationRow(
        id, payment.id(), payment.orderId(), payment.shopId(), payment.accountId(), "refund",
        "shop", id, refund, null, 100, "", "intended", "", 1_000, nextAt, 0, 1, 1,
        null);
  }

  AnswerRow answer(ShopRow shop, String messageId) {
    return new AnswerRow(shop.id(), "checkout", messageId, SEALED, null, null, 5);
  }

  CaseRow openCase(OrderRow order, String kind) {
    return CaseRow.opened(
        name("case"), order.shopId(), order.id(), kind, "because", "", 1);
  }

  EntryRow entry(OrderRow order, String result, String what) {
    return new EntryRow(
        name("entry-%06d".formatted(last.get())), 1, order.shopId(), order.id(), null, null, null,
        "bridge", what, result, "A Detail", null, null, null);
  }
}
