package paybridge.connector.storefront.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import paybridge.connector.Secret;

class PairingKeysTest {
  private static final Path README = Path.of("../plugin-stubs/generic/examples/README.md");

  /// The README's secrets were made by another program (Python's hmac).
  @Test
  void the_documented_secrets_are_the_derived_ones() throws IOException {
    assertThat(Files.readString(README))
        .contains("| pairing secret | `" + InventedShop.PAIRING.reveal() + "` |")
        .contains("`shop-to-bridge`, derived | `" + InventedShop.KEYS.shopToBridge().reveal())
        .contains("`bridge-to-shop`, derived | `" + InventedShop.KEYS.bridgeToShop().reveal());
  }

  @Test
  void each_direction_and_each_nonce_has_its_own_secret() {
    var keys = PairingKeys.derive(InventedShop.PAIRING, "a", "b");
    assertThat(keys.shopToBridge()).isNotEqualTo(keys.bridgeToShop());
    assertThat(PairingKeys.derive(InventedShop.PAIRING, "b", "a")).isNotEqualTo(keys);
    assertThat(PairingKeys.derive(new Secret("whsec_b3RoZXI="), "a", "b")).isNotEqualTo(keys);
    assertThat(keys.toString()).doesNotContain("whsec_");
  }
}
