package paybridge.sandbox.oceanpayment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import paybridge.connector.Secret;

/// What each message puts under its hash, in this order, with nothing between the values and the
/// secure code behind them (contract section 8). A plain SHA-256, no HMAC.
enum SignedText {
  HOSTED(
      "account terminal backUrl order_number order_currency order_amount"
          + " billing_firstName billing_lastName billing_email"),
  TRADE(
      "account terminal order_number order_currency order_amount order_notes payment_id"
          + " pay_url pay_results pay_details"),
  RESULT(
      "account terminal order_number order_currency order_amount order_notes"
          + " card_number payment_id payment_authType payment_status payment_details"
          + " payment_risk"),
  QUERY("account terminal order_number"),
  LIST("account terminal order_beginDate order_endDate"),
  PAGED_LIST("account terminal order_beginDate order_endDate pages"),
  REFUND(
      "account terminal payment_id refund_number refund_type refund_amount"
          + " refund_description"),
  REFUND_QUERY("account terminal refund_id"),
  AUTH("account terminal payment_id payment_authType order_amount");

  private final String names;

  SignedText(String names) {
    this.names = names;
  }

  /// The text without the secret; what is absent adds nothing.
  String of(Map<String, String> fields) {
    var text = new StringBuilder();
    for (var name : names.split(" ")) {
      text.append(fields.getOrDefault(name, ""));
    }
    return text.toString();
  }

  /// The signature as this gateway writes it: upper-case hexadecimal.
  String sign(Map<String, String> fields, Secret secureCode) {
    return HexFormat.of()
        .formatHex(hash(of(fields) + secureCode.reveal()))
        .toUpperCase(Locale.ROOT);
  }

  /// Whether this is the signature, in upper or in lower case.
  boolean proves(Map<String, String> fields, Secret secureCode, String given) {
    return given.matches("[0-9a-fA-F]{64}")
        && MessageDigest.isEqual(
            hash(of(fields) + secureCode.reveal()), HexFormat.of().parseHex(given));
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
