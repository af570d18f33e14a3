package paybridge.sandbox.paymaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import paybridge.sandbox.paymaster.Fields.Field;

/// The played gateway's own hash and amounts against the published recipe's vectors.
class VectorsTest {
  private static final Path FILE =
      Path.of("../connectors/src/test/resources/vectors/paymaster.json");

  @Test
  void requests_are_hashed_and_written_as_the_vectors_say() throws IOException {
    int checked = 0;
    for (var vector : vectors("request-hash")) {
      var fields = fields(vector);
      var type = vector.get("mti").asText();
      assertThat(fields.names())
          .as(vector.get("id").asText())
          .isEqualTo(Running.SIGNING.table().fields(type).stream().map(FieldSpec::name).toList());
      assertThat(Running.SIGNING.proved(type, fields, vector.get("secretKey").asText())).isTrue();
      assertThat(Fields.parse(vector.get("queryString").asText())).isEqualTo(fields);
      checked++;
    }
    assertThat(checked).isEqualTo(6);
  }

  @Test
  void answers_are_proved_or_not_as_the_vectors_say() throws IOException {
    int checked = 0;
    for (var vector : vectors("response-verify")) {
      assertThat(
              Running.SIGNING.proved(
                  vector.get("mti").asText(), fields(vector), vector.get("secretKey").asText()))
          .as(vector.get("id").asText())
          .isEqualTo(vector.get("expect").get("hashValid").asBoolean());
      checked++;
    }
    assertThat(checked).isEqualTo(3);
  }

  @Test
  void amounts_are_written_and_read_as_the_vectors_say() throws IOException {
    var vector = vectors("amount").getFirst();
    for (var one : vector.get("encode")) {
      var amount = one.get("amount").asText();
      int exponent = one.get("exponent").asInt();
      if (one.hasNonNull("wire")) {
        assertThat(Digits.ofText(amount, exponent)).isEqualTo(one.get("wire").asText());
      } else {
        assertThatThrownBy(() -> Digits.ofText(amount, exponent))
            .as(amount)
            .isInstanceOf(ArithmeticException.class);
      }
    }
    for (var one : vector.get("decode")) {
      assertThat(Digits.text(one.get("wire").asText(), one.get("exponent").asText()).orElse(null))
          .isEqualTo(one.hasNonNull("amount") ? one.get("amount").asText() : null);
    }
  }

  private static List<JsonNode> vectors(String kind) throws IOException {
    var found = new ArrayList<JsonNode>();
    for (var vector : new ObjectMapper().readTree(FILE.toFile()).get("vectors")) {
      if (vector.get("kind").asText().equals(kind)) {
        found.add(vector);
      }
    }
    return found;
  }

  private static Fields fields(JsonNode vector) {
    var fields = new ArrayList<Field>();
    vector
        .get("fields")
        .forEach(pair -> fields.add(new Field(pair.get(0).asText(), pair.get(1).asText())));
    return new Fields(fields);
  }
}
