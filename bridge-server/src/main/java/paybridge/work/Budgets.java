package paybridge.work;

import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;

/// So many calls a second for each far end; what is not used is saved up for one second.
public final class Budgets {
  private final InstantSource clock;
  private final ConcurrentHashMap<String, Purse> purses = new ConcurrentHashMap<>();

  public Budgets(InstantSource clock) {
    this.clock = clock;
  }

  /// What a far end could be called at a time, UTC milliseconds.
  private record Purse(double left, long at) {
    Purse now(int perSecond, long now) {
      double earned = Math.max(0, now - at) * perSecond / 1000.0;
      return new Purse(Math.min(perSecond, left + earned), now);
    }
  }

  /// Takes up to `most` calls; tells how many.
  ///
  /// @param kept so many stay untouched, for those who are in a hurry
  public int take(String farEnd, int perSecond, int most, double kept) {
    var taken = new int[1];
    purses.compute(
        farEnd,
        (id, before) -> {
          var purse =
              (before == null ? new Purse(perSecond, clock.millis()) : before)
                  .now(perSecond, clock.millis());
          taken[0] = Math.max(0, Math.min(most, (int) Math.floor(purse.left() - kept)));
          return new Purse(purse.left() - taken[0], purse.at());
        });
    return taken[0];
  }

  /// Gives calls back that were not made.
  public void giveBack(String farEnd, int unused) {
    purses.computeIfPresent(
        farEnd, (id, purse) -> new Purse(purse.left() + unused, purse.at()));
  }
}
