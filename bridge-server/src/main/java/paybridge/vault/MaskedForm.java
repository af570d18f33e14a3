package paybridge.vault;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A form or query as lines `name = value`.
final class MaskedForm {
  private static final Pattern LOOK =
      Pattern.compile("[^\\s=&]{1,100}=[^\\s&]*+(?:&[^\\s=&]{1,100}(?:=[^\\s&]*+)?)*+");

  private MaskedForm() {}

  static boolean looksLikeOne(String text) {
    return !text.contains("://") && LOOK.matcher(text).matches();
  }

  static String of(String text, int depth) {
    return Arrays.stream(text.split("&", 1_000))
        .map(pair -> line(pair, depth))
        .collect(Collectors.joining("\n"));
  }

  private static String line(String pair, int depth) {
    int equals = pair.indexOf('=');
    if (equals < 0) {
      return MaskedText.of(decoded(pair));
    }
    var name = decoded(pair.substring(0, equals));
    var value = decoded(pair.substring(equals + 1));
    return MaskedText.of(name)
        + " = "
        + (SensitiveNames.masks(name) ? MaskedText.DOTS : Masking.inside(value, "", depth + 1));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notPercentEncoded) {
      // half an escape may hide a value from every rule
      return MaskedText.DOTS;
    }
  }
}
