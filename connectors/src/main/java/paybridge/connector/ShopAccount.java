package paybridge.connector;

/// A shop as its storefront dialect needs it.
///
/// @param key the shop's unguessable name in URLs
/// @param home the registered address of the shop
/// @param callback where the shop listens for us; `""` when it only pulls
/// @param fallback a second address where it listens, too; `""` when there is none
/// @param settings values and secrets; for the plugin protocol the secrets are
///     `shop-to-bridge`, `bridge-to-shop` and `pairing`
public record ShopAccount(
    String key, String name, String home, String callback, String fallback, Settings settings) {
  /// A shop that listens at one address.
  public ShopAccount(String key, String name, String home, String callback, Settings settings) {
    this(key, name, home, callback, "", settings);
  }
}
