package paybridge.connector.gateway.paymaster;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/// The gateway's clock: Malaysian time everywhere, also inside the hash. UTC would give the wrong
/// business day between midnight and eight in the morning (contract section 4).
final class KualaLumpurTime {
  private static final ZoneId ZONE = ZoneId.of("Asia/Kuala_Lumpur");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HHmmssSS", Locale.ROOT);
  private static final DateTimeFormatter BOTH =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private KualaLumpurTime() {}

  static String date(Instant now) {
    return DATE.format(now.atZone(ZONE));
  }

  static String time(Instant now) {
    return TIME.format(now.atZone(ZONE));
  }

  /// `yyyyMMddHHmmss`.
  static String both(Instant now) {
    return BOTH.format(now.atZone(ZONE));
  }

  /// The first time that the clock shows `time` after `from`.
  static Instant next(LocalTime time, Instant from) {
    var local = from.atZone(ZONE);
    var today = local.with(time);
    return (today.isAfter(local) ? today : today.plusDays(1)).toInstant();
  }

  /// The instant of `yyyyMMddHHmmss`; empty for anything else.
  static Optional<Instant> read(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, BOTH).atZone(ZONE).toInstant());
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}
