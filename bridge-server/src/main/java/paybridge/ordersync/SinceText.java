package paybridge.ordersync;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// A moment as people type it, in UTC: `2026-11-02`, `2026-11-02 10:00`, `2026-11-02T10:00:30Z`.
public final class SinceText {
  private SinceText() {}

  /// The moment; empty when it cannot be read.
  public static Optional<Instant> read(String text) {
    var plain = text.strip().replace(' ', 'T').replaceAll("[Zz]$", "");
    try {
      return Optional.of(
          plain.contains("T")
              ? LocalDateTime.parse(plain).toInstant(ZoneOffset.UTC)
              : LocalDate.parse(plain).atStartOfDay().toInstant(ZoneOffset.UTC));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
