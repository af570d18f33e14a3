package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Money;

/// The body of a call, read without mercy: an unknown field, a wrong type or a doubled name is
/// refused. Null is absent.
///
/// @param at where this object stands in the whole, `""` or ending in a point
record Asked(ObjectNode json, String at) {
  private static final int LONGEST = 500;
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /// Reads a body; an empty one asks nothing.
  static Asked read(byte[] body) throws Refusal {
    if (body.length == 0) {
      return new Asked(JsonNodeFactory.instance.objectNode(), "");
    }
    try {
      if (JSON.readTree(body) instanceof ObjectNode object) {
        return new Asked(object, "");
      }
    } catch (IOException broken) {
      // said below
    }
    throw Refusal.bad("body_invalid", "", "The body is not one JSON object.");
  }

  /// Refuses every field that is not one of these.
  Asked only(String... names) throws Refusal {
    var known = Set.of(names);
    for (var field : json.properties()) {
      if (!known.contains(field.getKey())) {
        throw Refusal.bad("parameter_unknown", at + field.getKey(), "It is not a parameter here.");
      }
    }
    return this;
  }

  boolean has(String name) {
    return !json.path(name).isMissingNode() && !json.path(name).isNull();
  }

  /// A text that must be there.
  String text(String name) throws Refusal {
    var text = textOr(name, "");
    if (text.isBlank()) {
      throw Refusal.missing(at + name);
    }
    return text;
  }

  String textOr(String name, String otherwise) throws Refusal {
    if (!has(name)) {
      return otherwise;
    }
    var value = json.get(name);
    if (!value.isTextual() || value.textValue().length() > LONGEST) {
      throw wrong(name, "a text of at most " + LONGEST + " characters");
    }
    return value.textValue();
  }

  String oneOf(String name, String otherwise, String... words) throws Refusal {
    var word = textOr(name, otherwise);
    if (!word.equals(otherwise) && !List.of(words).contains(word)) {
      throw wrong(name, "one of " + String.join(", ", words));
    }
    return word;
  }

  boolean flag(String name) throws Refusal {
    if (has(name) && !json.get(name).isBoolean()) {
      throw wrong(name, "true or false");
    }
    return json.path(name).booleanValue();
  }

  /// A positive whole number.
  long positive(String name) throws Refusal {
    if (!has(name)) {
      throw Refusal.missing(at + name);
    }
    var value = json.get(name);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 1
        || value.longValue() > Money.MOST) {
      throw wrong(name, "a positive integer");
    }
    return value.longValue();
  }

  /// An ISO 4217 code in either case, given back in upper case.
  CurrencyUnit currency(String name) throws Refusal {
    var code = text(name).toUpperCase(Locale.ROOT);
    return CurrencyUnit.find(code).orElseThrow(() -> wrong(name, "a supported currency"));
  }

  /// An absolute address.
  String url(String name) throws Refusal {
    var text = text(name);
    if (!address(text)) {
      throw wrong(name, "an absolute URL");
    }
    return text;
  }

  static boolean address(String text) {
    try {
      var uri = new URI(text);
      return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
    } catch (URISyntaxException broken) {
      return false;
    }
  }

  /// The object in this field; an empty one when there is none.
  Asked object(String name) throws Refusal {
    if (!has(name)) {
      return new Asked(JsonNodeFactory.instance.objectNode(), at + name + ".");
    }
    return inside(json.get(name), at + name);
  }

  private static Asked inside(JsonNode value, String where) throws Refusal {
    if (value instanceof ObjectNode object) {
      return new Asked(object, where + ".");
    }
    throw Refusal.bad("parameter_invalid", where, where + " must be an object");
  }

  /// The objects of a list.
  List<Asked> objects(String name) throws Refusal {
    var all = new ArrayList<Asked>();
    for (var one : list(name)) {
      all.add(inside(one, at + name + "[" + all.size() + "]"));
    }
    return all;
  }

  List<String> texts(String name) throws Refusal {
    var all = new ArrayList<String>();
    for (var one : list(name)) {
      if (!one.isTextual()) {
        throw wrong(name, "a list of texts");
      }
      all.add(one.textValue());
    }
    return all;
  }

  private JsonNode list(String name) throws Refusal {
    if (!has(name)) {
      return JsonNodeFactory.instance.arrayNode();
    }
    if (!json.get(name).isArray()) {
      throw wrong(name, "a list");
    }
    return json.get(name);
  }

  /// Metadata: texts only.
  ObjectNode metadata() throws Refusal {
    var asked = object("metadata");
    for (var field : asked.json().properties()) {
      if (!field.getValue().isTextual()) {
        throw wrong("metadata", "texts by name");
      }
    }
    return asked.json();
  }

  Refusal wrong(String name, String must) {
    return Refusal.bad("parameter_invalid", at + name, at + name + " must be " + must);
  }
}
