package paybridge.connector.gateway.wooshpay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Fields;

/// An object in WooshPay's loose JSON (contract section 4): a blank text is an absent one, times
/// are seconds or milliseconds, numbers of ids are text. What has a wrong type is absent too, so
/// that whoever needs it says so.
record Item(JsonNode node) {
  private static final long FIRST_MILLISECOND = 100_000_000_000L;
  private static final int LONGEST = 255;

  /// A text that is not blank and not absurdly long.
  Optional<String> text(String name) {
    var value = node.path(name);
    return value.isTextual()
            && !value.textValue().isBlank()
            && value.textValue().length() <= LONGEST
        ? Optional.of(value.textValue())
        : Optional.empty();
  }

  /// A text that is not blank, of any length.
  Optional<String> longText(String name) {
    var value = node.path(name);
    return value.isTextual() && !value.textValue().isBlank()
        ? Optional.of(value.textValue())
        : Optional.empty();
  }

  /// A whole number, never one in quotes.
  OptionalLong number(String name) {
    var value = node.path(name);
    return value.isIntegralNumber() && value.canConvertToLong()
        ? OptionalLong.of(value.longValue())
        : OptionalLong.empty();
  }

  /// True when the field is there with any value but null or a blank text.
  boolean has(String name) {
    var value = node.path(name);
    return !value.isMissingNode()
        && !value.isNull()
        && !(value.isTextual() && value.textValue().isBlank());
  }

  /// An instant in this field.
  Optional<Instant> time(String name) {
    return time(node.path(name));
  }

  /// An instant: from 100000000000 on it counts milliseconds, below it seconds. Digits in quotes
  /// are taken too: disputes carry them.
  static Optional<Instant> time(JsonNode value) {
    var digits = value.asText("");
    if (!digits.matches("[0-9]{1,15}")) {
      return Optional.empty();
    }
    long time = Long.parseLong(digits);
    return Optional.of(
        time >= FIRST_MILLISECOND ? Instant.ofEpochMilli(time) : Instant.ofEpochSecond(time));
  }

  /// The object in this field, also when it stands there as JSON inside a text, as in older answers
  /// (section 4); an empty one when there is none.
  Item unfolded(String name) {
    var value = node.path(name);
    if (!value.isTextual()) {
      return new Item(value);
    }
    try {
      return new Item(Fields.read(value.textValue().getBytes(StandardCharsets.UTF_8)).whole());
    } catch (BadField notJson) {
      return new Item(MissingNode.getInstance());
    }
  }

  /// The object in this field; an empty one when there is none.
  Item child(String name) {
    return new Item(node.path(name));
  }
}
