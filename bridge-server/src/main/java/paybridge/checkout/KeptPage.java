package paybridge.checkout;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import paybridge.connector.GatewayUrl;
import paybridge.connector.Page;
import paybridge.connector.Secret;

/// A gateway's page as it is kept: one record for every kind.
///
/// @param text what is shown, or the publishable key of a widget
/// @param secret the client secret of a widget, or the text of a QR code
record KeptPage(
    String kind,
    @Nullable GatewayUrl to,
    List<Page.Field> fields,
    String text,
    @Nullable Secret secret,
    String initCall,
    @Nullable String returnUrl) {

  static KeptPage of(Page page) {
    return switch (page) {
      case Page.Redirect(var to) -> new KeptPage("redirect", to, List.of(), "", null, "", null);
      case Page.Form(var to, var fields) -> new KeptPage("form", to, fields, "", null, "", null);
      case Page.Widget(var script, var key, var secret, var call, var back) ->
          new KeptPage("widget", script, List.of(), key, secret, call, back);
      case Page.QrCode(var payload) ->
          new KeptPage("qr", null, List.of(), "", payload, "", null);
      case Page.Instructions(var text) ->
          new KeptPage("instructions", null, List.of(), text, null, "", null);
    };
  }

  Page page() {
    return switch (kind) {
      case "redirect" -> new Page.Redirect(there(to));
      case "form" -> new Page.Form(there(to), fields);
      case "widget" ->
          new Page.Widget(
              there(to), text, there(secret), initCall, returnUrl == null ? "" : returnUrl);
      case "qr" -> new Page.QrCode(there(secret));
      default -> new Page.Instructions(text);
    };
  }

  private static <T> T there(@Nullable T part) {
    return Objects.requireNonNull(part, "a kept page lacks a part");
  }
}
