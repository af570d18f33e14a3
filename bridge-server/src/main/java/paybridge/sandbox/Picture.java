package paybridge.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import paybridge.connector.Money;

/// A payment as the wire tells it (docs/gateways/sandbox.md, "Payment"): always the whole of it, so
/// that the same answer serves status questions, notifications and money calls.
final class Picture {
  private Picture() {}

  /// The whole picture, for the merchant's server.
  static Map<String, Object> whole(Payment payment) {
    var picture = brief(payment);
    picture.put("refunds", refunds(payment));
    if (!payment.storedToken.isEmpty()) {
      picture.put("stored", pair("token", payment.storedToken, "label", payment.storedLabel));
    }
    picture.put("chain", payment.chain);
    picture.put("mails", payment.mails);
    return picture;
  }

  /// Without tokens, bank messages and mails: what may travel in a browser.
  static Map<String, Object> brief(Payment payment) {
    var picture = new LinkedHashMap<String, Object>();
    picture.put("id", payment.id);
    picture.put("reference", payment.reference);
    picture.put("method", payment.method);
    picture.put("status", payment.status.spelling());
    picture.put("asked", money(payment, payment.asked));
    picture.put("authorized", money(payment, payment.authorized));
    picture.put("captured", money(payment, payment.captured));
    if (!payment.lastDecline.isEmpty()) {
      var code = ResponseCode.of(payment.lastDecline);
      picture.put("lastDecline", pair("code", code.code, "reason", code.reason));
    }
    picture.put("opened", payment.opened);
    picture.put("pageEnds", payment.pageEnds);
    picture.put("changed", payment.changed);
    picture.put("version", payment.version);
    return picture;
  }

  /// Two fields in this order: the same picture must always give the same bytes.
  static Map<String, Object> pair(String one, Object first, String two, Object second) {
    var pair = new LinkedHashMap<String, Object>();
    pair.put(one, first);
    pair.put(two, second);
    return pair;
  }

  private static List<Map<String, Object>> refunds(Payment payment) {
    return payment.refunds.stream()
        .map(refund -> {
          var one = new LinkedHashMap<String, Object>();
          one.put("id", refund.id());
          one.put("operation", refund.operation());
          one.put("amount", money(payment, refund.minor()));
          one.put("state", refund.state());
          one.put("code", refund.code());
          return (Map<String, Object>) one;
        })
        .toList();
  }

  private static Map<String, Object> money(Payment payment, long minor) {
    Money money = payment.money(minor);
    var json = new LinkedHashMap<String, Object>();
    json.put("currency", money.currency().code());
    json.put("minor", money.minor());
    json.put("exponent", money.currency().exponent());
    return json;
  }
}
