package paybridge.connector.kit;

import java.util.Optional;

/// Addresses in the admin of a WooCommerce shop, with the plugin or without.
public final class WooAdmin {
  private WooAdmin() {}

  /// Where an order is edited. A shop that keeps its orders as posts leads on from there by itself.
  ///
  /// @param home the address of the shop
  /// @param orderId WooCommerce's number; anything else has no page
  public static Optional<String> order(String home, String orderId) {
    return orderId.matches("[0-9]{1,18}")
        ? Optional.of(home + "/wp-admin/admin.php?page=wc-orders&action=edit&id=" + orderId)
        : Optional.empty();
  }
}
