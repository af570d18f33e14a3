package paybridge.db;

import java.time.Duration;

/// Leases that a process took and did not live to give back. They expire by themselves; but whoever
/// knows that no other process works on these books need not wait for that, and an order whose
/// message was just being handed over when the power went is told at once.
///
/// Ending a lease early is safe by itself: what it guards may be done again (pages open by the same
/// reference, pictures carry their number), and an operation that may have been sent is only asked
/// about, whoever finds it.
public final class Leases {
  /// Longer waits are no leases but what a gateway asked for.
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /// A page of an attempt older than this waits for its lease: to look through all attempts would
  /// make every start slow.
  private static final Duration YOUNG = Duration.ofDays(1);

  private Leases() {}

  /// Makes everything due now that was leased. Inside a transaction, before any step is turned.
  ///
  /// @return how many leases there were
  public static int endAll(Tables t, long now) {
    long latest = now + LONGEST.toMillis();
    return t.payments().endLeases(Ids.madeAt(Math.max(0, now - YOUNG.toMillis())), now, latest)
        + t.operations().endLeases(now, latest)
        + t.messages().endLeases(now)
        + t.updates().endLeases(now)
        + t.replays().endLeases(now, latest)
        + t.shops().endLooks(now)
        + t.comparisons().endLeases(now, latest);
  }
}
