package paybridge.connector.storefront.generic;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import paybridge.connector.ShopAccount;

/// The addresses at which a shop listens, the one to begin with first. Firewalls and security plugins
/// close either door of a WooCommerce shop (contract storefronts/woocommerce.md, a19 and e: 26).
/// Which one worked last is kept in memory only: a bridge that starts anew knocks at the first.
final class Doors {
  /// Of the shops whose second door worked last, by their key.
  private final ConcurrentHashMap<String, String> second = new ConcurrentHashMap<>();

  /// One or two addresses.
  List<String> of(ShopAccount shop) {
    var fallback = shop.fallback();
    if (fallback.isEmpty() || fallback.equals(shop.callback())) {
      return List.of(shop.callback());
    }
    return fallback.equals(second.get(shop.key()))
        ? List.of(fallback, shop.callback())
        : List.of(shop.callback(), fallback);
  }

  /// The shop answered at this address.
  void worked(ShopAccount shop, String address) {
    if (address.equals(shop.callback())) {
      fromTheFirst(shop);
    } else {
      second.put(shop.key(), address);
    }
  }

  /// The next call begins at the callback.
  void fromTheFirst(ShopAccount shop) {
    second.remove(shop.key());
  }
}
