package paybridge.shop;

import java.time.Duration;
import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.Asking;
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
    return spec(method).map(MethodSpec::window).orElse(WINDOW);
  }

  /// How often the gateway wants to be asked about a fresh payment by this method.
  public Optional<Asking> asking(String method) {
    return spec(method).flatMap(MethodSpec::asking);
  }

  /// How long after the payment a refund is usually possible, where that is known.
  public Optional<Duration> refundWindow(String method) {
    return spec(method).flatMap(MethodSpec::refundWindow);
  }

  private Optional<MethodSpec> spec(String method) {
    return gateway.methods(account).stream()
        .filter(spec -> spec.code().equals(method))
        .findFirst();
  }

  /// True when the method can do this here.
  public boolean can(String method, MethodSpec.Can what) {
    return spec(method).filter(spec -> spec.can().contains(what)).isPresent();
  }
}
