package paybridge.connector;

import java.util.Map;

/// A storefront whose plugin introduces itself: both sides derive the working secrets from a
/// one-time pairing secret and two nonces, so that nothing secret travels.
public interface PairsByHandshake {
  /// The working secrets by setting name, such as `shop-to-bridge`.
  ///
  /// @throws IllegalStateException when the shop has no pairing secret
  Map<String, Secret> derive(ShopAccount shop, ShopCall.Handshake handshake, String bridgeNonce);
}
