package paybridge.sandbox;

import java.time.Duration;
import java.time.Instant;
import paybridge.connector.Money;

/// What a merchant can ask about an existing payment: capture, void, refund, close. Each operation
/// carries the merchant's own reference; the same one again moves nothing.
record MerchantDesk(Acquirer acquirer, Course course, Ids ids) {
  /// How long a refund is pending.
  static final Duration REFUND = Duration.ofSeconds(10);

  /// Takes held money, all or a part, in one or several steps.
  void capture(Books books, Payment payment, String operation, Money amount, Instant now)
      throws Refusal {
    if (repeated(payment, operation, "capture " + amount)) {
      return;
    }
    boolean held = payment.authorized > 0 && payment.status != Status.VOIDED;
    need(held, "wrong-state", "Nothing is held for this payment.");
    needAmount(payment, amount, payment.authorized - payment.captured);
    payment.chain.addAll(acquirer.capture(now).hops());
    payment.captured += amount.minor();
    payment.status = Status.PAID;
    Course.receipt(payment, now);
    course.news().tell(books, payment, "payment.paid", false, now);
  }

  /// Gives held money back, as long as nothing of it was captured.
  void voidAuthorization(Books books, Payment payment, String operation, Instant now)
      throws Refusal {
    if (repeated(payment, operation, "void")) {
      return;
    }
    need(
        payment.status == Status.AUTHORIZED,
        "wrong-state",
        "Only a held and not captured payment can be voided.");
    payment.chain.addAll(acquirer.reverse(now).hops());
    course.end(books, payment, Status.VOIDED, now);
  }

  /// Begins to pay money back; the refund is pending until the bank has answered.
  void refund(Books books, Payment payment, String operation, Money amount, Instant now)
      throws Refusal {
    if (repeated(payment, operation, "refund " + amount)) {
      return;
    }
    need(payment.captured > 0, "wrong-state", "No money of this payment was captured.");
    needAmount(payment, amount, payment.captured - payment.refundedOrPending());
    var id = ids.next("re");
    payment.refunds.add(new Refund(id, operation, amount.minor(), "pending", ""));
    books.agenda().put(payment, Agenda.What.REFUND_ENDS, id, now.plus(REFUND));
    course.news().tell(books, payment, "refund.pending", true, now);
  }

  /// Closes the page of a payment that still waits; anything else is left as it is, and told.
  void close(Books books, Payment payment, Instant now) {
    if (payment.status == Status.WAITING) {
      var status = now.isBefore(payment.pageEnds) ? Status.CANCELLED : Status.EXPIRED;
      course.end(books, payment, status, now);
    }
  }

  private static boolean repeated(Payment payment, String operation, String what) throws Refusal {
    var before = payment.operations.putIfAbsent(operation, what);
    if (before != null && !before.equals(what)) {
      throw new Refusal(
          422, "operation-reused", "operation", "This operation was already: " + before + ".");
    }
    return before != null;
  }

  private static void need(boolean fine, String type, String why) throws Refusal {
    if (!fine) {
      throw new Refusal(409, type, "", why);
    }
  }

  private static void needAmount(Payment payment, Money amount, long most) throws Refusal {
    if (!amount.currency().code().equals(payment.currency)) {
      throw new Refusal(
          422, "wrong-currency", "amount.currency", "The payment is in " + payment.currency + ".");
    }
    if (amount.isZero() || amount.minor() > most) {
      throw new Refusal(
          422, "bad-amount", "amount.minor", "Must be 1 to " + most + " minor units.");
    }
  }
}
