package paybridge.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/// Records as JSON.
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static byte[] bytes(Record facts) {
    try {
      return MAPPER.writeValueAsString(facts).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException ours) {
      throw new IllegalStateException("a record that has no JSON: " + facts.getClass(), ours);
    }
  }
}
