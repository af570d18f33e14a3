package paybridge.connector.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import paybridge.connector.Secret;
import paybridge.connector.gateway.wooshpay.EventSignature;
import paybridge.connector.kit.Digests;

/// Webhook vectors of WooshPay: the verdict of the header, and the digest a genuine one would
/// carry.
final class WooshPayVectors implements VectorCheck {
  @Override
  public String kind(JsonNode vector) {
    return vector.path("kind").asText("webhook");
  }

  @Override
  public void compare(JsonNode file, JsonNode vector, Findings findings) {
    if (!kind(vector).equals("webhook")) {
      findings.wrong("the kind is not known");
      return;
    }
    var text = vector.path("secret").asText("");
    var secrets = text.isBlank() ? List.<Secret>of() : List.of(new Secret(text));
    var body = body(vector);
    var header = vector.path("header_value").asText("");
    boolean named =
        vector
            .path("header_name")
            .asText(EventSignature.HEADER)
            .equalsIgnoreCase(EventSignature.HEADER);
    boolean valid =
        named
            && EventSignature.valid(
                header,
                secrets,
                body,
                Instant.ofEpochSecond(vector.path("verification_time").asLong()),
                Duration.ofSeconds(tolerance(file, vector)));
    findings.compare("valid", vector.path("valid"), String.valueOf(valid));
    findings.compareDigest(
        "digest",
        vector.path("expected_v1"),
        secrets.isEmpty()
            ? "nothing: no secret"
            : EventSignature.parse(header)
                .map(EventSignature::t)
                .or(() -> EventSignature.time(header))
                .map(t -> Digests.hex(EventSignature.digest(secrets.getFirst(), t, body)))
                .orElse("nothing: no t"));
  }

  private static byte[] body(JsonNode vector) {
    return vector.hasNonNull("body_base64")
        ? Base64.getDecoder().decode(vector.path("body_base64").asText())
        : vector.path("body").asText("").getBytes(StandardCharsets.UTF_8);
  }

  private static long tolerance(JsonNode file, JsonNode vector) {
    return vector.path("tolerance_seconds").asLong(file.path("tolerance_seconds").asLong(300));
  }
}
