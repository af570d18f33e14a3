package paybridge.sandbox.oceanpayment;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import paybridge.sandbox.play.Diary;
import paybridge.sandbox.play.ShopperPage;

/// New orders (contract sections 4 to 6): a server's call is answered by the address of a page, a
/// browser's form by the page itself.
record TradeDesk(
    Ledger ledger,
    Gate gate,
    Diary diary,
    InstantSource clock,
    PayPage page,
    ShopperPage pages) {
  /// `POST /gateway/service/sendTrade`.
  void sendTrade(Context ctx) throws Exception {
    var asked = new Asked(Map.of());
    String answer;
    try {
      var order = Asked.of(ctx);
      asked = order;
      answer = ledger.alone(() -> created(open(order)));
    } catch (Refusal refusal) {
      gate.refused(asked, refusal);
      answer = no(asked, refusal);
    }
    Replies.xml(ctx, answer);
  }

  /// `POST /gateway/service/pay`, by the shopper's browser.
  void pay(Context ctx) throws Exception {
    var asked = new Asked(Map.of());
    try {
      var order = Asked.of(ctx);
      asked = order;
      var payment = ledger.alone(() -> open(order));
      page.show(ctx, payment.token);
    } catch (Refusal refusal) {
      gate.refused(asked, refusal);
      pages.say(ctx, 200, PlayedOceanpayment.TITLE, refusal.details());
    }
  }

  private Payment open(Asked order) throws Refusal {
    var merchant = gate.enter(order, SignedText.HOSTED);
    diary.note(
        order.get("order_number"),
        "order signed",
        "SHA-256 over "
            + SignedText.HOSTED.of(order.fields()).length()
            + " characters and the secure code of terminal "
            + merchant.terminal());
    var amount = OrderRules.check(order);
    var now = clock.instant();
    if (ledger.paidBefore(merchant, order, now)) {
      throw new Refusal("20061", "Duplicate Order");
    }
    return ledger.add(
        new Payment(merchant, ledger.newPaymentId(now), ledger.token(), order, amount, now));
  }

  private String created(Payment payment) {
    var fields = echo(payment.order);
    fields.put("payment_id", payment.id);
    fields.put("pay_url", payment.merchant.url() + "/pay/" + payment.token);
    fields.put("pay_results", "1");
    fields.put("pay_details", "");
    return signed(fields, SignedText.TRADE.sign(fields, payment.merchant.secureCode()));
  }

  /// A refusal is signed only for who is known.
  private String no(Asked order, Refusal refusal) {
    var fields = echo(order);
    fields.put("payment_id", "");
    fields.put("pay_url", "");
    fields.put("pay_results", "0");
    fields.put("pay_details", refusal.details());
    var merchant =
        ledger.quietly(() -> ledger.merchant(order.get("account"), order.get("terminal")));
    return signed(
        fields,
        merchant.map(known -> SignedText.TRADE.sign(fields, known.secureCode())).orElse(""));
  }

  private static String signed(Map<String, String> fields, String signature) {
    var text = new XmlText();
    fields.forEach(
        (name, value) -> {
          text.add(name, value);
          if (name.equals("terminal")) {
            text.add("signValue", signature);
          }
        });
    return XmlText.document("respon", text);
  }

  private static Map<String, String> echo(Asked order) {
    var fields = new LinkedHashMap<String, String>();
    for (var name :
        new String[] {
          "account", "terminal", "order_number", "order_currency", "order_amount", "order_notes"
        }) {
      fields.put(name, order.get(name));
    }
    return fields;
  }
}
