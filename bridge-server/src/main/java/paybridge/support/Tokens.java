package paybridge.support;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import paybridge.connector.kit.Digests;
import paybridge.work.Chance;

/// Secrets that a browser carries: 32 random bytes as text. The books keep only their hashes, so
/// that whoever reads a backup cannot sign in with it.
final class Tokens {
  private static final int BYTES = 32;
  private final Chance chance;

  Tokens(Chance chance) {
    this.chance = chance;
  }

  String make() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(BYTES));
  }

  static String hash(String token) {
    return Digests.hex(Digests.sha256(token.getBytes(StandardCharsets.UTF_8)));
  }

  static boolean same(String one, String other) {
    return Digests.same(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
