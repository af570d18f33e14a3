package paybridge.connector.gateway.paymaster;

import java.time.Duration;
import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Flow;
import paybridge.connector.GatewayCall;
import paybridge.connector.GatewayUrl;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;

/// Opens a payment. The method says how: a page ([PageRequest], [BankRequest]) or a QR code
/// ([QrRequest]). Nothing leaves before everything is checked.
final class Opening {
  /// How long page and signature are believed to live (open point 16).
  private static final Duration PAGE_LIVES = Duration.ofMinutes(30);

  private final GatewayCall call;
  private final OpenRequest request;

  Opening(GatewayCall call, OpenRequest request) {
    this.call = call;
    this.request = request;
  }

  Answer<Opened> open() {
    var method = Methods.find(call.account(), request.method());
    var why =
        PayMasterSettings.notReady(call.account())
            .or(() ->
                method.isEmpty()
                    ? Optional.of(
                        "This account does not offer the method '" + request.method() + "'.")
                    : whyNot(method.get()));
    if (why.isPresent()) {
      return refused(why.get());
    }
    var message =
        switch (method.orElseThrow().kind()) {
          case HOSTED -> new PageRequest(call, request).message();
          case BANK -> new BankRequest(call, request, method.get()).message();
          case QR -> new QrRequest(call, request).message();
        };
    return message
        .map(ready -> go(method.get(), ready))
        .orElseGet(() ->
            refused(
                PayMasterSettings.notCarried(call.account().settings(), request.amount())));
  }

  private Answer<Opened> go(Methods.Method method, Outgoing message) {
    return switch (method.kind()) {
      case HOSTED -> page(message, PayMasterSettings.PAGE);
      case BANK -> page(message, PayMasterSettings.BANK);
      case QR -> QrRequest.open(call, message).map(this::opened);
    };
  }

  private Answer<Opened> page(Outgoing message, String path) {
    return PayMasterSettings.orDefault(call.account().settings(), PayMasterSettings.ACTIVATION)
            .equals("REMOTE")
        ? new RemotePage(call).open(message, path).map(this::opened)
        : new Answer.Done<>(
            opened(new Page.Redirect(new GatewayUrl(message.address(path)))));
  }

  private Opened opened(Page page) {
    return new Opened(page, Optional.empty(), Optional.of(call.now().plus(PAGE_LIVES)));
  }

  private Optional<String> whyNot(Methods.Method method) {
    var back = request.returnUrl();
    boolean hosted = method.kind() == Methods.Kind.HOSTED;
    if (request.flow() != Flow.REDIRECT) {
      return Optional.of("PayMaster is offered as a page of its own only.");
    }
    if (request.capture() == Capture.MANUAL
        && !(hosted && call.account().settings().on(PayMasterSettings.HOLDS))) {
      return Optional.of("Holding money is not switched on for this account and method.");
    }
    if ((request.save() || request.amount().isZero()) && !hosted) {
      return Optional.of("Only cards can be stored, and only on the hosted page.");
    }
    if (request.amount().isZero() && !request.save()) {
      return Optional.of("There is nothing to pay and nothing to store.");
    }
    if (request.save() && !Clean.isCustomer(request.shopper().customerId())) {
      return Optional.of(
          "To store a card the shop must say which customer it belongs to: up to 50 plain characters"
              + " without & and =.");
    }
    if (method.kind() == Methods.Kind.BANK && method.institution().isEmpty()) {
      return Optional.of(
          "PayMaster's code of the institution is not set: write '"
              + method.code()
              + ":CODE' into the setting 'methods'.");
    }
    if (!request.merchantReference().matches("[A-Za-z0-9-]{1,40}")) {
      return Optional.of("The merchant reference has a wrong shape.");
    }
    return back.length() > 500 || back.indexOf('?') >= 0 || back.indexOf('&') >= 0
        ? Optional.of("The return address is too long or has a query.")
        : Optional.empty();
  }

  private static Answer<Opened> refused(String why) {
    return new Answer.Refused<>(DeclineReason.CONFIGURATION, why);
  }
}
