package paybridge.sandbox.oceanpayment;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import paybridge.sandbox.play.Agenda;

/// `POST /gateway/service/auth`: takes held money or gives it back (contract section 12). The answer
/// only accepts; what came of it says the notice.
record HoldDesk(Ledger ledger, Calls calls, Course course, Agenda agenda, InstantSource clock) {
  private static final Duration LATER = Duration.ofMillis(300);
  private static final Calls.Words WORDS = new Calls.Words("pay_results", "pay_details");
  private static final String CAPTURE = "1";
  private static final String VOID = "2";

  void answer(Context ctx) throws Exception {
    calls.answer(ctx, "respon", WORDS, asked -> {
      var merchant = calls.gate().enter(asked, SignedText.AUTH);
      var payment =
          ledger
              .byId(merchant, asked.need("payment_id"))
              .orElseThrow(() -> new Refusal(Refusal.OTHER, "no such payment_id"));
      var action = asked.need("payment_authType");
      if (!action.equals(CAPTURE) && !action.equals(VOID)) {
        throw new Refusal(Refusal.OTHER, "payment_authType is neither 1 nor 2");
      }
      whole(asked, payment);
      if (!payment.held() || payment.moving) {
        throw new Refusal(Refusal.OTHER, "there is no hold, or it is being worked on");
      }
      payment.moving = true;
      agenda.put(
          clock.instant().plus(LATER), () -> ledger.quietly(() -> done(payment, action)));
      return calls.head(merchant)
          .add("order_number", payment.number())
          .add("payment_id", payment.id)
          .add("payment_authType", action)
          .add("order_amount", asked.get("order_amount"))
          .add(WORDS.result(), "1")
          .add(WORDS.text(), "80000:Accepted");
    });
  }

  /// The published sample sends the amount, the newer page does not (open point O6). Where it is sent
  /// it is the whole hold: partial capture is not described.
  private static void whole(Asked asked, Payment payment) throws Refusal {
    if (!asked.has("order_amount")) {
      return;
    }
    var amount =
        Amount.read(asked.get("order_amount"), payment.amount.currency())
            .orElseThrow(() -> new Refusal("20020", "amount has a wrong format"));
    if (!amount.equals(payment.amount)) {
      throw new Refusal("20021", "only the whole hold can be taken or given back");
    }
  }

  private Payment done(Payment payment, String action) {
    payment.moving = false;
    if (action.equals(CAPTURE)) {
      course.settle(payment, payment.authType);
    } else {
      course.end(payment, "0", payment.authType, "80053:Authorisation Void");
    }
    return payment;
  }
}
