package paybridge.demo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import paybridge.connector.Secret;

/// The two secrets of a pairing, and signatures after Standard Webhooks, as the protocol's document
/// describes them.
///
/// @param ours signs what the shop says
/// @param theirs proves what the bridge says
record TalkKeys(Secret ours, Secret theirs) {
  static TalkKeys derive(Secret pairing, String shopNonce, String bridgeNonce) {
    var nonces = "\n" + shopNonce + "\n" + bridgeNonce;
    return new TalkKeys(
        derived(pairing, "paybridge shop-to-bridge" + nonces),
        derived(pairing, "paybridge bridge-to-shop" + nonces));
  }

  static String sign(Secret secret, String id, String seconds, byte[] body) {
    var head = (id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8);
    return "v1," + Base64.getEncoder().encodeToString(hmac(secret, head, body));
  }

  /// True when one of the signatures in the header fits.
  static boolean fits(Secret secret, String id, String seconds, byte[] body, String header) {
    var expected = sign(secret, id, seconds, body).getBytes(StandardCharsets.UTF_8);
    boolean fits = false;
    for (var signature : header.split(" ", 16)) {
      fits |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }
    return fits;
  }

  private static Secret derived(Secret pairing, String said) {
    var key = hmac(pairing, said.getBytes(StandardCharsets.UTF_8), new byte[0]);
    return new Secret("whsec_" + Base64.getEncoder().encodeToString(key));
  }

  private static byte[] hmac(Secret secret, byte[] head, byte[] tail) {
    try {
      var key = Base64.getDecoder().decode(secret.reveal().replaceFirst("^whsec_", ""));
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(head);
      return mac.doFinal(tail);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
