package paybridge.connector.gateway.oceanpayment;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import paybridge.connector.Account;
import paybridge.connector.Incoming;
import paybridge.connector.Incoming.Channel;
import paybridge.connector.Reading;
import paybridge.connector.kit.Digests;
import paybridge.connector.kit.FormText;
import paybridge.connector.kit.Xml;

/// A message that came: XML from the gateway, a form in the shopper's browser (contract section 7).
/// Decides what is proved. A notice about a refund, a chargeback or customs has no published
/// signature and is only a hint: it makes us ask.
final class Notice {
  private static final int MOST_FIELDS = 100;
  private static final int MOST_BYTES = 64 * 1024;
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9-]{1,50}");
  private static final String TYPE = "notice_type";
  private static final String RESULT = "transaction";
  private static final String STATUS = "payment_status";

  private final Account account;
  private final Incoming message;

  Notice(Account account, Incoming message) {
    this.account = account;
    this.message = message;
  }

  Reading read() {
    var settings = account.settings();
    var secrets = OceanpaymentSettings.secrets(settings);
    if (secrets.isEmpty()) {
      return unproved("the secure code of the account is not set", Map.of());
    }
    var carried = carried();
    if (carried.isEmpty()) {
      return unproved("it is not a well-formed list of fields", Map.of());
    }
    var fields = carried.get();
    if (!OceanpaymentSettings.names(settings, fields)) {
      return unproved("it is for another account or terminal", fields);
    }
    var type = fields.getOrDefault(TYPE, "");
    boolean result = type.equals(RESULT) || !fields.getOrDefault(STATUS, "").isEmpty();
    if (!result && message.channel() == Channel.NOTIFICATION) {
      return hint(type, fields);
    }
    var wrong = wrongShape(fields, type);
    if (wrong.isPresent()) {
      return unproved(wrong.get(), fields);
    }
    if (!Recipe.RESULT.proves(
        name -> fields.getOrDefault(name, ""), secrets, fields.getOrDefault("signValue", ""))) {
      return unproved("its signature fits none of the account's secure codes", fields);
    }
    return new Result(account, fields, message.channel() == Channel.RETURN).read();
  }

  private Optional<Map<String, String>> carried() {
    if (message.body().length > MOST_BYTES) {
      return Optional.empty();
    }
    return message.channel() == Channel.RETURN
        ? form()
        : Xml.read(message.body()).flatMap(Xml::fields);
  }

  private Optional<Map<String, String>> form() {
    boolean form =
        message
            .header("content-type")
            .map(type -> type.toLowerCase(Locale.ROOT))
            .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
            .isPresent();
    if (!form) {
      return Optional.empty();
    }
    return FormText.read(message.text(), MOST_FIELDS)
        .flatMap(all -> {
          var fields = new LinkedHashMap<String, String>();
          boolean once =
              all.stream().allMatch(f -> fields.put(f.name(), f.value()) == null);
          return once ? Optional.of(fields) : Optional.empty();
        });
  }

  /// What the signature does not cover, but must fit: who carries it, and the kind of message.
  private Optional<String> wrongShape(Map<String, String> fields, String type) {
    boolean browser = message.channel() == Channel.RETURN;
    if (!fields.getOrDefault("response_type", browser ? "0" : "1").equals(browser ? "0" : "1")) {
      return Optional.of("its response type does not fit the way it came");
    }
    return type.isEmpty() || type.equals(RESULT)
        ? Optional.empty()
        : Optional.of("it has a payment status, but another notice type");
  }

  /// Its origin is not provable, so two hints are the same only when every byte is.
  private Reading hint(String type, Map<String, String> fields) {
    return new Reading.Unclear(
        "hint " + Digests.hex(Digests.sha256(message.body())),
        "A notice of the type '"
            + Clean.shown(type)
            + "' has no published signature; the gateway is asked.",
        reference(fields));
  }

  private static Reading unproved(String why, Map<String, String> fields) {
    return new Reading.Unproved("Not a message to this account: " + why + ".", reference(fields));
  }

  private static Optional<String> reference(Map<String, String> fields) {
    return Optional.ofNullable(fields.get("order_number"))
        .filter(number -> REFERENCE.matcher(number).matches());
  }
}
