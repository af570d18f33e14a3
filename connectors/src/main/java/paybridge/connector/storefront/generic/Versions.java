package paybridge.connector.storefront.generic;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import paybridge.connector.ShopAccount;

/// The versions of the plugin protocol that are spoken here, and in which one each shop is called
/// (docs/plugin-protocol.md, "Versions"). `1-draft` has the calls and fields of `1` under another
/// name; plugins that were made before the name was settled know no other. Which version a shop
/// wants is kept in memory only: a bridge that starts anew begins with the newest, and a plugin that
/// does not speak it says so.
final class Versions {
  /// The version that is written when nobody asked for another.
  static final String NEWEST = "1";

  /// All of them, the newest first.
  static final List<String> SPOKEN = List.of(NEWEST, "1-draft");

  /// Of the shops that want another than the newest, by their key.
  private final ConcurrentHashMap<String, String> wanted = new ConcurrentHashMap<>();

  /// True when calls of this version are understood.
  static boolean spoken(String version) {
    return SPOKEN.contains(version);
  }

  /// The newest version that is spoken here and there; empty when there is none.
  static Optional<String> common(Collection<String> theirs) {
    return SPOKEN.stream().filter(theirs::contains).findFirst();
  }

  /// In which version this shop is called.
  String of(ShopAccount shop) {
    return wanted.getOrDefault(shop.key(), NEWEST);
  }

  /// The shop speaks this version and not the one in which it was called.
  void rather(ShopAccount shop, String version) {
    if (version.equals(NEWEST)) {
      wanted.remove(shop.key());
    } else {
      wanted.put(shop.key(), version);
    }
  }
}
