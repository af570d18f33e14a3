package paybridge.work;

import java.time.Duration;

/// For a step that need not look as often as its worker turns it: at most once in so much time, and at
/// once after the clock has jumped, either way.
public final class Seldom {
  private final long every;
  private volatile long last = Long.MIN_VALUE;

  public Seldom(Duration every) {
    this.every = every.toMillis();
  }

  /// True when it is time to look; then it is not for a while.
  ///
  /// @param now UTC milliseconds
  public boolean due(long now) {
    if (last != Long.MIN_VALUE && Math.abs(now - last) < every) {
      return false;
    }
    last = now;
    return true;
  }
}
