package paybridge.people;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import paybridge.connector.kit.Digests;
import paybridge.work.Chance;

/// The second factor: codes of six digits that an app makes anew every 30 seconds (RFC 6238, HMAC-SHA-1
/// as every such app speaks it). A code counts a step early and a step late, because telephones' clocks
/// are never quite right.
public final class Authenticator {
  private static final int SECRET_BYTES = 20;
  private static final int DIGITS = 6;
  private static final int SPREAD = 1;
  private static final Pattern CODE = Pattern.compile("[0-9]{6}");
  private static final Pattern TEXT = Pattern.compile("[A-Z2-7]{32}");
  private static final TimeBasedOneTimePasswordGenerator APP =
      new TimeBasedOneTimePasswordGenerator();

  private Authenticator() {}

  /// A new secret.
  public static byte[] secret(Chance chance) {
    return chance.bytes(SECRET_BYTES);
  }

  /// The secret as it is typed into an app: 32 letters and digits.
  public static String text(byte[] secret) {
    return Base32.toBase32String(secret);
  }

  /// The secret of this text.
  ///
  /// @throws IllegalArgumentException when it is not such a text
  public static byte[] secret(String text) {
    if (!TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException("not the text of a secret");
    }
    return Base32.decode(text);
  }

  /// What a QR code says to an app.
  public static String address(String email, byte[] secret) {
    return "otpauth://totp/Paybridge:"
        + URLEncoder.encode(email, StandardCharsets.UTF_8)
        + "?secret="
        + text(secret)
        + "&issuer=Paybridge&digits="
        + DIGITS
        + "&period="
        + APP.getTimeStep().toSeconds();
  }

  /// The time step whose code this is; empty when it is none of those that count now.
  ///
  /// @param code spaces in it do not matter
  /// @param now milliseconds, UTC
  public static OptionalLong step(byte[] secret, String code, long now) {
    var digits = code.replace(" ", "");
    if (!CODE.matcher(digits).matches()) {
      return OptionalLong.empty();
    }
    long step = now / APP.getTimeStep().toMillis();
    return LongStream.rangeClosed(step - SPREAD, step + SPREAD)
        .filter(it -> same(code(secret, it), digits))
        .reduce((_, later) -> later);
  }

  /// The code of a time step.
  public static String code(byte[] secret, long step) {
    try {
      return APP.generateOneTimePasswordString(
          new SecretKeySpec(secret, APP.getAlgorithm()),
          Instant.ofEpochMilli(step * APP.getTimeStep().toMillis()),
          Locale.ROOT);
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean same(String one, String other) {
    return Digests.same(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }
}
