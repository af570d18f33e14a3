package paybridge.torture;

import java.util.ArrayList;
import java.util.List;
import paybridge.work.Chance;

/// The bridge stands still for longer than its leases while money is on the move, and goes on as if
/// nothing had happened.
final class PauseRun implements Run {
  private static final int SHOPS = 2;

  /// Longer than the 30 s for which an operation, and the opening of a page, is leased.
  private static final long PAST_LEASES_MILLIS = 33_000;

  private static final int LONGEST_SHORT_MILLIS = 3_000;
  private static final long MOVE_MILLIS = 1_000;
  private static final List<Story.Plot> MOVES = List.of(Story.Plot.REFUNDED, Story.Plot.CAPTURED);
  private static final long LIFE_MILLIS = 3_000;
  private static final long BOOKS_MILLIS = 120_000;

  @Override
  public String name() {
    return "pause";
  }

  @Override
  public String promise() {
    return "a bridge that stood still past its leases sends nothing twice when it goes on";
  }

  @Override
  public int seconds() {
    return 60;
  }

  @Override
  public boolean waits() {
    return true;
  }

  @Override
  public List<Line> run(Effort effort) throws InterruptedException {
    try (var stage = Stage.open(effort, Cast.of(SHOPS))) {
      var end = effort.deadline(0.85);
      stage.gateway.movesSlowly(MOVE_MILLIS);
      var load =
          new Load(stage, Chance.seeded(effort.seed() + 2), MOVES);
      load.begin();
      int pauses = 0;
      long longest = 0;
      do {
        long millis = pauses == 1 || pauses % 6 == 5 ? PAST_LEASES_MILLIS : stage.chance.below(LONGEST_SHORT_MILLIS);
        Polling.pause(LIFE_MILLIS);
        stage.bridge.pause(true);
        Polling.pause(Math.min(millis, Math.max(500, end.leftMillis())));
        stage.bridge.pause(false);
        longest = Math.max(longest, millis);
        pauses++;
      } while (!end.over());
      load.rest(true);
      load.end(180);
      var promises = stage.promises();
      promises.booksAgree(stage.over(), BOOKS_MILLIS);
      promises.nothingAcknowledgedIsMissingAtAll();
      var against = new ArrayList<>(stage.ledger.everythingWrong());
      against.addAll(stage.ledger.doubles());
      return List.of(
          Line.of(
              "nothing was sent twice by a bridge that stood still past its leases",
              "%d pauses, the longest %d s (leases 30 s), %d orders, %d operations sent once, %d books compared"
                  .formatted(
                      pauses, longest / 1_000, load.begun(), stage.ledger.moves().size(),
                      promises.booksCompared()),
              against));
    }
  }
}
