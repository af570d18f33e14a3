package paybridge.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import paybridge.connector.Page;
import paybridge.connector.kit.FormText;
import paybridge.connector.kit.SigningKey;
import paybridge.connector.kit.StandardWebhooks;

/// The address the shopper's browser goes back to: the merchant's return URL, with a signed message
/// about the payment in its query. It proves as much as a notification, and carries less.
record ReturnLink(Ids ids) {
  String to(Payment payment, Books.Merchant merchant, Instant now) {
    var event = ids.next("ret");
    var message = new LinkedHashMap<String, Object>();
    message.put("event", event);
    message.put("type", "return");
    message.put("at", now);
    message.put("merchant", payment.merchant);
    message.put("payment", Picture.brief(payment));
    var body = Books.write(message).getBytes(StandardCharsets.UTF_8);
    var fields = new ArrayList<Page.Field>();
    fields.add(
        new Page.Field(
            "sandbox-message", Base64.getUrlEncoder().withoutPadding().encodeToString(body)));
    var key = SigningKey.of(merchant.notificationSecret());
    StandardWebhooks.sign(key, event, now, body)
        .forEach(header -> fields.add(new Page.Field(header.name(), header.value())));
    return join(payment.returnUrl, List.copyOf(fields));
  }

  private static String join(String url, List<Page.Field> fields) {
    return url + (url.contains("?") ? "&" : "?") + FormText.write(fields);
  }
}
