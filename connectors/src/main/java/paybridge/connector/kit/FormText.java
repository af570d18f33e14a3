package paybridge.connector.kit;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import paybridge.connector.Page;

/// Form-url-encoded text, in the order it stands.
public final class FormText {
  private FormText() {}

  /// `a=1&b=2` for these fields: names as they are, values encoded in UTF-8.
  public static String write(List<Page.Field> fields) {
    var text = new StringBuilder();
    for (var field : fields) {
      text.append(text.isEmpty() ? "" : "&")
          .append(field.name())
          .append('=')
          .append(URLEncoder.encode(field.value(), StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  /// The fields in order, decoded. Empty when the text is not form-url-encoded or has more than
  /// `most` fields.
  public static Optional<List<Page.Field>> read(String text, int most) {
    var fields = new ArrayList<Page.Field>();
    if (text.isEmpty()) {
      return Optional.of(fields);
    }
    try {
      for (var pair : text.split("&", most + 1)) {
        if (fields.size() == most) {
          return Optional.empty();
        }
        int equals = pair.indexOf('=');
        fields.add(
            new Page.Field(
                decode(equals < 0 ? pair : pair.substring(0, equals)),
                equals < 0 ? "" : decode(pair.substring(equals + 1))));
      }
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
    return Optional.of(fields);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
