package paybridge.connector.gateway.wooshpay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import paybridge.connector.Secret;
import paybridge.connector.kit.Digests;

/// The header `Wooshpay-Signature: t=…,v1=…` (contract section 11.5): HMAC-SHA-256 over the
/// characters of `t` as received, a point, and the raw body. The key is the whole secret text,
/// unchanged; no prefix is cut off and nothing is decoded.
///
/// @param t the time as received; 13 digits and more are milliseconds for the tolerance only
/// @param signatures every well-formed `v1`, decoded
public record EventSignature(String t, List<byte[]> signatures) {
  /// The header's name, compared without case.
  public static final String HEADER = "Wooshpay-Signature";

  private static final Pattern TIME = Pattern.compile("[0-9]+");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");
  private static final int LONGEST_TIME = 16;

  public EventSignature {
    signatures = List.copyOf(signatures);
  }

  /// Reads the header's value. Empty when it has no `t` or two, a `t` that is not all digits, or no
  /// well-formed `v1`.
  public static Optional<EventSignature> parse(String header) {
    var signatures =
        elements(header, "v1").stream()
            .filter(text -> DIGEST.matcher(text).matches())
            .map(HexFormat.of()::parseHex)
            .toList();
    return signatures.isEmpty()
        ? Optional.empty()
        : time(header).map(t -> new EventSignature(t, signatures));
  }

  /// The one `t` of a header, if it is all digits.
  public static Optional<String> time(String header) {
    var times = elements(header, "t");
    return times.size() == 1 && TIME.matcher(times.getFirst()).matches()
        ? Optional.of(times.getFirst())
        : Optional.empty();
  }

  private static List<String> elements(String header, String name) {
    var values = new ArrayList<String>();
    for (var element : header.split(",", -1)) {
      var pair = element.strip().split("=", 2);
      if (pair.length == 2 && pair[0].equals(name)) {
        values.add(pair[1]);
      }
    }
    return values;
  }

  /// The digest that a genuine header for this body would carry.
  public static byte[] digest(Secret secret, String t, byte[] body) {
    var head = (t + ".").getBytes(StandardCharsets.US_ASCII);
    var signed = new byte[head.length + body.length];
    System.arraycopy(head, 0, signed, 0, head.length);
    System.arraycopy(body, 0, signed, head.length, body.length);
    return Digests.hmacSha256(secret.bytes(), signed);
  }

  /// True when one of the signatures is the digest under one of the secrets.
  public boolean provedBy(List<Secret> secrets, byte[] body) {
    boolean proved = false;
    for (var secret : secrets) {
      var expected = digest(secret, t, body);
      for (var given : signatures) {
        proved |= Digests.same(expected, given);
      }
    }
    return proved;
  }

  /// True when `t` is at most so far from `heard`, in both directions. More than 16 digits are
  /// millions of years away, or zeros that no clock writes.
  public boolean fresh(Instant heard, Duration tolerance) {
    if (t.length() > LONGEST_TIME) {
      return false;
    }
    long time = Long.parseLong(t);
    var said = t.length() >= 13 ? Instant.ofEpochMilli(time) : Instant.ofEpochSecond(time);
    return Duration.between(said, heard).abs().compareTo(tolerance) <= 0;
  }

  /// All rules at once.
  public static boolean valid(
      String header, List<Secret> secrets, byte[] body, Instant heard, Duration tolerance) {
    return parse(header)
        .filter(signature -> signature.provedBy(secrets, body))
        .filter(signature -> signature.fresh(heard, tolerance))
        .isPresent();
  }
}
