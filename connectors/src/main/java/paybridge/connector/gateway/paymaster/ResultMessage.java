package paybridge.connector.gateway.paymaster;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import paybridge.connector.Incoming;
import paybridge.connector.Page.Field;
import paybridge.connector.Secret;
import paybridge.connector.kit.FormText;

/// The fields of a received message, in the order they came. A message is believed only when it has
/// every field of its definition exactly once, no value that could be cut into another field, and
/// the right hash (contract section 7).
public record ResultMessage(List<Field> fields) {
  private static final int MOST_FIELDS = 100;
  private static final Pattern HIDDEN_FIELD = Pattern.compile("&[hft][0-9]{3}_");
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9-]{1,40}");

  public ResultMessage {
    fields = List.copyOf(fields);
  }

  /// Reads a query string or a form body.
  public static Optional<ResultMessage> read(String text) {
    return FormText.read(text, MOST_FIELDS).map(ResultMessage::new);
  }

  /// The text that carries the fields: the query, or the form body of a POST that has no query.
  static Optional<String> carried(Incoming message) {
    if (message.body().length == 0) {
      return Optional.of(message.rawQuery());
    }
    var form =
        message
            .header("content-type")
            .map(type -> type.toLowerCase(Locale.ROOT))
            .filter(type -> type.startsWith("application/x-www-form-urlencoded"));
    return form.isPresent() && message.rawQuery().isEmpty()
        ? Optional.of(message.text().strip())
        : Optional.empty();
  }

  /// The value of a field, `""` when it is not there.
  public String get(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .map(Field::value)
        .findFirst()
        .orElse("");
  }

  /// Why this is not a message of this type, or empty when its shape is right.
  Optional<String> wrongShape(String type) {
    if (!Messages.of(type).fits(fields)) {
      return Optional.of("not every field of " + type + " stands there exactly once");
    }
    if (!get(MessageDefinition.TYPE).equals(type)) {
      return Optional.of("the message type is not " + type);
    }
    if (!get(MessageDefinition.ALGORITHM).equals("SH2")) {
      return Optional.of("the hash algorithm is not SH2");
    }
    return fields.stream().anyMatch(field -> HIDDEN_FIELD.matcher(field.value()).find())
        ? Optional.of("a value holds what looks like another field")
        : Optional.empty();
  }

  /// True when the hash fits one of these secrets.
  public boolean provedBy(List<Secret> secrets, String type) {
    var notHashed = Messages.of(type).notHashed();
    boolean proved = false;
    for (var secret : secrets) {
      proved |= SecureHash.proves(secret, fields, notHashed);
    }
    return proved;
  }

  /// The merchant reference, if it is there once and has the shape of one.
  Optional<String> reference() {
    var all = fields.stream().filter(field -> field.name().equals("f263_MRN")).toList();
    return all.size() == 1 && isReference(all.getFirst().value())
        ? Optional.of(all.getFirst().value())
        : Optional.empty();
  }

  /// True for a text of the shape of our references.
  static boolean isReference(String text) {
    return REFERENCE.matcher(text).matches();
  }
}
