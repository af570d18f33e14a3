package paybridge.bridge;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A form as it stands on a page of ours: where it leads and what its hidden fields say. Reads only
/// the plain HTML of the house's own templates.
///
/// @param action where it is posted, absolute
record WebForm(URI action, Map<String, String> hidden) {
  private static final Pattern FORM = Pattern.compile("(?s)<form([^>]*)>(.*?)</form>");
  private static final Pattern INPUT = Pattern.compile("<input([^>]*)>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

  /// The first form on the page whose text or attributes hold this.
  static Optional<WebForm> holding(ByHand.Seen page, String mark) {
    return FORM
        .matcher(page.html())
        .results()
        .filter(form -> form.group().contains(mark))
        .findFirst()
        .map(
            form -> {
              var hidden = new LinkedHashMap<String, String>();
              INPUT
                  .matcher(form.group(2))
                  .results()
                  .map(input -> attributes(input.group(1)))
                  .filter(input -> "hidden".equals(input.get("type")))
                  .forEach(
                      input ->
                          hidden.put(
                              input.getOrDefault("name", ""), input.getOrDefault("value", "")));
              var action = attributes(form.group(1)).getOrDefault("action", "");
              return new WebForm(page.at().resolve(action), hidden);
            });
  }

  /// The attributes of the first element that holds this, such as `id="widget"`.
  static Map<String, String> element(String html, String mark) {
    return Pattern.compile("<[a-z]+([^>]*" + Pattern.quote(mark) + "[^>]*)>")
        .matcher(html)
        .results()
        .findFirst()
        .map(found -> attributes(found.group(1)))
        .orElse(Map.of());
  }

  private static Map<String, String> attributes(String text) {
    var attributes = new LinkedHashMap<String, String>();
    ATTRIBUTE
        .matcher(text)
        .results()
        .forEach(found -> attributes.put(found.group(1), unescaped(found.group(2))));
    return attributes;
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x2F;", "/")
        .replace("&amp;", "&");
  }
}
