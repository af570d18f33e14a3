package paybridge.history;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.google.crypto.tink.subtle.Ed25519Verify;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import paybridge.db.Tables;
import paybridge.vault.NotOurs;
import paybridge.vault.Vault;
import paybridge.work.Chance;

/// The Ed25519 key that signs seals and case files. It lies in the books, sealed under the master key;
/// its public half may be given to everybody.
public final class SealKey {
  static final String NAME = "history key";
  private static final String ABOUT = "house history key";

  private final byte[] seed;
  private final byte[] publicKey;

  private SealKey(byte[] seed) {
    this.seed = seed;
    try {
      publicKey = Ed25519Sign.KeyPair.newKeyPairFromSeed(seed).getPublicKey();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The key of these books, made when there is none. Inside a write transaction.
  public static SealKey of(Tables t, Vault vault, Chance chance) {
    if (t.house().find(NAME).isEmpty()) {
      var sealed = vault.seal(chance.bytes(32), ABOUT);
      t.house().keep(NAME, Base64.getEncoder().encodeToString(sealed));
    }
    return open(vault, t.house().find(NAME).orElseThrow());
  }

  /// The key that was made before.
  ///
  /// @param kept as it stands in the books
  /// @throws NotOurs when it was damaged, or another master key sealed it
  static SealKey open(Vault vault, String kept) {
    return new SealKey(vault.unseal(Base64.getDecoder().decode(kept), ABOUT));
  }

  /// Signs; base64.
  public String sign(byte[] said) {
    try {
      return Base64.getEncoder().encodeToString(new Ed25519Sign(seed).sign(said));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The public half, base64.
  public String publicKey() {
    return Base64.getEncoder().encodeToString(publicKey);
  }

  /// Names the key: 16 hexadecimal digits of the hash of its public half.
  public String fingerprint() {
    return fingerprint(publicKey());
  }

  /// As [#fingerprint()] of a public half.
  ///
  /// @throws IllegalArgumentException when it is not base64
  public static String fingerprint(String publicKey) {
    var hash = Links.sha256().digest(Base64.getDecoder().decode(publicKey));
    return HexFormat.of().formatHex(hash, 0, 8);
  }

  /// Whether the holder of this public half signed; false also for what is no key or no signature.
  public static boolean signed(String publicKey, byte[] said, String signature) {
    try {
      new Ed25519Verify(Base64.getDecoder().decode(publicKey))
          .verify(Base64.getDecoder().decode(signature), said);
      return true;
    } catch (GeneralSecurityException | IllegalArgumentException not) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "SealKey " + fingerprint();
  }
}
