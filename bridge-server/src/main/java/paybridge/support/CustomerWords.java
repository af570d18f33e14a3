package paybridge.support;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sentences for customers in one language, from `customer_….properties` (UTF-8). Every language
/// has every key: one that is missing is an error and never a blank.
///
/// @param code as in `lang`
/// @param language its own name for itself
record CustomerWords(String code, String language, Properties sentences) {
  private static final Pattern VALUE = Pattern.compile("\\{([a-z]+)}");

  /// English first, then as the shops of this house speak.
  static final List<CustomerWords> LANGUAGES =
      List.of(
          of("en", "English", "customer_en"),
          of("zh-CN", "简体中文", "customer_zh_CN"),
          of("ms", "Bahasa Melayu", "customer_ms"));

  private static CustomerWords of(String code, String language, String file) {
    var name = "/paybridge/support/" + file + ".properties";
    try (var in =
        new InputStreamReader(
            Objects.requireNonNull(CustomerWords.class.getResourceAsStream(name), name),
            StandardCharsets.UTF_8)) {
      var sentences = new Properties();
      sentences.load(in);
      return new CustomerWords(code, language, sentences);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  Set<String> keys() {
    return sentences.stringPropertyNames();
  }

  /// The sentence of a key with these values in their places; what a value holds is never a place.
  ///
  /// @throws IllegalStateException when the key or a value is missing
  String say(String key, Map<String, String> values) {
    var sentence = sentences.getProperty(key);
    if (sentence == null) {
      throw new IllegalStateException(language + " has no sentence for " + key);
    }
    return VALUE
        .matcher(sentence)
        .replaceAll(
            place -> {
              var value = values.get(place.group(1));
              if (value == null) {
                throw new IllegalStateException(key + " wants a value for " + place.group(1));
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
