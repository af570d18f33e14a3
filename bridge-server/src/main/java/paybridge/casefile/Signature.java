package paybridge.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import paybridge.history.SealKey;

/// The end of a case file: who signed all that stands before it, and when. It is written in one
/// spelling only, so that a file with a single other byte, before, in or after it, is not signed.
record Signature(String at, String fingerprint, String publicKey, String signature) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String HEAD = "<script type=\"application/json\" id=\"signature\">";
  private static final String TAIL = "</script>\n</body>\n</html>\n";

  static Signature of(byte[] signed, String at, SealKey key) {
    return new Signature(at, key.fingerprint(), key.publicKey(), key.sign(said(signed, at)));
  }

  byte[] bytes() {
    try {
      return (HEAD + JSON.writeValueAsString(this) + TAIL).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException ours) {
      throw new IllegalStateException(ours);
    }
  }

  /// A file in its two parts.
  record Split(byte[] signed, Signature signature) {}

  /// The parts of a file; empty when it does not end with a signature as it is written here.
  static Optional<Split> split(byte[] file) {
    var text = new String(file, StandardCharsets.ISO_8859_1);
    int at = text.lastIndexOf(HEAD);
    if (at < 0 || !text.endsWith(TAIL)) {
      return Optional.empty();
    }
    try {
      var signature =
          JSON.readValue(
              text.substring(at + HEAD.length(), text.length() - TAIL.length()), Signature.class);
      return Arrays.equals(signature.bytes(), Arrays.copyOfRange(file, at, file.length))
          ? Optional.of(new Split(Arrays.copyOf(file, at), signature))
          : Optional.empty();
    } catch (JsonProcessingException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  /// Whether the holder of the key in it signed this.
  boolean signs(byte[] signed) {
    return SealKey.signed(publicKey, said(signed, at), signature)
        && SealKey.fingerprint(publicKey).equals(fingerprint);
  }

  private static byte[] said(byte[] signed, String at) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(signed);
      var head = ("paybridge case file\n" + at + "\n").getBytes(StandardCharsets.UTF_8);
      var said = Arrays.copyOf(head, head.length + hash.length);
      System.arraycopy(hash, 0, said, head.length, hash.length);
      return said;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
