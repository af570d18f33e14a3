package paybridge.sandbox.paymaster;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Time as PayMaster writes it: that of Kuala Lumpur (contract, section 4).
final class MalayTime {
  private static final ZoneId ZONE = ZoneId.of("Asia/Kuala_Lumpur");
  private static final Duration OLDEST = Duration.ofMinutes(30);
  private static final Duration AHEAD = Duration.ofMinutes(5);
  private static final LocalTime SETTLES = LocalTime.of(23, 0);

  private MalayTime() {}

  static String write(String pattern, Instant when) {
    return DateTimeFormatter.ofPattern(pattern).withZone(ZONE).format(when);
  }

  /// Whether a message was made now: not older than 30 minutes, not from the future.
  static boolean fresh(String date, String time, Instant now) {
    try {
      var made =
          LocalDateTime.parse(date + time, DateTimeFormatter.ofPattern("uuuuMMddHHmmssSS"))
              .atZone(ZONE)
              .toInstant();
      return !made.isBefore(now.minus(OLDEST)) && !made.isAfter(now.plus(AHEAD));
    } catch (DateTimeException none) {
      return false;
    }
  }

  /// When a sale is settled: at the next 23:00 after it (contract, section 13).
  static Instant settlement(Instant sold) {
    var sale = sold.atZone(ZONE);
    var evening = sale.with(SETTLES);
    return (evening.isAfter(sale) ? evening : evening.plusDays(1)).toInstant();
  }
}
