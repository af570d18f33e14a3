package paybridge.connector.kit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Digests and their comparison in constant time.
public final class Digests {
  private Digests() {}

  /// HMAC-SHA-256 of `data` under `key`. The key must not be empty.
  public static byte[] hmacSha256(byte[] key, byte[] data) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(data);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// SHA-256 of `data`.
  public static byte[] sha256(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Lower-case hexadecimal.
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /// Equal, told in a time that does not depend on where they differ.
  public static boolean same(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }

  /// As [#same] for hexadecimal text, upper and lower case alike.
  public static boolean sameHex(String one, String other) {
    return same(
        one.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8),
        other.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
  }
}
