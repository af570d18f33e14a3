package paybridge.sandbox.oceanpayment;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// `POST /service/check/normal`: what became of up to a hundred orders (contract section 13.1). An
/// order appears as soon as somebody tried to pay it, every try by itself, the newest first.
record OrderQuery(Ledger ledger, Calls calls, InstantSource clock) {
  private static final int MOST = 100;

  void answer(Context ctx) throws Exception {
    calls.answer(ctx, "response", Calls.LIST_WORDS, asked -> {
      var merchant = calls.gate().enter(asked, SignedText.QUERY);
      var numbers = numbers(asked);
      var since = clock.instant().minus(Window.LOOK_BACK);
      var text = new XmlText();
      for (var payment : ledger.newestFirst(merchant)) {
        if (numbers.contains(payment.number())
            && payment.stage != Payment.Stage.CHOOSING
            && payment.at.isAfter(since)) {
          text.nest("paymentInfo", info(payment));
        }
      }
      return text;
    });
  }

  private static Set<String> numbers(Asked asked) throws Refusal {
    var numbers =
        List.of(asked.need("order_number", 51 * MOST, "20017", "20018", "order number").split(","));
    for (var number : numbers) {
      if (number.isEmpty() || number.length() > 50) {
        throw new Refusal(number.isEmpty() ? "20017" : "20018", "order number is wrong");
      }
    }
    if (numbers.isEmpty() || numbers.size() > MOST) {
      throw new Refusal(Refusal.OTHER, "at most " + MOST + " order numbers");
    }
    return new LinkedHashSet<>(numbers);
  }

  /// The value tables of `auth_status`, `refund_status` and the like are not published; `0` is
  /// "none", as in the sample (open point O1).
  private XmlText info(Payment payment) {
    var text = calls.head(payment.merchant);
    for (var name : List.of("order_number", "order_currency", "order_amount")) {
      text.add(name, payment.order.get(name));
    }
    boolean refunded = !payment.refunds.isEmpty();
    text.add("order_sourceUrl", "")
        .add("order_notes", payment.order.get("order_notes"))
        .add("methods", payment.order.get("methods"))
        .add("payment_id", payment.id)
        .add("payment_results", payment.status)
        .add("payment_details", payment.details)
        .add("payment_risk", "")
        .add("payment_authCode", payment.authCode)
        .add("payment_eci", payment.authType.equals("2") || payment.authType.equals("3") ? "05" : "")
        .add("payment_dateTime", Replies.time(payment.at))
        .add("auth_status", payment.kindOfHold() ? "1" : "0")
        .add("payment_debitTime", payment.paidAt == null ? "" : Replies.time(payment.paidAt))
        .add("pay_barCode", "")
        .add("refund_status", refunded ? "1" : "0")
        .nest("refundList", refunds(payment))
        .add("chargeBack_status", payment.chargedBack == null ? "0" : "1")
        .add("chargeBackList", "")
        .add("duplicate_status", "0")
        .add("transactionList", "")
        .add("update_status", "0");
    return text.nest(
        "networkToken", new XmlText().add("create_status", "").add("recurring_type", ""));
  }

  /// The names inside are not published; these are those of refund notices.
  private static XmlText refunds(Payment payment) {
    var all = new XmlText();
    for (var refund : payment.refunds) {
      all.nest(
          "refundInfo",
          new XmlText()
              .add("refund_number", refund.number)
              .add("refund_id", refund.id)
              .add("refund_amount", Amount.text(refund.amount))
              .add("refund_status", refund.state.word()));
    }
    return all;
  }
}
