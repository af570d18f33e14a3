package paybridge.db;

import org.jspecify.annotations.Nullable;

/// A replay: a shop is told again about many orders. Times in UTC milliseconds.
///
/// @param sinceAt from when on the shop's pictures are told again; null when the orders were chosen
/// @param alsoConfirmed also those that the shop has confirmed
/// @param once from the form; the same again is the same replay
/// @param found how many orders there were when it was asked for
/// @param afterId the last picture that was looked at
/// @param untilId the first picture that is too new: it was made after the replay was asked for
/// @param sent how many were handed to the outbox; `confirmed`, `parked` and `newer` (a newer picture
///     took the place) are what became of them
/// @param leftConfirmed left out because the shop had them; `leftUnderWay` because they were just being
///     told, `leftNothing` because there was nothing to tell or the shop is not called
/// @param pace how many may be on their way at a time
/// @param misses how often in a row the shop took none
/// @param state `running`; `told` when all were handed to the outbox and some have no end yet;
///     `stopped` or `done`
/// @param nextAt when it is looked at next; null when all has ended
public record ReplayRow(
    String id,
    String shopId,
    @Nullable Long sinceAt,
    boolean alsoConfirmed,
    String askedBy,
    long askedAt,
    String once,
    long found,
    String afterId,
    String untilId,
    long sent,
    long confirmed,
    long parked,
    long newer,
    long leftConfirmed,
    long leftUnderWay,
    long leftNothing,
    int pace,
    int misses,
    String state,
    String stoppedBy,
    @Nullable Long nextAt,
    @Nullable Long endedAt) {

  /// How many of those that were sent have no end yet.
  public long open() {
    return sent - confirmed - parked - newer;
  }

  public long leftOut() {
    return leftConfirmed + leftUnderWay + leftNothing;
  }
}
