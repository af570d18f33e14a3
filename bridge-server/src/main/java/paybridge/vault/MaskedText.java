package paybridge.vault;

import java.util.List;
import java.util.regex.Pattern;

/// What is masked in free text by its shape, where no field's name says what it is.
final class MaskedText {
  static final String DOTS = "•••";

  private record Rule(Pattern shape, String shown) {
    static Rule of(String shape, String shown) {
      return new Rule(Pattern.compile(shape, Pattern.CASE_INSENSITIVE), shown);
    }
  }

  /// The order matters: an address swallows the mail or key inside it. Repetitions are possessive
  /// or bounded, so that no text makes them slow.
  private static final List<Rule> RULES =
      List.of(
          // path and query of an address may open a page at a gateway; user names stand before @
          Rule.of(
              "\\b(https?)://(?:[^\\s/?#\"'<>@]{0,200}@)?([^\\s/?#\"'<>@]{1,255})"
                  + "[/?#][^\\s\"'<>]++",
              "$1://$2/…"),
          Rule.of("\\b(https?)://[^\\s/?#\"'<>@]{0,200}@", "$1://" + DOTS + "@"),
          Rule.of("-----BEGIN [^-]{1,40}-----[^-]*+(?:-----END [^-]{1,40}-----)?", DOTS),
          Rule.of("\\b(bearer|basic|digest)\\s+[a-z0-9._~+/=-]{4,}+", "$1 " + DOTS),
          Rule.of("\\beyJ[a-z0-9_-]{5,}+(?:\\.[a-z0-9_-]*+){0,4}", DOTS),
          Rule.of(
              "\\b(?:[a-z]{2,8}_)?(?:sk|rk|pk|cs|ck|whsec|shpat|shpss|shpca)_[a-z0-9_+/=-]{6,}+",
              DOTS),
          Rule.of("\\bv1[a-z]?,[a-z0-9+/=_-]{20,}+", DOTS),
          Rule.of(
              "[\\p{L}\\p{N}._+'-]{1,100}+(?:@|%40)[\\p{L}\\p{N}-]{1,63}"
                  + "(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}+",
              DOTS),
          Rule.of("(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.])", DOTS),
          Rule.of("(?<![0-9a-f:.])(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}(?![0-9a-f:])", DOTS),
          Rule.of(
              "(?<![0-9a-f:.])(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}(?![0-9a-f:])", DOTS),
          Rule.of("(?<![\\d\\p{L}])\\+\\d[\\d ()./-]{6,18}\\d(?!\\d)", DOTS));

  /// `name: `, `name=`, `"name":`, `name => `; what follows is the value.
  private static final Pattern NAMED =
      Pattern.compile(
          "([\\p{L}\\p{N}_.\\[\\]-]{2,60}+)(?:\\\\?[\"'])?\\s{0,3}(?:=>|[:=])[ \\t]{0,3}");

  private static final String ENDS = "\r\n&;,\"'<>{}";

  private MaskedText() {}

  static String of(String text) {
    var masked = named(text);
    for (var rule : RULES) {
      masked = rule.shape().matcher(masked).replaceAll(rule.shown());
    }
    return printable(CardNumbers.masked(masked));
  }

  private static String named(String text) {
    var out = new StringBuilder(text.length());
    var name = NAMED.matcher(text);
    int done = 0;
    for (int from = 0; from <= text.length() && name.find(from); ) {
      from = name.end();
      if (SensitiveNames.masks(name.group(1))) {
        int end = endOfValue(text, from, SensitiveNames.fillsTheLine(name.group(1)));
        out.append(text, done, from).append(end > from ? DOTS : "");
        done = from = end;
      }
    }
    return out.append(text, done, text.length()).toString();
  }

  private static int endOfValue(String text, int start, boolean wholeLine) {
    int at = start;
    if (text.startsWith("\\", at)) {
      at++;
    }
    if (!wholeLine && at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
      return endOfQuoted(text, at);
    }
    var ends = wholeLine ? "\r\n" : ENDS;
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static int endOfQuoted(String text, int quote) {
    int at = quote + 1;
    while (at < text.length() && text.charAt(at) != text.charAt(quote)) {
      at += text.charAt(at) == '\\' && text.charAt(Math.max(quote - 1, 0)) != '\\' ? 2 : 1;
    }
    return Math.min(at + 1, text.length());
  }

  /// Control and direction characters would change what a terminal or page shows.
  private static String printable(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints()
        .map(c ->
            c == '\n' || c == '\t'
                ? c
                : Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE
                    ? '·'
                    : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
