package paybridge.sandbox.oceanpayment;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Header;
import paybridge.connector.Secret;
import paybridge.sandbox.play.Letters;
import paybridge.work.Chance;

/// What this gateway tells: the form that the browser carries, the signed XML notice, and notices of
/// refunds and chargebacks, whose signature nobody can check (contract sections 7 and 14.1).
record Notices(Ledger ledger, Letters letters, InstantSource clock, Chance chance) {
  static final String TYPE = "application/xml; charset=utf-8";

  /// The fields of the browser's form (section 7.1).
  Map<String, String> carriedBack(Payment payment) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("response_type", "0");
    fields.putAll(result(payment));
    fields.put("payment_solutions", "");
    fields.put("payment_country", payment.order.get("billing_country"));
    fields.put("methods", payment.order.get("methods"));
    fields.put("signValue", SignedText.RESULT.sign(fields, payment.merchant.secureCode()));
    return fields;
  }

  /// Puts a notice of the present result on its way; without an address there is none.
  void tell(Payment payment) {
    send(payment, transaction(payment, payment.merchant.secureCode(), Optional.empty()));
  }

  /// What nobody should believe: ten times as much was taken, signed with a key that nobody has.
  byte[] forged(Payment payment) {
    return bytes(
        transaction(
            payment,
            new Secret(HexFormat.of().formatHex(chance.bytes(32))),
            Optional.of(Amount.tenfold(payment.order.get("order_amount")))));
  }

  private String transaction(Payment payment, Secret key, Optional<String> amount) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("notice_type", "transaction");
    fields.put("push_dateTime", Replies.time(clock.instant()));
    fields.put("response_type", "1");
    fields.putAll(result(payment));
    amount.ifPresent(
        forged -> {
          fields.put("order_amount", forged);
          fields.put("payment_status", "1");
          fields.put("payment_authType", "0");
          fields.put("payment_details", "80000:Transaction Approved");
        });
    fields.put("methods", payment.order.get("methods"));
    fields.put("card_type", payment.card.isEmpty() ? "" : "VISA");
    fields.put("card_country", payment.card.isEmpty() ? "" : "US");
    fields.put("payment_country", payment.order.get("billing_country"));
    fields.put("payment_solutions", "");
    fields.put("payment_amount", fields.getOrDefault("order_amount", ""));
    fields.put("payment_exchangeRate", "1");
    fields.put("pay_barCode", "");
    fields.put("auth_reason", "");
    fields.put("order_operator", "");
    fields.put("auth_code", payment.authCode);
    fields.put("pay_userId", "");
    fields.put("card_cvvResultCode", "");
    fields.put("signValue", SignedText.RESULT.sign(fields, key));
    return XmlText.document("response", new XmlText().addAll(fields));
  }

  private static Map<String, String> result(Payment payment) {
    var order = payment.order;
    var fields = new LinkedHashMap<String, String>();
    for (var name :
        List.of(
            "account", "terminal", "order_number", "order_currency", "order_amount",
            "order_notes")) {
      fields.put(name, order.get(name));
    }
    fields.put("card_number", payment.card);
    fields.put("payment_id", payment.id);
    fields.put("payment_authType", payment.authType);
    fields.put("payment_status", payment.status);
    fields.put("payment_details", payment.details);
    fields.put("payment_risk", payment.card.isEmpty() ? "" : "Smart=2.0");
    return fields;
  }

  /// News of a refund or a chargeback. No `payment_status` stands in it.
  void business(
      Payment payment, String type, boolean worked, String details, String id, String refund) {
    var now = clock.instant();
    var fields = new LinkedHashMap<String, String>();
    fields.put("account", payment.merchant.account());
    fields.put("terminal", payment.merchant.terminal());
    fields.put("signValue", ledger.unknownSignature());
    fields.put("payment_dateTime", Replies.time(payment.at));
    fields.put("payment_debitTime", payment.paidAt == null ? "" : Replies.time(payment.paidAt));
    fields.put("push_dateTime", Replies.time(now));
    for (var name : List.of("order_number", "order_currency", "order_amount", "order_notes")) {
      fields.put(name, payment.order.get(name));
    }
    fields.put("payment_id", payment.id);
    fields.put("refund_number", refund);
    fields.put("refund_reference", "");
    fields.put("notice_type", type);
    fields.put("push_status", worked ? "1" : "0");
    fields.put("push_details", details);
    fields.put("push_id", id);
    fields.put("payment_cpdTime", type.equals("chargeBack") ? Replies.time(now) : "");
    send(payment, XmlText.document("response", new XmlText().addAll(fields)));
  }

  private void send(Payment payment, String document) {
    if (payment.order.has("noticeUrl")) {
      letters.put(
          new Letters.Letter(
              payment.number(),
              "told the shop",
              payment.order.get("noticeUrl"),
              List.of(new Header("Content-Type", TYPE)),
              bytes(document)),
          clock.instant());
    }
  }

  private static byte[] bytes(String document) {
    return document.getBytes(StandardCharsets.UTF_8);
  }
}
