package paybridge.connector.kit;

import java.util.regex.Pattern;
import paybridge.connector.Settings;

/// Makes what a far end said fit for people: without secrets, of printable letters, not too long.
public final class Masks {
  private static final Pattern CREDENTIALS =
      Pattern.compile("(?i)\\b(basic|bearer) +[^\\s,;\"\\]]+");

  private Masks() {}

  /// A word of the far end for people: printable ASCII only, cut to `most` characters.
  public static String word(String text, int most) {
    var plain = text.replaceAll("[^ -~]", "?");
    return plain.length() > most ? plain.substring(0, most) : plain;
  }

  /// The text with every secret of these settings and every HTTP credential replaced, cut to `most`
  /// characters.
  public static String scrub(String text, Settings settings, int most) {
    var clean = CREDENTIALS.matcher(text).replaceAll("$1 •••");
    for (var values : settings.secrets().values()) {
      for (var secret : values) {
        clean = clean.replace(secret.reveal(), "•••");
      }
    }
    return clean.length() > most ? clean.substring(0, most) : clean;
  }
}
