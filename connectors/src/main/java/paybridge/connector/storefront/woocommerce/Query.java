package paybridge.connector.storefront.woocommerce;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The parameters of a call, in the spelling of RFC 3986 that OAuth signs, sorted by name.
record Query(Map<String, String> parameters) {
  Query {
    parameters = new TreeMap<>(parameters);
  }

  static Query of(String... namesAndValues) {
    var all = new TreeMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      all.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Query(all);
  }

  Query and(String name, String value) {
    var all = new TreeMap<>(parameters);
    all.put(name, value);
    return new Query(all);
  }

  String text() {
    return parameters.entrySet().stream()
        .map(it -> spell(it.getKey()) + "=" + spell(it.getValue()))
        .collect(Collectors.joining("&"));
  }

  /// The address with these parameters behind it.
  String behind(String address) {
    return parameters.isEmpty() ? address : address + "?" + text();
  }

  static String spell(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
