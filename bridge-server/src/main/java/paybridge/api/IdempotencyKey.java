package paybridge.api;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The key of a call in `Idempotency-Key`: a String of Structured Fields (RFC 8941 section 3.3.3), as
/// draft-ietf-httpapi-idempotency-key-header-07 section 2.1 asks, with no parameters. The bare text is
/// taken as well, because most programs send it so; it is the same key as the quoted one.
final class IdempotencyKey {
  private static final int LONGEST = 255;
  private static final Pattern QUOTED =
      Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*)\"");
  private static final Pattern BARE = Pattern.compile("[!#-+\\--:<-\\[\\]-~]+");

  private IdempotencyKey() {}

  /// The key, or empty when the header is missing, stands twice or is no key.
  static Optional<String> read(List<String> headers) {
    if (headers.size() != 1) {
      return Optional.empty();
    }
    var sent = headers.getFirst().strip();
    var quoted = QUOTED.matcher(sent);
    var key =
        quoted.matches()
            ? quoted.group(1).replaceAll("\\\\(.)", "$1")
            : BARE.matcher(sent).matches() ? sent : "";
    return Optional.of(key).filter(it -> !it.isBlank() && it.length() <= LONGEST);
  }
}
