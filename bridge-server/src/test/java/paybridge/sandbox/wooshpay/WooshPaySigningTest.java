package paybridge.sandbox.wooshpay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import paybridge.connector.Secret;

/// The played gateway signs as the vectors of the contract say, with code of its own.
class WooshPaySigningTest {
  private static final Path VECTORS =
      Path.of("../connectors/src/test/resources/vectors/wooshpay.json");

  @Test
  void every_vector_that_names_a_digest_is_signed_with_it() throws IOException {
    int checked = 0;
    for (var vector : new ObjectMapper().readTree(VECTORS.toFile()).path("vectors")) {
      var t = vector.path("header_value").asText().replaceAll("^.*?t=([^,]*).*$", "$1");
      var body = Base64.getDecoder().decode(vector.path("body_base64").asText());

      assertThat(Signature.digest(new Secret(vector.path("secret").asText()), t, body))
          .as(vector.path("id").asText())
          .isEqualTo(vector.path("expected_v1").asText());
      checked++;
    }
    assertThat(checked).isGreaterThanOrEqualTo(4);
  }
}
