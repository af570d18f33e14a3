package paybridge.connector;

import java.net.URI;

/// The address of a gateway's page for one shopper. Whoever has it can pay or look: it is never
/// logged, shown to staff, or sent as a referrer; prints as its host only.
public record GatewayUrl(String value) {
  public GatewayUrl {
    var uri = URI.create(value);
    if (uri.getHost() == null
        || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
      throw new IllegalArgumentException("not an address of a page");
    }
  }

  /// The full address, for the redirect only.
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    var uri = URI.create(value);
    return uri.getScheme() + "://" + uri.getRawAuthority() + "/…";
  }
}
