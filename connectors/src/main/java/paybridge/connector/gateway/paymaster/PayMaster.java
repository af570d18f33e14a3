package paybridge.connector.gateway.paymaster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.Gateway;
import paybridge.connector.GatewayCall;
import paybridge.connector.Incoming;
import paybridge.connector.MethodSpec;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Reading;
import paybridge.connector.SettingSpec;

/// PayMaster by Finexus. Begin at [PageRequest] for the way out and at [Result] for the way back.
///
/// Dangerous: the gateway has no webhook. The result travels in the shopper's browser, and when the
/// browser is closed nothing comes at all; only a status query closes that gap.
public final class PayMaster implements Gateway {
  @Override
  public String name() {
    return "paymaster";
  }

  @Override
  public String title() {
    return "PayMaster";
  }

  @Override
  public List<SettingSpec> settings() {
    return PayMasterSettings.ALL;
  }

  /// One method: the hosted page itself lets the shopper choose. Its window is the one of business
  /// online banking (section 12: up to three days), rounded up to a week.
  @Override
  public List<MethodSpec> methods(Account account) {
    return List.of(
        new MethodSpec(
            "hosted",
            "Card, DuitNow QR, e-wallet or online banking",
            Set.of(),
            PayMasterSettings.currencies(account.settings()).codes(),
            Set.of(),
            Duration.ofDays(7),
            "sections 12 and 16"));
  }

  @Override
  public Answer<Opened> open(GatewayCall call, OpenRequest request) {
    return new PageRequest(call, request).open();
  }

  @Override
  public Reading read(Account account, Incoming message) {
    var secrets =
        account.settings().secrets(PayMasterSettings.SECRET).stream()
            .filter(secret -> !secret.reveal().isBlank())
            .toList();
    if (secrets.isEmpty()) {
      return unproved("the secret key of the account is not set", Optional.empty());
    }
    var carried = ResultMessage.carried(message).flatMap(text -> decrypted(account, text));
    var read = carried.flatMap(ResultMessage::read);
    if (read.isEmpty()) {
      return unproved("it carries no list of fields", Optional.empty());
    }
    var result = read.get();
    var wrong = result.wrongShape("0290");
    if (wrong.isPresent()) {
      return unproved(wrong.get(), result.reference());
    }
    if (!result.provedBy(secrets, "0290")) {
      return unproved("its hash fits none of the account's secret keys", result.reference());
    }
    if (!result.get("f001_MID").equals(account.settings().text(PayMasterSettings.MERCHANT).strip())
        || !result
            .get("f260_ServID")
            .equals(account.settings().text(PayMasterSettings.SERVICE).strip())) {
      return unproved("it is for another merchant or service", result.reference());
    }
    return new Result(account, result, message.path().endsWith("/cancel")).read();
  }

  /// With encryption switched on, a text without `&` is decrypted. The clear fields before it come
  /// twice and the encrypted ones win, so only those are read (section 7.1).
  private static Optional<String> decrypted(Account account, String text) {
    if (!account.settings().on(PayMasterSettings.ENCRYPTION) || text.indexOf('&') >= 0) {
      return Optional.of(text);
    }
    return account.settings().secrets(PayMasterSettings.SECRET).stream()
        .flatMap(secret -> Encryption.open(text, secret).stream())
        .map(Encryption.Opened::plain)
        .findFirst();
  }

  private static Reading unproved(String why, Optional<String> reference) {
    return new Reading.Unproved("Not a result of this account: " + why + ".", reference);
  }
}
