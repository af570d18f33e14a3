package paybridge.connector.installed;

import java.util.List;
import java.util.Optional;
import paybridge.connector.Gateway;
import paybridge.connector.Storefront;
import paybridge.connector.gateway.oceanpayment.Oceanpayment;
import paybridge.connector.gateway.paymaster.PayMaster;
import paybridge.connector.gateway.sandbox.Sandbox;
import paybridge.connector.gateway.wooshpay.WooshPay;
import paybridge.connector.storefront.generic.Generic;
import paybridge.connector.storefront.woocommerce.WooCommerceRest;

/// Every dialect this bridge speaks, by name. A new one is one line here.
public final class InstalledConnectors {
  private static final List<Gateway> GATEWAYS =
      List.of(new Sandbox(), new WooshPay(), new Oceanpayment(), new PayMaster());
  private static final List<Storefront> STOREFRONTS = 
      List.of(new Generic("woocommerce", "WooCommerce"), new WooCommerceRest(), new Generic());

  private InstalledConnectors() {}

  /// All gateways, in the order they are offered.
  public static List<Gateway> gateways() {
    return GATEWAYS;
  }

  /// All storefronts, in the order they are offered.
  public static List<Storefront> storefronts() {
    return STOREFRONTS;
  }

  /// The gateway of this name.
  public static Optional<Gateway> gateway(String name) {
    return GATEWAYS.stream().filter(gateway -> gateway.name().equals(name)).findFirst();
  }

  /// The storefront of this name.
  public static Optional<Storefront> storefront(String name) {
    return STOREFRONTS.stream().filter(shop -> shop.name().equals(name)).findFirst();
  }
}
