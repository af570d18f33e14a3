package paybridge.sandbox.oceanpayment;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import paybridge.connector.Money;
import paybridge.sandbox.play.Agenda;
import paybridge.sandbox.play.Diary;

/// Refunds (contract section 14): a call only files one, later it is paid or fails, and a notice says
/// so. A description with `FAIL` in it makes it fail, for tests.
record RefundDesk(
    Ledger ledger,
    Calls calls,
    Notices notices,
    Agenda agenda,
    Diary diary,
    InstantSource clock) {
  private static final Duration LATER = Duration.ofMillis(300);
  private static final Calls.Words WORDS = new Calls.Words("refund_results", "refund_description");

  /// `POST /service/applyRefund`.
  void apply(Context ctx) throws Exception {
    calls.answer(ctx, "response", WORDS, asked -> {
      var merchant = calls.gate().enter(asked, SignedText.REFUND);
      var payment = payment(merchant, asked);
      var type = asked.need("refund_type");
      if (!type.equals("1") && !type.equals("2")) {
        throw new Refusal(Refusal.OTHER, "refund_type is neither 1 nor 2");
      }
      asked.atMost("refund_number", 50, Refusal.OTHER, "refund_number");
      var amount = amount(asked, payment, type);
      var number = asked.get("refund_number");
      if (payment.refund(one -> !number.isEmpty() && one.number.equals(number)).isPresent()) {
        throw new Refusal(Refusal.OTHER, "the refund number was used before");
      }
      var refund =
          new Refund(
              ledger.newRefundId(), number, type, amount, asked.need("refund_description"),
              clock.instant());
      payment.refunds.add(refund);
      diary.note(payment.number(), "refund filed", amount + ", refund " + refund.id);
      agenda.put(clock.instant().plus(LATER), () -> ledger.quietly(() -> end(payment, refund)));
      return told(payment, refund, "00", "Success");
    });
  }

  private Payment payment(Merchant merchant, Asked asked) throws Refusal {
    var payment =
        ledger
            .byId(merchant, asked.need("payment_id"))
            .orElseThrow(() -> new Refusal(Refusal.OTHER, "no such payment_id"));
    if (!payment.paid()) {
      throw new Refusal(Refusal.OTHER, "nothing of this payment was taken");
    }
    return payment;
  }

  private static Money amount(Asked asked, Payment payment, String type) throws Refusal {
    var amount =
        Amount.read(asked.need("refund_amount"), payment.amount.currency())
            .orElseThrow(() -> new Refusal("20020", "refund_amount has a wrong format"));
    if (amount.isZero() || amount.compareTo(payment.refundable()) > 0) {
      throw new Refusal(
          "20021", "the refundable amount is " + Amount.text(payment.refundable()));
    }
    if (type.equals("1") && amount.compareTo(payment.refundable()) != 0) {
      throw new Refusal("20021", "a full refund is of all that is left");
    }
    return amount;
  }

  private Refund end(Payment payment, Refund refund) {
    boolean worked = !refund.description.contains("FAIL");
    refund.state = worked ? Refund.State.SUCCESS : Refund.State.FAILED;
    diary.note(
        payment.number(),
        worked ? "refunded" : "refund failed",
        refund.amount + ", refund " + refund.id);
    notices.business(
        payment,
        refund.amount.equals(payment.amount) ? "refund" : "partialRefund",
        worked,
        worked ? "Success" : "Declined by the issuer",
        refund.id,
        refund.number);
    return refund;
  }

  /// `POST /service/queryRefund`.
  void query(Context ctx) throws Exception {
    calls.answer(ctx, "response", WORDS, asked -> {
      var merchant = calls.gate().enter(asked, SignedText.REFUND_QUERY);
      var id = asked.need("refund_id");
      for (var payment : ledger.newestFirst(merchant)) {
        var refund = payment.refund(one -> one.id.equals(id));
        if (refund.isPresent()) {
          return told(payment, refund.get(), "00", refund.get().description);
        }
      }
      throw new Refusal(Refusal.OTHER, "no such refund_id");
    });
  }

  /// What these answers hold is only partly known (open point O1).
  private XmlText told(Payment payment, Refund refund, String result, String text) {
    return calls.head(payment.merchant)
        .add("order_number", payment.number())
        .add("payment_id", payment.id)
        .add("refund_id", refund.id)
        .add("refund_number", refund.number)
        .add("refund_type", refund.type)
        .add("refund_amount", Amount.text(refund.amount))
        .add("refund_status", refund.state.word())
        .add(WORDS.result(), result)
        .add(WORDS.text(), text);
  }
}
