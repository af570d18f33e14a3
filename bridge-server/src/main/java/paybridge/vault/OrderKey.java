package paybridge.vault;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import paybridge.work.Chance;

/// The data key of one order. Personal data and raw messages of the order are sealed under it; when
/// its wrapped form is deleted, they can never be read again.
public final class OrderKey {
  private static final byte[] VERSION = {1};

  private final SecretKey key;
  private final byte[] wrapped;
  private final Chance chance;

  OrderKey(SecretKey key, byte[] wrapped, Chance chance) {
    this.key = key;
    this.wrapped = wrapped;
    this.chance = chance;
  }

  /// The key under the master key, to be stored beside the order; 65 bytes.
  public byte[] wrapped() {
    return wrapped.clone();
  }

  /// Seals `plain`; 29 bytes longer than it. `about` says what it is ("payment 01J… e-mail") and
  /// must be the same at unsealing.
  public byte[] seal(byte[] plain, String about) {
    return Gcm.seal(key, plain, bytes(about), VERSION, chance);
  }

  /// @throws NotOurs when the key, `about` or a single bit is another than at sealing
  public byte[] unseal(byte[] sealed, String about) {
    if (sealed.length == 0 || sealed[0] != VERSION[0]) {
      throw new NotOurs("not in a form that this version seals");
    }
    return Gcm.unseal(key, sealed, 1, bytes(about));
  }

  /// As [#seal(byte[], String)] for text, as UTF-8.
  public byte[] sealText(String plain, String about) {
    return seal(bytes(plain), about);
  }

  /// As [#unseal(byte[], String)] for text.
  public String unsealText(byte[] sealed, String about) {
    return new String(unseal(sealed, about), StandardCharsets.UTF_8);
  }

  /// Hashes of what the books say of this order; they end with the key.
  public ContentHash contentHash() {
    return ContentHash.from(key);
  }

  @Override
  public String toString() {
    return "OrderKey •••";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
