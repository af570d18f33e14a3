package paybridge.vault;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA-256 of what a row of the books says, under a key of its own. Whoever can write to the
/// database but has not the master key cannot make one for what he would like to stand there.
public final class ContentHash {
  private final SecretKey key;

  ContentHash(SecretKey key) {
    this.key = key;
  }

  /// A key for this purpose, made from a random one.
  static ContentHash from(SecretKey random) {
    var root = new SecretKeySpec(random.getEncoded(), "HmacSHA256");
    var purpose = "paybridge history\u0001".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    return new ContentHash(new SecretKeySpec(mac(root, purpose), "HmacSHA256"));
  }

  /// The hash; 32 bytes.
  public byte[] of(byte[] content) {
    return mac(key, content);
  }

  private static byte[] mac(SecretKey key, byte[] content) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(content);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return "ContentHash •••";
  }
}
