package paybridge.connector.gateway.oceanpayment;

import java.util.regex.Pattern;
import paybridge.connector.kit.Masks;

/// Text that is signed and sent (contract section 3). Quotes and angle brackets are taken out and
/// the ends are trimmed once, before signing; so it does not matter which of the three known
/// treatments the gateway applies.
public final class Clean {
  private static final Pattern TAKEN_OUT = Pattern.compile("[\"'<>]");
  private static final Pattern BLANK_ENDS =
      Pattern.compile("^[\\s\\u00A0]+|[\\s\\u00A0]+$");

  private Clean() {}

  /// The text without `"`, `'`, `<`, `>` and without blanks at its ends.
  public static String text(String text) {
    var clean = TAKEN_OUT.matcher(text).replaceAll("");
    return BLANK_ENDS.matcher(clean).replaceAll("");
  }

  /// As [#text], on one line and at most so many characters long; never half a character.
  static String cut(String text, int most) {
    var clean = text(text.replaceAll("\\p{Cntrl}+", " "));
    if (clean.codePointCount(0, clean.length()) <= most) {
      return clean;
    }
    return text(clean.substring(0, clean.offsetByCodePoints(0, most)));
  }

  /// As [#cut], with another text in the place of nothing.
  static String or(String text, int most, String fallback) {
    var clean = cut(text, most);
    return clean.isEmpty() ? fallback : clean;
  }

  /// As a name is signed and sent: at most fifty characters, `N/A` where nothing is left.
  public static String name(String text) {
    return or(text, 50, "N/A");
  }

  /// A word of the gateway for people.
  static String shown(String text) {
    return Masks.word(text, 80);
  }
}
