package paybridge.connector.storefront.generic;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import paybridge.connector.Secret;
import paybridge.connector.kit.Digests;
import paybridge.connector.kit.StandardWebhooks;

/// The two working secrets of a pairing. Shop and bridge derive them from the pairing secret and
/// both nonces; nothing secret travels (docs/plugin-protocol.md, "Pairing").
public record PairingKeys(Secret shopToBridge, Secret bridgeToShop) {
  /// Derives both. A rotation uses the present `shop-to-bridge` secret in the place of `pairing`.
  public static PairingKeys derive(Secret pairing, String shopNonce, String bridgeNonce) {
    return new PairingKeys(
        key(pairing, "paybridge shop-to-bridge", shopNonce, bridgeNonce),
        key(pairing, "paybridge bridge-to-shop", shopNonce, bridgeNonce));
  }

  /// Six bytes of a digest of both secrets (docs/plugin-protocol.md, "Six words").
  public byte[] fingerprint() {
    var said = "paybridge words\n" + shopToBridge.reveal() + "\n" + bridgeToShop.reveal();
    return Arrays.copyOf(
        Digests.hmacSha256(shopToBridge.bytes(), said.getBytes(StandardCharsets.UTF_8)), 6);
  }

  private static Secret key(Secret pairing, String label, String shopNonce, String bridgeNonce) {
    var said = label + "\n" + shopNonce + "\n" + bridgeNonce;
    return StandardWebhooks.secret(
        Digests.hmacSha256(StandardWebhooks.key(pairing), said.getBytes(StandardCharsets.UTF_8)));
  }
}
