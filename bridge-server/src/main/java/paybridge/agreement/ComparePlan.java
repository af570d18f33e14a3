package paybridge.agreement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When an order is compared next, as data: by its age and by what is at stake. An order that is
/// open, that has just changed or whose books differ is looked at within a minute; one that is over
/// nightly for a month, then weekly until money can hardly move any more.
public final class ComparePlan {
  /// The longest that a fresh order waits for its next comparison. Its gateway is asked [#PROOF]
  /// before it, where many payments cost one question.
  public static final Duration SOON = Duration.ofSeconds(40);

  /// So soon an order that has changed is compared; and after the shop confirmed a picture it is read
  /// back, to see whether its order really changed.
  public static final Duration PROOF = Duration.ofSeconds(15);

  private record Row(Duration until, Duration every) {}

  private static final List<Row> OPEN =
      List.of(
          new Row(Duration.ofMinutes(20), SOON),
          new Row(Duration.ofHours(1), Duration.ofMinutes(5)),
          new Row(Duration.ofHours(6), Duration.ofMinutes(15)),
          new Row(Duration.ofDays(2), Duration.ofHours(1)),
          new Row(Duration.ofDays(7), Duration.ofHours(3)),
          new Row(Duration.ofDays(30), Duration.ofDays(1)),
          new Row(Duration.ofDays(180), Duration.ofDays(7)));

  private static final List<Row> OVER =
      List.of(
          new Row(Duration.ofMinutes(10), SOON),
          new Row(Duration.ofHours(1), Duration.ofMinutes(10)),
          new Row(Duration.ofDays(30), Duration.ofDays(1)),
          new Row(Duration.ofDays(180), Duration.ofDays(7)));

  private static final List<Row> DIFFERS =
      List.of(
          new Row(Duration.ofMinutes(15), SOON),
          new Row(Duration.ofHours(2), Duration.ofMinutes(5)),
          new Row(Duration.ofDays(2), Duration.ofHours(1)),
          new Row(Duration.ofDays(180), Duration.ofDays(1)));

  private ComparePlan() {}

  /// The next comparison, or empty when there is none any more.
  ///
  /// @param changed when the order's truth changed last
  /// @param differsSince since when the books differ, if they do and nothing is on its way that ends
  ///     it: what comes is compared when it comes
  /// @param open a page is open, money is held or on its way
  public static Optional<Instant> next(
      Instant now, Instant changed, Optional<Instant> differsSince, boolean open) {
    var since = differsSince.orElse(changed);
    var age = Duration.between(since, now);
    var rows = differsSince.isPresent() ? DIFFERS : open ? OPEN : OVER;
    return rows.stream()
        .filter(row -> age.compareTo(row.until()) < 0)
        .findFirst()
        .map(row -> together(now, row.every()));
  }

  /// Earlier by less than half of it the first time, so that orders of one shop come due at the same
  /// moment and are read by one call.
  private static Instant together(Instant now, Duration every) {
    long grid = every.toMillis() / 2;
    return Instant.ofEpochMilli((now.toEpochMilli() + every.toMillis()) / grid * grid);
  }
}
