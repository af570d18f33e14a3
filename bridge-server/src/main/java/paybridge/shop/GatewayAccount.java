package paybridge.shop;

import java.time.Duration;
import paybridge.connector.Account;
import paybridge.connector.Gateway;
import paybridge.connector.MethodSpec;
import paybridge.db.AccountRow;

/// An account at a gateway: its row, the same as its dialect needs it, and the dialect.
public record GatewayAccount(AccountRow row, Account account, Gateway gateway) {
  private static final Duration WINDOW = Duration.ofHours(24);

  public String id() {
    return row.id();
  }

  /// How long a payment by this method may still turn paid.
  public Duration window(String method) {
    return gateway.methods(account).stream()
        .filter(spec -> spec.code().equals(method))
        .map(MethodSpec::window)
        .findFirst()
        .orElse(WINDOW);
  }

  /// True when the method can do this here.
  public boolean can(String method, MethodSpec.Can what) {
    return gateway.methods(account).stream()
        .anyMatch(spec -> spec.code().equals(method) && spec.can().contains(what));
  }
}
