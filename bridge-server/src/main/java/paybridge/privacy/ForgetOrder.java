package paybridge.privacy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import paybridge.connector.Incoming;
import paybridge.connector.Shopper;
import paybridge.db.MessageRow;
import paybridge.db.OperationRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.notification.RawMessage;
import paybridge.notification.ReceiveNotification;
import paybridge.truth.Details;
import paybridge.truth.Entries;
import paybridge.truth.Hearing;
import paybridge.vault.OrderKey;
import paybridge.vault.Vault;

/// Forgets the person behind an order. The order gets a new data key; the old one is gone, and with
/// it the names, the addresses, the open page and all that was said about the order. What money
/// needs stays and is sealed anew: sums, words, references, the pictures for the shop. So every
/// reader of an order reads a forgotten one as any other.
///
/// An order whose money is on its way is kept: the gateway may still ask who paid.
public final class ForgetOrder {
  private static final List<String> OVER = List.of("done", "failed", "refused");
  private final Vault vault;
  private final Hearing hearing;
  private final Entries entries;

  public ForgetOrder(Vault vault, Hearing hearing, Entries entries) {
    this.vault = vault;
    this.hearing = hearing;
    this.entries = entries;
  }

  /// Forgets, or says why not; empty when it is done. Inside a transaction.
  String forget(Tables t, String orderId) {
    var order = t.orders().lock(orderId);
    var attempts = t.payments().ofOrder(orderId);
    var reason = reason(t, order, attempts);
    forgetMethods(t, order, attempts);
    if (reason.isEmpty()) {
      forget(t, order, attempts);
    }
    var sentence =
        reason.isEmpty()
            ? "The person was forgotten: personal details cannot be read any more."
            : "A person asked to be forgotten. The order is kept: " + reason;
    var now = t.orders().find(orderId).orElseThrow();
    entries.write(t, now, null, new Entries.Line("shop→bridge", "person", "ok", sentence));
    return reason;
  }

  private static String reason(Tables t, OrderRow order, List<PaymentRow> attempts) {
    if (attempts.stream().anyMatch(it -> it.word().equals("pending"))) {
      return "a payment is still open.";
    }
    if (attempts.stream().anyMatch(it -> it.word().equals("authorized"))) {
      return "money is held.";
    }
    if (attempts.stream().anyMatch(it -> it.unknown() || it.conflicting())) {
      return "it is not known yet whether money moved.";
    }
    if (attempts.stream().anyMatch(it -> it.disputed() > 0)) {
      return "the customer's bank disputes the payment.";
    }
    if (t.operations().ofOrder(order.id()).stream().anyMatch(ForgetOrder::open)) {
      return "money is on its way back or is just being taken.";
    }
    return attempts.stream()
            .flatMap(it -> t.errands().ofPayment(it.id()).stream())
            .anyMatch(errand -> errand.nextAt() != null)
        ? "the gateway is still to be told of a shipment."
        : "";
  }

  private static boolean open(OperationRow operation) {
    return !OVER.contains(operation.state());
  }

  /// A person who wants to be forgotten is charged no more, whatever becomes of the order.
  private void forgetMethods(Tables t, OrderRow order, List<PaymentRow> attempts) {
    for (var attempt : attempts) {
      var customer = details(order, attempt).shopper().customerId();
      t.storedMethods().forget(order.shopId(), attempt.id(), customer);
    }
  }

  private void forget(Tables t, OrderRow order, List<PaymentRow> attempts) {
    var key = vault.newOrderKey();
    for (var attempt : attempts) {
      t.payments().forget(attempt.id(), nobody(key, order, attempt));
      t.errands().forget(attempt.id());
    }
    t.operations().ofOrder(order.id()).stream()
        .filter(operation -> !operation.reason().isEmpty())
        .forEach(operation -> t.entries().forgetReason(order.id(), operation.reason()));
    attempts.forEach(attempt -> t.operations().forget(attempt.id()));
    for (var update : t.updates().ofOrder(order.id())) {
      t.updates().reseal(update.id(), hearing.seal(key, order, hearing.picture(order, update)));
    }
    t.messages().ofOrder(order.id()).forEach(message -> t.messages().forget(message.id(), empty(message)));
    t.entries().forget(order.id());
    t.comments().forget(order.id());
    t.orders().forget(order.id(), key.wrapped());
  }

  /// Where a browser goes that comes back late must still be known.
  private byte[] nobody(OrderKey key, OrderRow order, PaymentRow attempt) {
    var known = details(order, attempt);
    var kept = new Details(Shopper.UNKNOWN, "", false, known.returnUrl(), known.cancelUrl());
    return key.seal(kept.bytes(), Details.about(order.id()));
  }

  private Details details(OrderRow order, PaymentRow attempt) {
    var key = vault.orderKey(order.dataKey());
    return Details.of(key.unseal(attempt.details(), Details.about(order.id())));
  }

  private byte[] empty(MessageRow message) {
    var forgotten =
        new Incoming(
            Incoming.Channel.NOTIFICATION,
            "POST",
            "",
            "",
            List.of(),
            "(forgotten, because a person asked for it)".getBytes(StandardCharsets.UTF_8),
            Instant.ofEpochMilli(message.heardAt()));
    return vault.seal(
        RawMessage.bytes(forgotten), ReceiveNotification.about(message.accountId()));
  }
}
