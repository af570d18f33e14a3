package paybridge.connector.gateway.oceanpayment;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/// The gateway's clock: `yyyy-MM-dd HH:mm:ss`, taken to be UTC+8 (contract section 13, open point
/// O15). For people and for windows with an overlap of a day only.
final class ChinaTime {
  private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private ChinaTime() {}

  static String text(Instant time) {
    return FORMAT.format(time.atOffset(ZONE));
  }

  /// The instant of such a text; empty for anything else.
  static Optional<Instant> read(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, FORMAT).toInstant(ZONE));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}
