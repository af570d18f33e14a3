package paybridge.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How the rows of an export are written, in UTF-8. Values are texts, whole numbers, or nothing.
enum RowText {
  /// RFC 4180: commas, CRLF, quotes where they are needed, one line of names at the top. A text that a
  /// spreadsheet would take for a formula begins with an apostrophe.
  CSV("csv", "text/csv; charset=utf-8; header=present") {
    @Override
    String begin(List<String> names) {
      return line(names);
    }

    @Override
    String row(List<String> names, List<@Nullable Object> values) {
      return line(values);
    }

    @Override
    String stopped(List<String> names, String why) {
      return line(names.stream().map(name -> name.equals(names.getFirst()) ? why : "").toList());
    }
  },

  /// One JSON object a line, all with the same names.
  JSON_LINES("jsonl", "application/jsonl; charset=utf-8") {
    @Override
    String begin(List<String> names) {
      return "";
    }

    @Override
    String row(List<String> names, List<@Nullable Object> values) {
      var object = new LinkedHashMap<String, @Nullable Object>();
      for (int i = 0; i < names.size(); i++) {
        object.put(names.get(i), values.get(i));
      }
      return json(object);
    }

    @Override
    String stopped(List<String> names, String why) {
      return json(Map.of("stopped", why));
    }
  };

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORMULA = "=+-@\t\r";
  private final String ending;
  private final String mediaType;

  RowText(String ending, String mediaType) {
    this.ending = ending;
    this.mediaType = mediaType;
  }

  /// The ending of a file's name, without dot.
  String ending() {
    return ending;
  }

  String mediaType() {
    return mediaType;
  }

  /// What stands before the first row.
  abstract String begin(List<String> names);

  abstract String row(List<String> names, List<@Nullable Object> values);

  /// The last line of an export that could not go on.
  abstract String stopped(List<String> names, String why);

  private static String line(List<? extends @Nullable Object> values) {
    return values.stream().map(RowText::field).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String field(@Nullable Object value) {
    if (!(value instanceof String text)) {
      return value == null ? "" : value.toString();
    }
    var safe =
        !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private static String json(Map<String, ?> object) {
    try {
      return JSON.writeValueAsString(object) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
