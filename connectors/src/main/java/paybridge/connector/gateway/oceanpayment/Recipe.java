package paybridge.connector.gateway.oceanpayment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import paybridge.connector.Secret;
import paybridge.connector.kit.Digests;

/// What each kind of message signs (contract section 8): the values in this order, nothing between
/// them, the secret last, SHA-256 of that.
///
/// Dangerous: without separators a value can be cut anew at another place. So a proved result is
/// believed only after [Result] has looked at the shape of every part.
public enum Recipe {
  HOSTED(
      "account terminal backUrl order_number order_currency order_amount billing_firstName"
          + " billing_lastName billing_email"),
  EMBEDDED(
      "account terminal order_number order_currency order_amount billing_firstName"
          + " billing_lastName billing_email"),
  TRADE(
      "account terminal order_number order_currency order_amount order_notes payment_id pay_url"
          + " pay_results pay_details"),
  RESULT(
      "account terminal order_number order_currency order_amount order_notes card_number"
          + " payment_id payment_authType payment_status payment_details payment_risk"),
  QUERY("account terminal order_number"),
  LIST("account terminal order_beginDate order_endDate"),
  BUSINESS("account terminal order_beginDate order_endDate pages"),
  REFUND(
      "account terminal payment_id refund_number refund_type refund_amount refund_description"),
  REFUND_QUERY("account terminal refund_id"),
  AUTH("account terminal payment_id payment_authType order_amount"),
  OFFLINE_VOID("account terminal order_number payment_authType"),
  TOKEN(
      "account terminal customer_id backUrl billing_firstName billing_lastName billing_email"),

  /// The three below are guesses to be tried out: no recipe is published (open point O3).
  TRACKING_NUMBER("account terminal payment_id tracking_number"),
  TRACKING_PAYMENT("account terminal payment_id"),
  TRACKING_ALL("account terminal payment_id tracking_number tracking_site tracking_handler");

  private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");

  private final String fields;

  Recipe(String fields) {
    this.fields = fields;
  }

  /// The names of the signed fields, in order.
  public List<String> fields() {
    return List.of(fields.split(" "));
  }

  /// The text under the hash, secret included.
  ///
  /// @param value the value of a field, `""` when it is not there
  public String text(UnaryOperator<String> value, Secret secret) {
    return joined(value) + secret.reveal();
  }

  /// The values alone, in order.
  public String joined(UnaryOperator<String> value) {
    return fields().stream().map(value).collect(Collectors.joining());
  }

  /// The signature of these values, lower-case hexadecimal.
  public String sign(UnaryOperator<String> value, Secret secret) {
    return Digests.hex(
        Digests.sha256(text(value, secret).getBytes(StandardCharsets.UTF_8)));
  }

  /// True when `given` is the signature of these values under one of the secrets; upper and lower
  /// case alike.
  public boolean proves(UnaryOperator<String> value, List<Secret> secrets, String given) {
    if (!DIGEST.matcher(given).matches()) {
      return false;
    }
    boolean proved = false;
    for (var secret : secrets) {
      proved |= Digests.sameHex(sign(value, secret), given);
    }
    return proved;
  }
}
