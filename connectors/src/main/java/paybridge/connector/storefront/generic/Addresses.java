package paybridge.connector.storefront.generic;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Fields;

/// Addresses and host names in a shop's call. Which of them are allowed is the bridge's to know.
final class Addresses {
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]");

  private Addresses() {}

  /// An absolute http or https address that must be there.
  static String page(Fields from, String name, int most) throws BadField {
    var text = from.text(name, 1, most);
    if (!isPage(text)) {
      throw new BadField(
          "bad-value", from.path(name), "Must be an absolute http or https address.");
    }
    return text;
  }

  /// The same, or empty when the field is missing or empty.
  static String pageOr(Fields from, String name, int most) throws BadField {
    return from.textOr(name, most, "").isEmpty() ? "" : page(from, name, most);
  }

  private static boolean isPage(String text) {
    try {
      var uri = new URI(text);
      return uri.getHost() != null
          && uri.getRawUserInfo() == null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (URISyntaxException broken) {
      return false;
    }
  }

  /// Host names without port, at most 20.
  static List<String> hosts(Fields from, String name) throws BadField {
    var hosts = from.texts(name, 20, 253);
    for (int i = 0; i < hosts.size(); i++) {
      if (!HOST.matcher(hosts.get(i)).matches()) {
        throw new BadField(
            "bad-value", from.path(name) + "[" + i + "]", "Must be a host name without port.");
      }
    }
    return hosts;
  }
}
