package paybridge.connector.gateway.paymaster;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts as the gateway would (contract section 7.1).
final class EncryptedForTests {
  private EncryptedForTests() {}

  static String wire(String plain, String secret) throws GeneralSecurityException {
    var iv = "00112233445566778899aabbccddeeff";
    var key = new StringBuilder(secret.substring(10, 42)).reverse().toString();
    var cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "AES"),
        new IvParameterSpec(iv.substring(0, 16).getBytes(StandardCharsets.UTF_8)));
    var data = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
    var inner =
        "f001_MID=000000000012345&f260_ServID=ABC&encryptedData="
            + Base64.getUrlEncoder().encodeToString(data)
            + "&iv="
            + iv;
    return Base64.getUrlEncoder().encodeToString(inner.getBytes(StandardCharsets.UTF_8));
  }
}
