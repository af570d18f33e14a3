package paybridge.sandbox.oceanpayment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paybridge.connector.Secret;

/// The far side's own signing agrees with what is published, vector by vector.
class SignedTextTest {
  private static final Path VECTORS =
      Path.of("../connectors/src/test/resources/vectors/oceanpayment.json");

  private static final Map<String, SignedText> RECIPES =
      Map.of(
          "hosted_request", SignedText.HOSTED,
          "sendtrade_response", SignedText.TRADE,
          "payment_result", SignedText.RESULT,
          "query_request", SignedText.QUERY,
          "refund_request", SignedText.REFUND,
          "refund_query_request", SignedText.REFUND_QUERY,
          "auth_request", SignedText.AUTH,
          "business_list_request", SignedText.PAGED_LIST);

  static Stream<JsonNode> vectors() throws IOException {
    var all = new ObjectMapper().readTree(Files.readString(VECTORS)).get("vectors");
    return all.valueStream()
        .filter(vector -> RECIPES.containsKey(vector.get("message").asText()))
        .filter(vector -> !vector.get("secureCode").asText().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void it_signs_what_is_published(JsonNode vector) {
    var recipe = Objects.requireNonNull(RECIPES.get(vector.get("message").asText()));
    var fields = new LinkedHashMap<String, String>();
    vector.get("fields").properties().forEach(f -> fields.put(f.getKey(), f.getValue().asText()));
    var secret = new Secret(vector.get("secureCode").asText());
    var expected = vector.get("expectedSignValue").asText();

    assertThat(recipe.of(fields) + secret.reveal()).isEqualTo(vector.get("stringToSign").asText());
    assertThat(recipe.sign(fields, secret)).isEqualToIgnoringCase(expected).isUpperCase();
    assertThat(recipe.proves(fields, secret, expected)).isTrue();
    if (vector.has("receivedSignValue")) {
      assertThat(recipe.proves(fields, secret, vector.get("receivedSignValue").asText()))
          .isEqualTo(vector.get("valid").asBoolean());
    }
  }

  @Test
  void every_recipe_of_the_calls_it_serves_has_a_vector() throws IOException {
    assertThat(vectors().map(vector -> RECIPES.get(vector.get("message").asText())).distinct())
        .containsExactlyInAnyOrderElementsOf(RECIPES.values());
  }
}
