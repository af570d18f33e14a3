package paybridge.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// One key of the master keyset and the keys made from it by HKDF-SHA-256, one per purpose, so that
/// no key serves two.
///
/// @param id Tink's number of the key
/// @param wrapping wraps the keys of orders
/// @param hashing for [KeyedHash]
/// @param history for [ContentHash]
record MasterKey(int id, SecretKey wrapping, SecretKey hashing, SecretKey history) {
  // the raw bytes never leave this method; Tink has no derivation that gives JDK keys
  @AccessesPartialKey
  static MasterKey of(KeysetHandle.Entry entry) {
    if (!(entry.getKey() instanceof AesGcmKey key)) {
      throw new IllegalStateException("the master key file holds a key that is not AES-GCM");
    }
    var root = key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
    return new MasterKey(
        entry.getId(),
        derived(root, "paybridge order keys", "AES"),
        derived(root, "paybridge keyed hash", "HmacSHA256"),
        derived(root, "paybridge history", "HmacSHA256"));
  }

  @Override
  public String toString() {
    return "MasterKey " + Integer.toUnsignedString(id);
  }

  private static SecretKey derived(byte[] root, String purpose, String algorithm) {
    try {
      var parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(root)
              .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32);
      // plain bytes: a derived key object of the provider is slower at every use
      return new SecretKeySpec(KDF.getInstance("HKDF-SHA256").deriveData(parameters), algorithm);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
