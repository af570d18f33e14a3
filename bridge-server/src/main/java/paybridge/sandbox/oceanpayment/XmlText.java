package paybridge.sandbox.oceanpayment;

import java.util.Map;

/// XML as this gateway writes it: flat elements, an empty one closes itself.
final class XmlText {
  private final StringBuilder text = new StringBuilder();

  /// A whole document.
  static String document(String root, XmlText inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + new XmlText().nest(root, inside)
        + "\n";
  }

  XmlText add(String name, String value) {
    if (value.isEmpty()) {
      text.append('<').append(name).append("/>");
    } else {
      text.append('<').append(name).append('>');
      escape(value);
      text.append("</").append(name).append('>');
    }
    return this;
  }

  XmlText addAll(Map<String, String> fields) {
    fields.forEach(this::add);
    return this;
  }

  XmlText nest(String name, XmlText inside) {
    text.append('<').append(name);
    if (inside.text.isEmpty()) {
      text.append("/>");
    } else {
      text.append('>').append(inside.text).append("</").append(name).append('>');
    }
    return this;
  }

  /// Characters that XML 1.0 cannot carry become blanks.
  private void escape(String value) {
    value
        .codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '\r' -> text.append("&#13;");
                case '\t', '\n' -> text.append((char) point);
                default ->
                    text.appendCodePoint(point < 0x20 || lost(point) ? ' ' : point);
              }
            });
  }

  private static boolean lost(int point) {
    return (point >= 0xD800 && point <= 0xDFFF) || point == 0xFFFE || point == 0xFFFF;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
