package paybridge.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import paybridge.work.Chance;

/// AES-256-GCM as the JDK gives it: a random nonce of 96 bits, the ciphertext, the tag of 128 bits.
///
/// Tink checks and builds a primitive for every new key; that costs more than the encryption of an
/// order's data, at every checkout. Under one key fewer than 2^32 messages may be sealed, because
/// the nonces are random: an order has a handful, and a wrapping key is replaced by rotation.
final class Gcm {
  static final int NONCE = 12;
  static final int TAG = 16;

  /// Looking a cipher up among the providers costs more than encrypting; as many are kept as were
  /// ever used at the same time. Each use sets key and nonce anew.
  private static final ConcurrentLinkedQueue<Cipher> IDLE = new ConcurrentLinkedQueue<>();

  private Gcm() {}

  private static Cipher cipher() {
    var idle = IDLE.poll();
    if (idle != null) {
      return idle;
    }
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static byte[] seal(SecretKey key, byte[] plain, byte[] about, byte[] head, Chance chance) {
    var nonce = chance.bytes(NONCE);
    var cipher = cipher();
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG * 8, nonce));
      cipher.updateAAD(about);
      var sealed = new byte[head.length + NONCE + plain.length + TAG];
      ByteBuffer.wrap(sealed).put(head).put(nonce);
      cipher.doFinal(plain, 0, plain.length, sealed, head.length + NONCE);
      return sealed;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      IDLE.add(cipher);
    }
  }

  /// @param from where the nonce begins
  /// @throws NotOurs when the key, `about` or a single bit is another than at sealing
  static byte[] unseal(SecretKey key, byte[] sealed, int from, byte[] about) {
    if (sealed.length < from + NONCE + TAG) {
      throw new NotOurs("too short to have been sealed here");
    }
    var cipher = cipher();
    try {
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG * 8, sealed, from, NONCE));
      cipher.updateAAD(about);
      return cipher.doFinal(sealed, from + NONCE, sealed.length - from - NONCE);
    } catch (AEADBadTagException wrong) {
      throw new NotOurs("not sealed under this key for this purpose");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      IDLE.add(cipher);
    }
  }
}
