package paybridge.sandbox.oceanpayment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What came back or was told: HTML or XML, read as text.
record Heard(int status, String type, String body) {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

  /// The text of the first element of this name, `""` when it is empty or absent.
  String get(String element) {
    var all = all(element);
    return all.isEmpty() ? "" : all.getFirst();
  }

  List<String> all(String element) {
    return Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL)
        .matcher(body)
        .results()
        .map(found -> plain(found.group(1)))
        .toList();
  }

  /// Every element that holds text only.
  Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    Pattern.compile("<([A-Za-z_]+)>([^<]*)</\\1>")
        .matcher(body)
        .results()
        .forEach(found -> fields.put(found.group(1), plain(found.group(2))));
    return fields;
  }

  /// The hidden fields of the page's form.
  Map<String, String> hidden() {
    var fields = new LinkedHashMap<String, String>();
    HIDDEN
        .matcher(body)
        .results()
        .forEach(found -> fields.put(found.group(1), plain(found.group(2))));
    return fields;
  }

  private static String plain(String escaped) {
    return escaped
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
