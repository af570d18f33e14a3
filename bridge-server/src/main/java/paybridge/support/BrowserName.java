package paybridge.support;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What kind of browser it is, so that somebody knows her own sessions: `Firefox on Windows`. What a
/// browser says of itself is not kept.
final class BrowserName {
  /// What they say, the more particular first: most claim to be others as well.
  private static final List<String[]> BROWSERS =
      List.of(
          new String[] {"Edg/", "Edge"},
          new String[] {"OPR/", "Opera"},
          new String[] {"Firefox/", "Firefox"},
          new String[] {"Chrome/", "Chrome"},
          new String[] {"Safari/", "Safari"});

  private static final List<String[]> SYSTEMS =
      List.of(
          new String[] {"iPhone", "iPhone"},
          new String[] {"iPad", "iPad"},
          new String[] {"Android", "Android"},
          new String[] {"Windows", "Windows"},
          new String[] {"Mac OS", "macOS"},
          new String[] {"Linux", "Linux"});

  private BrowserName() {}

  static String of(@Nullable String agent) {
    var said = agent == null ? "" : agent;
    var browser = first(said, BROWSERS, "a browser");
    var system = first(said, SYSTEMS, "");
    return system.isEmpty() ? browser : browser + " on " + system;
  }

  private static String first(String said, List<String[]> known, String otherwise) {
    return known.stream()
        .filter(one -> said.contains(one[0]))
        .map(one -> one[1])
        .findFirst()
        .orElse(otherwise);
  }
}
