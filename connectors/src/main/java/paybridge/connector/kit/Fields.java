package paybridge.connector.kit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Money;

/// A JSON object read strictly: valid UTF-8, no field twice, no deep nests, and every complaint
/// names the field. Unknown fields are ignored.
public final class Fields {
  /// Deeper nests are refused.
  public static final int DEPTH = 20;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxNumberLength(32)
                          .build())
                  .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
          .build();

  private final String path;
  private final JsonNode node;

  private Fields(String path, JsonNode node) {
    this.path = path;
    this.node = node;
  }

  /// Reads a whole message.
  public static Fields read(byte[] body) throws BadField {
    var text = utf8(body);
    try {
      var node = MAPPER.readTree(text);
      if (!node.isObject()) {
        throw new BadField("not-json", "", "The body must be one JSON object.");
      }
      return new Fields("", node);
    } catch (StreamConstraintsException tooMuch) {
      throw tooMuch.getOriginalMessage().contains("nesting depth")
          ? new BadField("too-deep", "", "The body is nested deeper than " + DEPTH + " levels.")
          : new BadField("not-json", "", "The body holds a number or a name that is too long.");
    } catch (JsonProcessingException broken) {
      throw broken.getOriginalMessage().startsWith("Duplicate field '")
              && broken.getProcessor() instanceof JsonParser parser
          ? new BadField("doubled-field", place(parser.getParsingContext()), "Stands twice.")
          : new BadField("not-json", "", "The body is not JSON.");
    }
  }

  /// Where the parser stands, as a path such as `body.orders[1].id`.
  private static String place(JsonStreamContext context) {
    var parent = context.getParent();
    if (parent == null) {
      return "";
    }
    var before = place(parent);
    if (context.inArray()) {
      return before + "[" + context.getCurrentIndex() + "]";
    }
    return before.isEmpty() ? context.getCurrentName() : before + "." + context.getCurrentName();
  }

  private static String utf8(byte[] body) throws BadField {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException wrong) {
      throw new BadField("not-utf8", "", "The body is not UTF-8.");
    }
  }

  /// The path of a field of this object.
  public String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /// True when the field is there and not null.
  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  /// A text of `least` to `most` characters that must be there.
  public String text(String name, int least, int most) throws BadField {
    var value = need(name);
    if (!value.isTextual()) {
      throw new BadField("wrong-type", path(name), "Must be text.");
    }
    return checked(value.textValue(), path(name), least, most);
  }

  private static String checked(String text, String field, int least, int most) throws BadField {
    if (text.length() < least || text.length() > most) {
      throw new BadField("bad-value", field, "Must have " + least + " to " + most + " characters.");
    }
    if (text.chars().anyMatch(c -> c < 0x20 && c != '\n' && c != '\t' && c != '\r')) {
      throw new BadField("bad-value", field, "Must not hold control characters.");
    }
    // Half of a surrogate pair can be written as an escape, but has no UTF-8.
    if (text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
      throw new BadField("bad-value", field, "Must not hold half a character.");
    }
    return text;
  }

  /// A text that may be missing; then `fallback`.
  public String textOr(String name, int most, String fallback) throws BadField {
    return has(name) ? text(name, 0, most) : fallback;
  }

  /// A whole number that must be there.
  public long number(String name) throws BadField {
    var value = need(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new BadField("wrong-type", path(name), "Must be a whole number.");
    }
    return value.longValue();
  }

  /// A whole number that may be missing.
  public long numberOr(String name, long fallback) throws BadField {
    return has(name) ? number(name) : fallback;
  }

  /// `true` or `false`; when missing, `fallback`.
  public boolean yesOr(String name, boolean fallback) throws BadField {
    return has(name) ? yes(name) : fallback;
  }

  /// `true` or `false`; must be there.
  public boolean yes(String name) throws BadField {
    var value = need(name);
    if (!value.isBoolean()) {
      throw new BadField("wrong-type", path(name), "Must be true or false.");
    }
    return value.booleanValue();
  }

  /// An object that must be there.
  public Fields object(String name) throws BadField {
    var value = need(name);
    if (!value.isObject()) {
      throw new BadField("wrong-type", path(name), "Must be an object.");
    }
    return new Fields(path(name), value);
  }

  /// An object that may be missing.
  public Optional<Fields> objectIfThere(String name) throws BadField {
    return has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  /// A list of texts; when missing, empty.
  public List<String> texts(String name, int mostItems, int mostLength) throws BadField {
    var all = new ArrayList<String>();
    for (var item : items(name, mostItems)) {
      var field = path(name) + "[" + all.size() + "]";
      if (!item.isTextual()) {
        throw new BadField("wrong-type", field, "Must be text.");
      }
      all.add(checked(item.textValue(), field, 1, mostLength));
    }
    return all;
  }

  /// A list of objects; when missing, empty.
  public List<Fields> objects(String name, int mostItems) throws BadField {
    var all = new ArrayList<Fields>();
    for (var item : items(name, mostItems)) {
      var field = path(name) + "[" + all.size() + "]";
      if (!item.isObject()) {
        throw new BadField("wrong-type", field, "Must be an object.");
      }
      all.add(new Fields(field, item));
    }
    return all;
  }

  private Iterable<JsonNode> items(String name, int most) throws BadField {
    if (!has(name)) {
      return List.of();
    }
    var value = need(name);
    if (!value.isArray()) {
      throw new BadField("wrong-type", path(name), "Must be a list.");
    }
    if (value.size() > most) {
      throw new BadField("bad-value", path(name), "Must have at most " + most + " entries.");
    }
    return value;
  }

  /// An amount that must be there: `{"currency":"EUR","minor":4990,"exponent":2}`.
  public Money money(String name) throws BadField {
    var amount = object(name);
    var code = amount.text("currency", 0, 10);
    var currency =
        CurrencyUnit.find(code)
            .orElseThrow(() ->
                new BadField(
                    "unknown-currency",
                    amount.path("currency"),
                    "Not a currency of ISO 4217 (three capital letters)."));
    long exponent = amount.number("exponent");
    if (exponent != currency.exponent()) {
      throw new BadField(
          "wrong-exponent",
          amount.path("exponent"),
          code + " has the exponent " + currency.exponent() + ", not " + exponent + ".");
    }
    long minor = amount.number("minor");
    if (minor < 0 || minor > Money.MOST) {
      throw new BadField(
          "bad-amount", amount.path("minor"), "Must be 0 to " + Money.MOST + " minor units.");
    }
    return new Money(minor, currency);
  }

  /// An amount that may be missing.
  public Optional<Money> moneyIfThere(String name) throws BadField {
    return has(name) ? Optional.of(money(name)) : Optional.empty();
  }

  /// The object itself, for dialects with loose types.
  public JsonNode whole() {
    return node;
  }

  /// The field as it is, for dialects with loose types; a missing node when it is not there.
  public JsonNode raw(String name) {
    return node.path(name);
  }

  private JsonNode need(String name) throws BadField {
    var value = node.get(name);
    if (value == null || value.isNull()) {
      throw new BadField("missing-field", path(name), "Is missing.");
    }
    return value;
  }
}
