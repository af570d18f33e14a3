package paybridge.connector.gateway.paymaster;

import java.util.Optional;
import paybridge.connector.Account;

/// Whether a received message is one of this account: every field of its definition, one hash that
/// fits one of the secret keys, our merchant and service (contract section 7).
final class Proof {
  private Proof() {}

  /// Why it is not, or empty when it is proved.
  static Optional<String> missing(Account account, ResultMessage message, String type) {
    var settings = account.settings();
    var secrets = PayMasterSettings.secrets(settings);
    if (secrets.isEmpty()) {
      return Optional.of("the secret key of the account is not set");
    }
    var wrong = message.wrongShape(type);
    if (wrong.isPresent()) {
      return wrong;
    }
    if (!message.provedBy(secrets, type)) {
      return Optional.of("its hash fits none of the account's secret keys");
    }
    return ours(account, message)
        ? Optional.empty()
        : Optional.of("it is for another merchant or service");
  }

  /// True when merchant and service are those of the account.
  static boolean ours(Account account, ResultMessage message) {
    var settings = account.settings();
    return message.get("f001_MID").equals(settings.text(PayMasterSettings.MERCHANT).strip())
        && message.get("f260_ServID").equals(settings.text(PayMasterSettings.SERVICE).strip());
  }

  /// With encryption switched on, a text without `&` is decrypted. The clear fields before it come
  /// twice and the encrypted ones win, so only those are read (section 7.1).
  static Optional<String> decrypted(Account account, String text) {
    if (!account.settings().on(PayMasterSettings.ENCRYPTION) || text.indexOf('&') >= 0) {
      return Optional.of(text);
    }
    return PayMasterSettings.secrets(account.settings()).stream()
        .flatMap(secret -> Encryption.open(text, secret).stream())
        .map(Encryption.Opened::plain)
        .findFirst();
  }
}
