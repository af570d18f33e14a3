package paybridge.connector.gateway.paymaster;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.GatewayCall;
import paybridge.connector.GatewayUrl;
import paybridge.connector.Header;
import paybridge.connector.Page;
import paybridge.connector.WireAnswer.Replied;
import paybridge.connector.WireRequest;

/// Activation `REMOTE` (contract section 8): the fields are posted to the page, and the address it
/// redirects to is the shopper's. It moves no money. Seen on one installation of the gateway only.
record RemotePage(GatewayCall call) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  Answer<Page> open(Outgoing message, String path) {
    var page = PayMasterSettings.address(call.account().settings(), path);
    var request =
        new WireRequest(
            "POST",
            page,
            List.of(new Header("Content-Type", "application/x-www-form-urlencoded")),
            SecureHash.query(message.signed()).getBytes(StandardCharsets.UTF_8),
            PATIENCE);
    return Sending.send(call, request, "PayMaster's page").then(replied -> page(page, replied));
  }

  private Answer<Page> page(String page, Replied replied) {
    int status = replied.status();
    if (status < 300 || status >= 400) {
      return new Answer.Unknown<>(
          "PayMaster's page answered " + status + " without an address for the shopper.");
    }
    return replied
        .header("Location")
        .flatMap(location -> target(page, location))
        .<Answer<Page>>map(url -> new Answer.Done<>(new Page.Redirect(url)))
        .orElseGet(() ->
            new Answer.Unknown<>("PayMaster's page redirects to what is no address of a page."));
  }

  /// A page over TLS is never followed by one without.
  private static Optional<GatewayUrl> target(String page, String location) {
    try {
      var to = URI.create(page).resolve(location.strip());
      return page.startsWith("https:") && !"https".equals(to.getScheme())
          ? Optional.empty()
          : Optional.of(new GatewayUrl(to.toString()));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}
