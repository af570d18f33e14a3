package paybridge.sandbox;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Secret;
import paybridge.vault.Vault;
import paybridge.work.Chance;

/// Keeps the keys of merchants unreadable in the file. The sandbox has a master key of its own,
/// `sandbox.key` beside its file; what lives in memory only is not sealed.
record Sealing(@Nullable Vault vault) {
  static Sealing in(@Nullable Path dataDir, Chance chance) {
    return new Sealing(dataDir == null ? null : Vault.open(dataDir.resolve("sandbox.key"), chance));
  }

  /// @param about what the secret is; must be the same at opening
  String seal(Secret secret, String about) {
    return vault == null
        ? secret.reveal()
        : Base64.getEncoder().encodeToString(vault.seal(secret.bytes(), about));
  }

  Secret open(String sealed, String about) {
    return new Secret(
        vault == null
            ? sealed
            : new String(
                vault.unseal(Base64.getDecoder().decode(sealed), about), StandardCharsets.UTF_8));
  }
}
