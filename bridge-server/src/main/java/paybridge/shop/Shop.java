package paybridge.shop;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import paybridge.connector.ShopAccount;
import paybridge.connector.Storefront;
import paybridge.db.ShopRow;

/// A registered shop: its row, the same as its dialect needs it, and the dialect.
public record Shop(ShopRow row, ShopAccount account, Storefront storefront) {
  public String id() {
    return row.id();
  }

  /// True once the shop has answered a challenge at its registered address.
  public boolean live() {
    return "live".equals(row.state());
  }

  /// True when shoppers may be sent back to this address: its host was named in the handshake or
  /// is the shop's own.
  public boolean mayReturnTo(String address) {
    return host(address)
        .map(host -> host(row.home()).filter(host::equals).isPresent() || declared().contains(host))
        .orElse(false);
  }

  private List<String> declared() {
    return List.of(row.returnHosts().split(" "));
  }

  /// Host and port (when one is given) of an http(s) address, lower case.
  static Optional<String> host(String address) {
    try {
      var uri = new URI(address);
      var scheme = uri.getScheme() == null ? "" : uri.getScheme();
      if (uri.getHost() == null
          || uri.getRawUserInfo() != null
          || !(scheme.equals("https") || scheme.equals("http"))) {
        return Optional.empty();
      }
      return Optional.of(
          uri.getHost().toLowerCase(Locale.ROOT)
              + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
    } catch (java.net.URISyntaxException broken) {
      return Optional.empty();
    }
  }
}
