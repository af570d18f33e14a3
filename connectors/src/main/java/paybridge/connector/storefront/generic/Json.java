package paybridge.connector.storefront.generic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.function.Function;
import paybridge.connector.Money;

/// JSON that is written: fields in the order they are put, so the same message always has the same
/// bytes.
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static ObjectNode money(Money money) {
    return object()
        .put("currency", money.currency().code())
        .put("minor", money.minor())
        .put("exponent", money.currency().exponent());
  }

  static <T> void list(
      ObjectNode into, String name, Collection<T> items, Function<T, ObjectNode> write) {
    var list = into.putArray(name);
    items.forEach(item -> list.add(write.apply(item)));
  }

  static void texts(ObjectNode into, String name, Collection<String> items) {
    var list = into.putArray(name);
    items.forEach(list::add);
  }
}
