package paybridge.connector.storefront.woocommerce;

import java.util.Locale;
import paybridge.connector.ShopAccount;

/// How a call proves itself (woocommerce.md, b1; row 35: some servers strip `Authorization`).
enum Way {
  /// The keys in the header `Authorization`.
  BASIC,
  /// The keys as parameters of the address; TLS only.
  QUERY,
  /// A signature instead of the keys; the only way on plain HTTP.
  OAUTH;

  String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The way to begin with: what worked before, else what the address allows.
  static Way first(ShopAccount shop) {
    if (!shop.home().startsWith("https:")) {
      return OAUTH;
    }
    return shop.settings().text("way").equals(QUERY.spelling()) ? QUERY : BASIC;
  }
}
