package paybridge.connector.kit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import paybridge.connector.Header;
import paybridge.connector.Secret;

/// Signing and proving after Standard Webhooks: `v1` is HMAC-SHA-256 over `id.timestamp.body` under
/// the decoded key of a `whsec_` secret.
public final class StandardWebhooks {
  /// How far a timestamp may be off, in both directions.
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private StandardWebhooks() {}

  /// What became of a proof.
  public sealed interface Verdict {
    record Proved(String id) implements Verdict {}

    record Stale(String why) implements Verdict {}

    record NotProved(String why) implements Verdict {}
  }

  /// The three headers for this body.
  public static List<Header> sign(Secret secret, String id, Instant now, byte[] body) {
    return sign(List.of(secret), id, now, body);
  }

  /// The three headers for this body, with one signature for each secret: the other side may hold
  /// any one of them.
  public static List<Header> sign(List<Secret> secrets, String id, Instant now, byte[] body) {
    if (secrets.isEmpty()) {
      throw new IllegalStateException("there is no secret to sign with");
    }
    var seconds = String.valueOf(now.getEpochSecond());
    var signatures =
        secrets.stream()
            .map(secret -> "v1," + signature(secret, id, seconds, body))
            .collect(Collectors.joining(" "));
    return List.of(
        new Header("webhook-id", id),
        new Header("webhook-timestamp", seconds),
        new Header("webhook-signature", signatures));
  }

  /// Proves that one of the secrets signed this body. `find` gives a header's value by name.
  public static Verdict prove(
      List<Secret> secrets,
      java.util.function.Function<String, Optional<String>> find,
      byte[] body,
      Instant heard) {
    var id = find.apply("webhook-id").orElse("");
    var seconds = find.apply("webhook-timestamp").orElse("");
    var signatures = find.apply("webhook-signature").orElse("");
    if (!ID.matcher(id).matches()) {
      return new Verdict.NotProved("webhook-id is missing or has a wrong shape");
    }
    if (!SECONDS.matcher(seconds).matches()) {
      return new Verdict.NotProved("webhook-timestamp is missing or not a number of seconds");
    }
    if (secrets.stream().noneMatch(secret -> fits(secret, id, seconds, body, signatures))) {
      return new Verdict.NotProved("webhook-signature fits none of the secrets");
    }
    var off = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), heard).abs();
    return off.compareTo(TOLERANCE) > 0
        ? new Verdict.Stale("webhook-timestamp is " + off.toSeconds() + " s off")
        : new Verdict.Proved(id);
  }

  private static boolean fits(
      Secret secret, String id, String seconds, byte[] body, String signatures) {
    var expected = ("v1," + signature(secret, id, seconds, body)).getBytes(StandardCharsets.UTF_8);
    boolean fits = false;
    for (var given : signatures.split(" ", 16)) {
      fits |= Digests.same(expected, given.getBytes(StandardCharsets.UTF_8));
    }
    return fits;
  }

  private static String signature(Secret secret, String id, String seconds, byte[] body) {
    var head = (id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8);
    var signed = new byte[head.length + body.length];
    System.arraycopy(head, 0, signed, 0, head.length);
    System.arraycopy(body, 0, signed, head.length, body.length);
    return Base64.getEncoder().encodeToString(Digests.hmacSha256(key(secret), signed));
  }

  /// The bytes of a `whsec_` secret. Text without the prefix is read as base64, too.
  public static byte[] key(Secret secret) {
    var text = secret.reveal();
    return Base64.getDecoder()
        .decode(text.startsWith("whsec_") ? text.substring("whsec_".length()) : text);
  }

  /// A secret made of these bytes.
  public static Secret secret(byte[] key) {
    return new Secret("whsec_" + Base64.getEncoder().encodeToString(key));
  }
}
