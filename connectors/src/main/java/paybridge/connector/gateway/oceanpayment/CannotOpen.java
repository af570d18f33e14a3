package paybridge.connector.gateway.oceanpayment;

import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.Capture;
import paybridge.connector.Flow;
import paybridge.connector.MethodSpec;
import paybridge.connector.MethodSpec.Can;
import paybridge.connector.OpenRequest;

/// Why no page can be opened for a request, said before anything leaves: what the account, the
/// gateway or the chosen method cannot do.
record CannotOpen(Account account, OpenRequest request) {
  /// The first reason there is, or empty.
  Optional<String> why() {
    return OceanpaymentSettings.notReady(account)
        .or(this::shape)
        .or(this::hold)
        .or(this::stored)
        .or(this::method);
  }

  /// True when a card is stored and nothing is paid.
  boolean storesOnly() {
    return request.save() && request.amount().isZero();
  }

  private Optional<String> shape() {
    if (request.flow() != Flow.REDIRECT) {
      return Optional.of("Oceanpayment is offered as a hosted page only.");
    }
    if (!request.merchantReference().matches("[A-Za-z0-9-]{1,50}")) {
      return Optional.of("The merchant reference has a wrong shape.");
    }
    return address(request.returnUrl()) && address(request.notifyUrl())
        ? Optional.empty()
        : Optional.of("The return or the notification address has a wrong shape.");
  }

  private Optional<String> hold() {
    boolean holds = found().filter(method -> method.can().contains(Can.CAPTURE)).isPresent();
    return request.capture() == Capture.MANUAL && !holds
        ? Optional.of("This method cannot hold money first; see the switch preAuthorization.")
        : Optional.empty();
  }

  private Optional<String> stored() {
    if (!request.save()) {
      return Optional.empty();
    }
    var stored = account.settings().text(OceanpaymentSettings.STORED).strip();
    return request.method().equals(Methods.CARD)
            && (storesOnly()
                ? stored.equals("page")
                : OceanpaymentSettings.keepsTokens(account.settings()))
        ? Optional.empty()
        : Optional.of("Oceanpayment is not asked to store this; see the setting storedMethods.");
  }

  /// Whether the amount itself can be carried says [Amounts].
  private Optional<String> method() {
    if (Methods.word(account, request.method()).isEmpty()) {
      return Optional.of("The method '" + request.method() + "' is not enabled for this account.");
    }
    var currency = request.amount().currency().code();
    boolean confirmed =
        OceanpaymentSettings.currencies(account.settings()).codes().contains(currency);
    return !confirmed || found().filter(it -> it.currencies().contains(currency)).isPresent()
        ? Optional.empty()
        : Optional.of("The method '" + request.method() + "' does not take " + currency + ".");
  }

  private Optional<MethodSpec> found() {
    return Methods.find(account, request.method());
  }

  private static boolean address(String url) {
    return !url.isEmpty() && url.length() <= 500 && Clean.text(url).equals(url);
  }
}
