package paybridge.connector.kit;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import paybridge.connector.WireAnswer.Replied;

/// The `Retry-After` of an answer: seconds, or a date (RFC 9110, section 10.2.3). Believed up to an
/// hour, signed or not, because it can only make us slower.
public final class RetryAfter {
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private RetryAfter() {}

  /// When the far end may be called again, never before `now`; empty when it did not say so.
  public static Optional<Instant> of(Replied replied, Instant now) {
    return replied
        .header("Retry-After")
        .flatMap(text -> wish(text.strip(), now))
        .map(wish -> wish.isBefore(now) ? now : wish)
        .map(wish -> wish.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : wish);
  }

  private static Optional<Instant> wish(String text, Instant now) {
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(now.plusSeconds(Long.parseLong(text)));
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }
}
