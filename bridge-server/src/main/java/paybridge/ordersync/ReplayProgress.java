package paybridge.ordersync;

import org.jspecify.annotations.Nullable;
import paybridge.db.ReplayRow;

/// What one turn of a replay counts; [#row] is the replay afterwards.
final class ReplayProgress {
  /// So many may wait for their next try; each turn looks at all of them.
  private static final int MOST_WAITING = 300;

  private final ReplayRow before;
  private String afterId;
  private long sent;
  private long confirmed;
  private long parked;
  private long newer;
  private long leftConfirmed;
  private long leftUnderWay;
  private long leftNothing;
  private int pace;
  private int misses;
  private String state;
  private @Nullable Long nextAt;
  private @Nullable Long endedAt;
  private int underWay;
  private int waiting;
  private int told;
  private boolean taken;
  private boolean refused;
  private boolean missed;

  ReplayProgress(ReplayRow row) {
    before = row;
    afterId = row.afterId();
    sent = row.sent();
    confirmed = row.confirmed();
    parked = row.parked();
    newer = row.newer();
    leftConfirmed = row.leftConfirmed();
    leftUnderWay = row.leftUnderWay();
    leftNothing = row.leftNothing();
    pace = row.pace();
    misses = row.misses();
    state = row.state();
    endedAt = row.endedAt();
  }

  /// The shop has it. This and the next four answer the state of the order in the replay.
  String confirmed() {
    confirmed++;
    taken = true;
    return "confirmed";
  }

  String newer() {
    newer++;
    return "newer";
  }

  String parked() {
    parked++;
    refused = true;
    return "parked";
  }

  String underWay() {
    underWay++;
    return "sent";
  }

  /// @param failed it was tried since the last look, in vain
  String waits(boolean failed) {
    waiting++;
    refused |= failed;
    return "sent";
  }

  /// Faster when the shop took something since the last look; when all that it was told came to
  /// nothing, that is a miss, and the next order is told alone.
  void judge(int fastest) {
    missed = refused && !taken;
    if (taken) {
      misses = 0;
      pace = Math.min(fastest, pace * 2);
    } else if (missed) {
      misses++;
      pace = 1;
    }
  }

  boolean missed() {
    return missed;
  }

  int misses() {
    return misses;
  }

  /// How many more may be handed to the outbox now.
  int free() {
    return waiting >= MOST_WAITING ? 0 : Math.max(0, pace - underWay - told);
  }

  void sent() {
    sent++;
    told++;
  }

  void leftConfirmed() {
    leftConfirmed++;
  }

  void leftUnderWay() {
    leftUnderWay++;
  }

  void leftNothing() {
    leftNothing++;
  }

  /// The last picture that was looked at.
  void after(String id) {
    afterId = id;
  }

  /// How many were handed to the outbox in this turn.
  int told() {
    return told;
  }

  boolean anyUnderWay() {
    return underWay > 0;
  }

  /// How many have no end yet.
  long open() {
    return row().open();
  }

  /// All orders were looked at: it is over when each that was sent has its end.
  void allTold(long now) {
    misses = 0;
    state = "told";
    if (open() == 0) {
      state = "done";
      endedAt = now;
    }
  }

  boolean ended() {
    return state.equals("done");
  }

  void nextAt(@Nullable Long at) {
    nextAt = at;
  }

  ReplayRow row() {
    return new ReplayRow(
        before.id(), before.shopId(), before.sinceAt(), before.alsoConfirmed(), before.askedBy(),
        before.askedAt(), before.once(), before.found(), afterId, before.untilId(), sent, confirmed,
        parked, newer, leftConfirmed, leftUnderWay, leftNothing, pace, misses, state,
        before.stoppedBy(), nextAt, endedAt);
  }
}
