package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import paybridge.connector.Money;
import paybridge.sandbox.play.Agenda;
import paybridge.sandbox.wooshpay.Door.Call;

/// `/v1/refunds` (contract section 9). There is no list.
record RefundCalls(Books books, Course course, Ids ids, Agenda agenda) {
  private static final Duration TAKES = Duration.ofMillis(300);

  ObjectNode create(Call call) throws Refusal {
    var asked = call.asked().only("payment_intent", "amount", "reason", "metadata");
    var intent = books.intent(call.merchant(), asked.text("payment_intent"), false);
    var reason =
        asked.oneOf(
            "reason",
            "",
            "duplicate",
            "fraudulent",
            "requested_by_customer",
            "resolved_dispute");
    var metadata = asked.metadata();
    if (!intent.status.equals("succeeded")) {
      throw Refusal.state("An intent that is " + intent.status + " cannot be refunded.");
    }
    long left = intent.received - intent.refunded();
    long amount = amount(asked, left);
    if (amount > left || left == 0) {
      throw Refusal.failed(
          "invalid_request_error", "amount_too_large", "Only " + left + " can be refunded.");
    }
    Methods.checkRefund(intent, amount);
    var refund = new Refund(ids.next("re"), intent, amount, reason, metadata, call.now());
    books.add(refund);
    course.note(intent, "refund asked", refund.id + " " + amount);
    agenda.put(call.now().plus(TAKES), () -> books.alone(() -> settle(refund)));
    return Pictures.refund(refund);
  }

  /// Typed as text on the page, a number in practice: both are taken. Absent: all that is left.
  private static long amount(Asked asked, long left) throws Refusal {
    if (!asked.has("amount")) {
      return left;
    }
    if (!asked.json().path("amount").isTextual()) {
      return asked.positive("amount");
    }
    var digits = asked.text("amount");
    if (!digits.matches("[1-9][0-9]{0,11}") || Long.parseLong(digits) > Money.MOST) {
      throw asked.wrong("amount", "a positive integer");
    }
    return Long.parseLong(digits);
  }

  /// It fails when the merchant's reference of it, or the payment's description, has FAIL in it.
  private void settle(Refund one) {
    boolean fails =
        one.metadata.path("refund_ref").asText().contains("FAIL")
            || one.intent.description.contains("FAIL");
    one.status = fails ? "failed" : "succeeded";
    one.failure = fails ? "expired_or_canceled_card" : "";
    course.note(one.intent, fails ? "refund failed" : "refunded", one.id + " " + one.amount);
    course.tell(one);
  }

  ObjectNode retrieve(Call call) throws Refusal {
    var refund = books.refund(call.merchant(), call.id());
    course.note(refund.intent, "retrieved", refund.id);
    return Pictures.refund(refund);
  }
}
