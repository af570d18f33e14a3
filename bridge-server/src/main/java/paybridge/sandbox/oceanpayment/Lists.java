package paybridge.sandbox.oceanpayment;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// What happened in a time window, page by page: successful orders, and refunds and chargebacks
/// (contract sections 13.2 and 13.3).
record Lists(Ledger ledger, Calls calls, InstantSource clock) {
  private static final String ANSWER = "response";

  /// `POST /service/QueryOrdersList`. The page is signed when it is sent (open point O14).
  void orders(Context ctx) throws Exception {
    calls.answer(ctx, ANSWER, Calls.LIST_WORDS, asked -> {
      var recipe = asked.has("pages") ? SignedText.PAGED_LIST : SignedText.LIST;
      var merchant = calls.gate().enter(asked, recipe);
      var window = Window.of(asked, clock.instant(), List.of("10"));
      var found = new ArrayList<XmlText>();
      for (var payment : ledger.newestFirst(merchant)) {
        if (payment.paid() && window.holds(payment.at)) {
          found.add(order(payment));
        }
      }
      return page(merchant, window, found);
    });
  }

  /// `POST /service/BusinessOrdersList`.
  void business(Context ctx) throws Exception {
    calls.answer(ctx, ANSWER, Calls.LIST_WORDS, asked -> {
      var merchant = calls.gate().enter(asked, SignedText.PAGED_LIST);
      var window = Window.of(asked, clock.instant(), List.of("10", "50", "100"));
      if (asked.has("date_type") && !asked.get("date_type").matches("[012]")) {
        throw new Refusal(Refusal.OTHER, "date_type is none of 0, 1, 2");
      }
      boolean byPayment = asked.get("date_type").equals("1");
      var found = new ArrayList<XmlText>();
      for (var payment : ledger.newestFirst(merchant)) {
        for (var refund : payment.refunds.reversed()) {
          if (window.holds(byPayment ? payment.at : refund.asked)) {
            found.add(
                event(
                    payment, "refund", Amount.text(refund.amount), refund.state.word(),
                    refund.description, ""));
          }
        }
        Instant claimed = payment.chargedBack;
        if (claimed != null && window.holds(byPayment ? payment.at : claimed)) {
          found.add(
              event(
                  payment, "chargeback", Amount.text(payment.amount), "1", "Chargeback",
                  Replies.time(claimed)));
        }
      }
      return page(merchant, window, found);
    });
  }

  private XmlText page(Merchant merchant, Window window, List<XmlText> found) {
    int pages = (found.size() + window.size() - 1) / window.size();
    var text =
        calls.head(merchant)
            .add("results", "00")
            .add("details", "success")
            .add("count", String.valueOf(found.size()))
            .add("totalpages", String.valueOf(pages))
            .add("pages", String.valueOf(window.page()));
    found.stream()
        .skip((long) (window.page() - 1) * window.size())
        .limit(window.size())
        .forEach(one -> text.nest("orderInfo", one));
    return text;
  }

  private static XmlText order(Payment payment) {
    return new XmlText()
        .add("account", payment.merchant.account())
        .add("terminal", payment.merchant.terminal())
        .add("payment_id", payment.id)
        .add("order_number", payment.number())
        .add("order_currency", payment.order.get("order_currency"))
        .add("order_amount", payment.order.get("order_amount"))
        .add("methods", payment.order.get("methods"))
        .add("payment_dateTime", Replies.time(payment.at));
  }

  private static XmlText event(
      Payment payment, String type, String amount, String status, String details, String happened) {
    return order(payment)
        .add("type", type)
        .add("amount", amount)
        .add("status", status)
        .add("details", details)
        .add("payment_debitTime", payment.paidAt == null ? "" : Replies.time(payment.paidAt))
        .add("payment_cpdTime", happened);
  }
}
