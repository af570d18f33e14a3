package paybridge.sandbox.wooshpay;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The payment methods of contract section 14, as far as the table states what they can do.
final class Methods {
  private static final Set<String> ALL =
      Set.of(
          ("card alipayplus alipay wechat_pay sepa_debit alipay_hk boost truemoney gcash kakaopay"
                  + " touchngo rabbit_line_pay dana klarna ideal giropay sofort eps trustly"
                  + " bancontact p24 unionpay fpx mcash grabpay bank_transfer_id qris promptpay ovo"
                  + " shopeepay upi boleto paynow pix 9pay stitch bpi")
              .split(" "));

  private static final Map<String, Set<String>> CURRENCIES =
      Map.of(
          "alipay", Set.of("CNY", "GBP", "USD", "EUR", "HKD"),
          "alipay_hk", Set.of("HKD", "GBP", "USD", "EUR"),
          "gcash", Set.of("PHP"),
          "dana", Set.of("IDR"),
          "truemoney", Set.of("THB", "GBP"),
          "ovo", Set.of("IDR"),
          "pix", Set.of("BRL"),
          "ideal", Set.of("EUR"),
          "eps", Set.of("EUR"),
          "giropay", Set.of("EUR"));

  private static final Set<String> NO_REFUND = Set.of("ovo", "bank_transfer_id");
  private static final Set<String> ONE_PARTIAL =
      Set.of("alipay", "gcash", "dana", "truemoney", "eps");

  private Methods() {}

  /// Checks a method against the currency and the way of capture.
  static void check(String field, List<String> types, String currency, boolean manual)
      throws Refusal {
    for (var type : types) {
      if (!ALL.contains(type)) {
        throw Refusal.bad("parameter_invalid", field, "No such payment method: " + type);
      }
      if (!currency.isEmpty()
          && !CURRENCIES.getOrDefault(type, Set.of(currency)).contains(currency)) {
        throw Refusal.bad("parameter_invalid", field, type + " cannot be paid in " + currency);
      }
      if (manual && !type.equals("card")) {
        throw Refusal.bad("parameter_invalid", "capture_method", "manual is for cards only");
      }
    }
  }

  /// Whether so much can be given back of a payment.
  static void checkRefund(Intent intent, long amount) throws Refusal {
    boolean part = amount != intent.received;
    boolean before = intent.refunded() > 0;
    if (NO_REFUND.contains(intent.type) || (part && intent.type.equals("pix"))) {
      throw Refusal.failed(
          "invalid_request_error", "refund_not_supported", "The method cannot be refunded so.");
    }
    if (part && before && ONE_PARTIAL.contains(intent.type)) {
      throw Refusal.failed(
          "invalid_request_error",
          "refund_not_supported",
          "The method allows one partial refund only.");
    }
  }

  /// Where the wallet's address stands: usually the child that the type names, for two of them not.
  static String action(String type) {
    return type.equals("gcash") || type.equals("dana")
        ? "redirect_to_url"
        : type + "_handle_redirect";
  }
}
