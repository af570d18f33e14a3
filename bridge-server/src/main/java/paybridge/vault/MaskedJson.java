package paybridge.vault;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;

/// JSON, one field a line, indented. Read as a stream, so that a message that was cut is shown as
/// far as it can be read; the rest is not shown.
final class MaskedJson {
  private static final JsonFactory JSON = new JsonFactory();

  /// One open object or list.
  private static final class Level {
    final boolean masked;
    boolean named;

    Level(boolean masked) {
      this.masked = masked;
    }
  }

  private final StringBuilder out = new StringBuilder();
  private final ArrayDeque<Level> open = new ArrayDeque<>();
  private final int depth;
  private String name = "";

  private MaskedJson(int depth) {
    this.depth = depth;
  }

  static String of(String text, int depth) {
    return new MaskedJson(depth).show(text);
  }

  private String show(String text) {
    try (var parser = JSON.createParser(text)) {
      for (var token = parser.nextToken();
          token != null && out.length() < Masking.SHOWN;
          token = parser.nextToken()) {
        take(token, parser);
      }
    } catch (IOException brokenOff) {
      out.append("\n… (the rest is not readable as JSON)");
    }
    return out.toString();
  }

  private void take(JsonToken token, JsonParser parser) throws IOException {
    switch (token) {
      case FIELD_NAME -> name = parser.currentName();
      case START_OBJECT, START_ARRAY -> {
        line(token == JsonToken.START_OBJECT ? "{" : "[");
        open.push(new Level(masked()));
        name = "";
      }
      case END_OBJECT, END_ARRAY -> {
        open.pop();
        name = "";
        line(token == JsonToken.END_OBJECT ? "}" : "]");
      }
      case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> value(parser.getText(), true);
      default -> value(parser.getText(), false);
    }
  }

  private void value(String text, boolean harmless) {
    boolean hide = masked() && !harmless;
    var level = open.peek();
    if (!name.isEmpty() && level != null) {
      // {"key":"_billing_email","value":…}: the first says what the second is
      level.named |= name.equals("key") || name.equals("name");
    }
    line(hide ? MaskedText.DOTS : Masking.inside(text, "", depth + 1));
    name = open.isEmpty() ? "" : name;
  }

  private boolean masked() {
    var level = open.peek();
    if (level == null) {
      return false;
    }
    if (level.masked) {
      return !SensitiveNames.shows(name);
    }
    return SensitiveNames.masks(name) || (level.named && name.equals("value"));
  }

  private void line(String shown) {
    if (!out.isEmpty()) {
      out.append('\n');
    }
    out.append("  ".repeat(Math.min(open.size(), 20)));
    if (!name.isEmpty()) {
      out.append(MaskedText.of(name)).append(": ");
    }
    out.append(shown.strip());
  }
}
