package paybridge.bench;

/// When the calls of an open loop are due: evenly spaced, whatever the far end does meanwhile. A
/// latency is counted from this time and not from the moment of sending, so that one slow answer
/// does not hide the calls that had to wait behind it.
///
/// @param start of the first call, nanoseconds
/// @param perSecond calls a second
/// @param count calls in all
record Schedule(long start, int perSecond, long count) {
  private static final long SECOND = 1_000_000_000L;

  Schedule {
    if (perSecond < 1 || count < 0) {
      throw new IllegalArgumentException("a schedule needs a rate and a count");
    }
  }

  /// When call number `index` (from 0) is due.
  long due(long index) {
    long whole = index / perSecond;
    return start + whole * SECOND + index % perSecond * SECOND / perSecond;
  }

  /// How many calls are due at `now`.
  long dueBy(long now) {
    if (now < start) {
      return 0;
    }
    long whole = (now - start) / SECOND;
    long rest = (now - start) % SECOND;
    // call k of a second is due at floor(k·SECOND / perSecond): count the k that are not later
    long within = ((rest + 1) * perSecond + SECOND - 1) / SECOND;
    return Math.min(count, whole * perSecond + Math.min(within, perSecond));
  }
}
