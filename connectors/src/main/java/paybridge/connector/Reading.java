package paybridge.connector;

import java.util.List;
import java.util.Optional;

/// What an incoming gateway message means. A message is stored before it is read; reading is pure
/// and may be repeated at any later time with the same result for the same settings.
public sealed interface Reading {
  /// Its origin is proved and every part has its exact shape.
  ///
  /// @param dedupKey equal for two copies of the same news (event id, or the semantic key)
  record Genuine(String dedupKey, List<Report> reports) implements Reading {}

  /// Its origin is proved and it is about nothing we keep.
  record Irrelevant(String dedupKey, String why) implements Reading {}

  /// Its origin is proved (or its recipe is not published: a hint), but we must not guess. The
  /// payment it names is asked about.
  record Unclear(String dedupKey, String why, Optional<String> merchantReference)
      implements Reading {}

  /// Its origin is not proved. Kept, judged again when a setting changes, changes nothing; the
  /// payment it names is asked about at once (rate-limited).
  record Unproved(String why, Optional<String> merchantReference) implements Reading {}
}
