package paybridge.connector;

import java.util.Map;
import java.util.Optional;

/// A storefront whose plugin introduces itself: both sides derive the working secrets from a
/// one-time pairing secret and two nonces, so that nothing secret travels.
public interface PairsByHandshake {
  /// The working secrets by setting name, such as `shop-to-bridge`.
  ///
  /// @throws IllegalStateException when the shop has no pairing secret
  Map<String, Secret> derive(ShopAccount shop, ShopCall.Handshake handshake, String bridgeNonce);

  /// Six bytes that plugin and bridge can both show, as words, so that a person sees that they mean
  /// each other; empty before the pairing.
  Optional<byte[]> fingerprint(ShopAccount shop);
}
