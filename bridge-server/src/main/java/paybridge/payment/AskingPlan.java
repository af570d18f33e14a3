package paybridge.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import paybridge.connector.Asking;

/// When to ask the gateway about a payment, as data. Inside the method's window ever more slowly,
/// then daily to day 7, then once after 30 and after 180 days: asking stops only when no money can
/// exist any more.
public final class AskingPlan {
  private static final List<Duration> INSIDE =
      List.of(
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(20),
          Duration.ofMinutes(40),
          Duration.ofHours(1));
  private static final List<Duration> UNKNOWN =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1));
  private static final List<Duration> CONFIRM =
      List.of(
          Duration.ofMinutes(10),
          Duration.ofDays(1),
          Duration.ofDays(7),
          Duration.ofDays(30),
          Duration.ofDays(90),
          Duration.ofDays(180));
  private static final Duration DAILY_UNTIL = Duration.ofDays(7);

  /// After this time nobody asks about an attempt without money any more.
  public static final Duration LONGEST = Duration.ofDays(180);

  private static final List<Duration> LAST = List.of(Duration.ofDays(30), LONGEST);

  private AskingPlan() {}

  /// The first question about an attempt opened at `opened`.
  ///
  /// @param wish how often the gateway wants to be asked, where it says so
  public static Instant first(Instant opened, Optional<Asking> wish) {
    return opened.plus(wish.map(Asking::first).orElse(INSIDE.getFirst()));
  }

  /// The next question about an attempt that is still open or ended without money, or empty when
  /// no more money can come.
  ///
  /// @param asks how often it was asked
  /// @param window how long the method may still turn paid
  /// @param wish how often the gateway wants to be asked, where it says so
  /// @param over the attempt has ended (declined, cancelled, expired): only the slow part remains
  public static Optional<Instant> next(
      Instant opened,
      Instant now,
      int asks,
      Duration window,
      boolean over,
      Optional<Asking> wish) {
    if (!over && wish.isPresent() && now.isBefore(opened.plus(wish.get().lasting()))) {
      return Optional.of(now.plus(wish.get().every()));
    }
    if (!over && now.isBefore(opened.plus(window))) {
      return Optional.of(now.plus(INSIDE.get(Math.min(asks, INSIDE.size() - 1))));
    }
    if (now.isBefore(opened.plus(DAILY_UNTIL))) {
      return Optional.of(now.plus(Duration.ofDays(1)));
    }
    return LAST.stream().map(opened::plus).filter(now::isBefore).findFirst();
  }

  /// The next question about an attempt that is paid: whether the gateway's own book says so, too,
  /// and goes on saying so. Empty when it was asked for half a year.
  ///
  /// @param changed when news of the attempt came last
  public static Optional<Instant> confirm(Instant changed, Instant now) {
    return CONFIRM.stream().map(changed::plus).filter(now::isBefore).findFirst();
  }

  /// The next question about something that was sent and has not ended, such as a refund that takes
  /// days: as long again as it has lasted already, from half a minute to a day.
  ///
  /// @param begun UTC milliseconds
  public static Instant whileOpen(long begun, long now) {
    long wait =
        Math.clamp(now - begun, INSIDE.getFirst().toMillis(), Duration.ofDays(1).toMillis());
    return Instant.ofEpochMilli(now + wait);
  }

  /// The next question while something may have happened that we were not told.
  public static Instant whileUnknown(Instant now, int asks) {
    return now.plus(UNKNOWN.get(Math.min(asks, UNKNOWN.size() - 1)));
  }
}
