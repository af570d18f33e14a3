package paybridge.ordersync;

/// What a replay would do if it were begun now: how many orders it would tell, and why it would leave
/// others out.
///
/// @param tell orders that would be told
/// @param confirmed left out: the shop has confirmed their newest picture
/// @param underWay left out: they are just being told
/// @param nothing left out: they have no picture yet, or do not exist
/// @param pulls left out: their shop is never called
/// @param more there are more than were counted
public record ReplayPlan(
    long tell, long confirmed, long underWay, long nothing, long pulls, boolean more) {
  /// All that were looked at.
  public long found() {
    return tell + confirmed + underWay + nothing + pulls;
  }
}
