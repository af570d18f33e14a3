package paybridge.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When an order update is tried again, as data: 5 s, 30 s, 2 min, 10 min, 30 min, 1 h, then every
/// 3 h, for seven days, each with full jitter (between half and all of the wait).
public final class RetryPlan {
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(3));
  private static final Duration SPAN = Duration.ofDays(7);
  private static final Duration LONGEST_WISH = Duration.ofHours(1);

  private RetryPlan() {}

  /// When to try again, or empty when the week is used up.
  ///
  /// @param created when the update was made
  /// @param tries how often it was tried, 1 or more
  /// @param wish what the shop asked for by `Retry-After`; obeyed up to an hour
  /// @param chance 0 to 999: how much of the jitter
  public static Optional<Instant> next(
      Instant created, Instant now, int tries, Optional<Instant> wish, int chance) {
    var wait = WAITS.get(Math.min(tries, WAITS.size()) - 1);
    var jittered = wait.dividedBy(2).plus(wait.dividedBy(2).multipliedBy(chance).dividedBy(1000));
    var next = now.plus(jittered);
    if (wish.isPresent() && wish.get().isAfter(next)) {
      var latest = now.plus(LONGEST_WISH);
      next = wish.get().isAfter(latest) ? latest : wish.get();
    }
    return next.isAfter(created.plus(SPAN)) ? Optional.empty() : Optional.of(next);
  }
}
