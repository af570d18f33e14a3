package paybridge.support;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Names of files that people download: what, when (UTC), and which filters were set; letters and
/// digits that every system takes.
final class FileNames {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int LONGEST_WORD = 30;

  private FileNames() {}

  /// The name without ending. What somebody typed as a text does not stand in it.
  static String of(String what, InstantSource clock, Filters filters) {
    var name = new StringBuilder("paybridge-" + what + "-" + TIME.format(clock.instant()));
    filters
        .values()
        .forEach(
            (field, value) -> name.append('-').append(field).append(typed(field) ? "" : "-" + word(value)));
    return name.toString();
  }

  private static boolean typed(String field) {
    return field.equals("text") || field.equals("number");
  }

  private static String word(String value) {
    var plain = value.replaceAll("[^A-Za-z0-9-]+", "");
    return plain.length() > LONGEST_WORD ? plain.substring(0, LONGEST_WORD) : plain;
  }
}
