package paybridge.connector.gateway.paymaster;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import paybridge.connector.Secret;

/// The optional encryption of a whole message (contract section 7.1), off by default. It hides, it
/// does not prove: what comes out is judged by its hash like any other message.
public final class Encryption {
  /// The key is 32 characters of the secret, "11 to 42", turned round. Whether the vendor counts
  /// from one or from zero is not said; the wrong key gives no list of fields, so both are tried.
  private static final int[] KEY_BEGINS = {10, 11};

  private static final int KEY = 32;
  private static final Pattern INNER =
      Pattern.compile("(?<clear>.*?)encryptedData=(?<data>[A-Za-z0-9_=-]*)&iv=(?<iv>.{16,64})");
  private static final Pattern FIELD = Pattern.compile("[hft][0-9]{3}_[A-Za-z0-9_]+=.*");

  private Encryption() {}

  /// A message after decryption.
  ///
  /// @param inner what the wire text held: clear fields, encrypted data, initial value
  /// @param plain the decrypted query string
  public record Opened(String inner, String plain) {}

  /// Decrypts a wire text; empty when it is not an encrypted message under this secret.
  public static Optional<Opened> open(String wire, Secret secret) {
    return inner(wire)
        .flatMap(inner -> plain(inner, secret).map(plain -> new Opened(inner, plain)));
  }

  private static Optional<String> inner(String wire) {
    if (wire.indexOf('&') >= 0) {
      return Optional.empty();
    }
    return decode(wire.replace("%3D", "=").replace("%3d", "="))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .filter(text -> INNER.matcher(text).matches());
  }

  private static Optional<String> plain(String inner, Secret secret) {
    var parts = INNER.matcher(inner);
    if (!parts.matches()) {
      return Optional.empty();
    }
    for (int begin : KEY_BEGINS) {
      var plain = decrypt(parts, secret.reveal(), begin);
      if (plain.filter(text -> FIELD.matcher(text).matches()).isPresent()) {
        return plain;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> decrypt(Matcher parts, String secret, int begin) {
    if (secret.length() < begin + KEY) {
      return Optional.empty();
    }
    var key = new StringBuilder(secret.substring(begin, begin + KEY)).reverse().toString();
    return decode(parts.group("data"))
        .flatMap(data -> {
          try {
            var cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "AES"),
                new IvParameterSpec(
                    parts.group("iv").substring(0, 16).getBytes(StandardCharsets.UTF_8)));
            return Optional.of(new String(cipher.doFinal(data), StandardCharsets.UTF_8));
          } catch (GeneralSecurityException notThisKey) {
            return Optional.empty();
          }
        });
  }

  private static Optional<byte[]> decode(String text) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
