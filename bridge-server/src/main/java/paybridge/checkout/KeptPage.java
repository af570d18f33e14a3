package paybridge.checkout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import paybridge.connector.GatewayUrl;
import paybridge.connector.Page;
import paybridge.connector.Secret;

/// A gateway's page as it is kept: one record for every kind.
record KeptPage(
    String kind,
    @Nullable GatewayUrl to,
    List<Page.Field> fields,
    String text,
    @Nullable Secret clientSecret,
    String initCall) {

  static KeptPage of(Page page) {
    return switch (page) {
      case Page.Redirect(var to) -> new KeptPage("redirect", to, List.of(), "", null, "");
      case Page.Form(var to, var fields) -> new KeptPage("form", to, fields, "", null, "");
      case Page.Widget(var script, var key, var secret, var call) ->
          new KeptPage("widget", script, List.of(), key, secret, call);
      case Page.Instructions(var text) ->
          new KeptPage("instructions", null, List.of(), text, null, "");
    };
  }

  Page page() {
    var address = to;
    var secret = clientSecret;
    if (address == null) {
      return new Page.Instructions(text);
    }
    if (secret != null) {
      return new Page.Widget(address, text, secret, initCall);
    }
    return kind.equals("form") ? new Page.Form(address, fields) : new Page.Redirect(address);
  }
}
