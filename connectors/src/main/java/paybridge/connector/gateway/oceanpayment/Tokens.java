package paybridge.connector.gateway.oceanpayment;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import paybridge.connector.Account;
import paybridge.connector.Secret;

/// The token of a stored card, `quickpay_id`, a UUID (contract sections 7.2 and 15). No signature
/// covers it, so it is never taken from a browser: only from a proved notice of a payment, or from
/// the answer to our own query; and only where the owner switched that on.
final class Tokens {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern ENDING = Pattern.compile(".*([0-9]{4})");

  private Tokens() {}

  /// The token among these fields.
  static Optional<Secret> told(Account account, UnaryOperator<String> field) {
    return Optional.of(field.apply("quickpay_id").strip())
        .filter(id -> OceanpaymentSettings.keepsTokens(account.settings()))
        .filter(id -> UUID.matcher(id).matches())
        .map(Secret::new);
  }

  /// What the shopper knows the card by.
  static String label(String maskedCard) {
    var ending = ENDING.matcher(maskedCard);
    return ending.matches() ? "Card ending in " + ending.group(1) : "Card";
  }
}
