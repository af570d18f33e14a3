package paybridge.sandbox.wooshpay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import paybridge.connector.Secret;

/// How the gateway signs an event (contract section 11.5).
final class Signature {
  static final String HEADER = "Wooshpay-Signature";

  private Signature() {}

  /// HMAC-SHA-256 over `t`, a point and the body, under the whole text of the secret; hex in lower
  /// case.
  static String digest(Secret secret, String t, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA256"));
      mac.update(t.getBytes(StandardCharsets.US_ASCII));
      mac.update((byte) '.');
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The header's value for an event that is sent now; `t` is in seconds.
  static String header(Secret secret, Instant now, byte[] body) {
    var t = String.valueOf(now.getEpochSecond());
    return "t=" + t + ",v1=" + digest(secret, t, body);
  }
}
