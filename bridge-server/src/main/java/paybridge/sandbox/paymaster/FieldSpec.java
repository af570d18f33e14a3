package paybridge.sandbox.paymaster;

import java.util.regex.Pattern;

/// One field of a message's definition, as `messages.txt` spells it.
///
/// @param shape `n`, `d` or `s` and a length, or `""`
/// @param required must be filled
/// @param hashed is part of the hash
/// @param carets an address whose ampersands travel as `^`
record FieldSpec(String name, String shape, boolean required, boolean hashed, boolean carets) {
  private static final Pattern SPELLING =
      Pattern.compile("([hft]\\d{3}_\\w+)(?::([nds]\\d+))?([*!^]*)");
  private static final Pattern DIGITS = Pattern.compile("[0-9]*");

  static FieldSpec read(String spelled) {
    var parts = SPELLING.matcher(spelled);
    if (!parts.matches()) {
      throw new IllegalStateException("not a field: " + spelled);
    }
    var marks = parts.group(3);
    var shape = parts.group(2) == null ? "" : parts.group(2);
    return new FieldSpec(
        parts.group(1),
        shape,
        marks.contains("*"),
        !marks.contains("!"),
        marks.contains("^"));
  }

  /// Whether a value looks as the definition says.
  boolean fits(String value) {
    if (value.isEmpty()) {
      return !required;
    }
    if (shape.isEmpty()) {
      return true;
    }
    int length = Integer.parseInt(shape.substring(1));
    return switch (shape.charAt(0)) {
      case 'n' -> value.length() == length && DIGITS.matcher(value).matches();
      case 'd' -> value.length() <= length && DIGITS.matcher(value).matches();
      default -> value.length() <= length;
    };
  }
}
