package paybridge.connector;

import java.util.List;

/// Where the shopper pays.
public sealed interface Page {
  /// The browser is sent on by 303.
  record Redirect(GatewayUrl to) implements Page {}

  /// The browser posts these fields, in this order.
  record Form(GatewayUrl to, List<Field> fields) implements Page {}

  /// The gateway's script on our page, or in the shop's own.
  ///
  /// @param script where the script comes from; the page's policy allows exactly that origin
  /// @param publishableKey meant for browsers
  /// @param clientSecret belongs to this payment only
  /// @param initCall the script's function, such as `Gateway.start`; it gets the element to fill, the
  ///     publishable key, the client secret, and where to send the browser afterwards
  record Widget(
      GatewayUrl script,
      String publishableKey,
      Secret clientSecret,
      String initCall,
      String returnUrl)
      implements Page {}

  /// A text to be drawn as a QR code, which the shopper reads with a bank's or a wallet's app.
  record QrCode(Secret payload) implements Page {}

  /// Nothing to show: the method needs no page (a QR text or bank details may be shown).
  record Instructions(String text) implements Page {}

  /// One form field; signed values stand here, so it is not printed.
  record Field(String name, String value) {
    @Override
    public String toString() {
      return name + "=•••";
    }
  }
}
