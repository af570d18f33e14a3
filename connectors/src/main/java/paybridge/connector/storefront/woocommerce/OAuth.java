package paybridge.connector.storefront.woocommerce;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import paybridge.connector.Secret;
import paybridge.connector.kit.Digests;

/// One-legged OAuth 1.0a for shops on plain HTTP (woocommerce.md, b1): HMAC-SHA256 under the
/// consumer secret and `&`, all in the query, the body not signed, no `oauth_version`.
final class OAuth {
  private OAuth() {}

  /// The parameters with the proof among them.
  ///
  /// @param address as the shop itself reports it, without parameters
  /// @param nonce never twice within 15 minutes
  static Query sign(
      String method,
      String address,
      Query query,
      Secret key,
      Secret secret,
      Instant now,
      String nonce) {
    var all =
        query
            .and("oauth_consumer_key", key.reveal())
            .and("oauth_timestamp", String.valueOf(now.getEpochSecond()))
            .and("oauth_nonce", nonce)
            .and("oauth_signature_method", "HMAC-SHA256");
    var said = method + "&" + Query.spell(address) + "&" + Query.spell(all.text());
    var signature =
        Digests.hmacSha256(
            (secret.reveal() + "&").getBytes(StandardCharsets.UTF_8),
            said.getBytes(StandardCharsets.UTF_8));
    return all.and("oauth_signature", Base64.getEncoder().encodeToString(signature));
  }
}
