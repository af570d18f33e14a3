package paybridge.torture;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import paybridge.work.Chance;

/// The kill run. Gateway and shops live in this process, the bridge in a child that is killed at
/// random moments while calls pour in, and held to its promises after every restart.
public final class KillRun implements Run {
  private static final int SHOPS = 2;
  private static final int LONGEST_LIFE_MILLIS = 1_500;
  private static final int LONGEST_START_MILLIS = 1_500;
  private static final long BOOKS_MILLIS = 60_000;
  private static final int SECONDS_EACH = 5;
  private final int kills;

  public KillRun(int kills) {
    this.kills = kills;
  }

  @Override
  public String name() {
    return "kill";
  }

  @Override
  public String promise() {
    return "a bridge that is killed at any moment loses nothing and does nothing twice";
  }

  @Override
  public int seconds() {
    return kills * SECONDS_EACH;
  }

  @Override
  public List<Line> run(Effort effort) throws InterruptedException {
    return lines(effort, Math.max(kills, (int) (effort.time().toSeconds() / SECONDS_EACH)));
  }

  private static List<Line> lines(Effort effort, int kills) throws InterruptedException {
    var began = effort.clock().instant();
    try (var stage = Stage.open(effort, Cast.of(SHOPS))) {
      var load =
          new Load(stage, Chance.seeded(effort.seed() + 2));
      var promises = stage.promises();
      load.begin();
      for (int kill = 1; kill <= kills; kill++) {
        load.rest(false);
        Polling.pause(stage.chance.below(LONGEST_LIFE_MILLIS));
        load.rest(true);
        killAndRestart(stage);
        promises.nothingAcknowledgedIsMissing();
        promises.newBooksAgree(stage.over(), BOOKS_MILLIS);
        progress(kill, kills, load, stage.ledger, effort.said());
      }
      load.end(120);
      promises.booksAgree(stage.over(), BOOKS_MILLIS);
      promises.nothingAcknowledgedIsMissingAtAll();
      return report(
          kills, stage, load, promises, Duration.between(began, effort.clock().instant()));
    }
  }

  /// Sometimes it is killed once more while it starts.
  private static void killAndRestart(Stage stage) {
    stage.bridge.kill();
    stage.bridge.start();
    if (stage.chance.below(5) == 0) {
      Polling.pause(stage.chance.below(LONGEST_START_MILLIS));
      stage.bridge.kill();
      stage.bridge.start();
    }
    stage.bridge.awaitUp(stage.browser);
  }

  private static void progress(int kill, int kills, Load load, Ledger ledger, PrintWriter out) {
    if (kill % Math.max(1, kills / 5) == 0) {
      out.printf(
          "         %d of %d kills, %d orders, %d answers lost on the way%n",
          kill, kills, load.begun(), ledger.lostAnswers());
      out.flush();
    }
  }

  private static List<Line> report(
      int kills, Stage stage, Load load, Promises promises, Duration took) {
    var ledger = stage.ledger;
    long applied = sum(stage, BookedOrder::applied);
    long old = sum(stage, BookedOrder::old);
    long notes = sum(stage, BookedOrder::notes);
    long paid = sum(stage, order -> order.amount("captured") > 0 ? 1 : 0);
    var lines = new ArrayList<Line>();
    lines.add(
        Line.of(
            "nothing acknowledged is missing after a kill",
            "%d kills (%d starts) in %d s, %d orders, %d paid, %d answers lost; %d calls repeated byte for byte, %d messages found"
                .formatted(
                    kills, stage.bridge.starts(), took.toSeconds(), load.begun(), paid,
                    ledger.lostAnswers(), promises.answersRepeated(), promises.messagesFound()),
            ledger.everythingWrong()));
    lines.add(
        Line.of(
            "nothing happened twice",
            "%d orders opened by one reference each, %d operations sent once"
                .formatted(ledger.sessions().size(), ledger.moves().size()),
            ledger.doubles()));
    lines.add(
        Line.of(
            "pictures rise and the three books agree",
            "%d applied, %d old ones changed nothing, %d notes written once; %d comparisons"
                .formatted(applied, old, notes, promises.booksCompared()),
            List.of()));
    return lines;
  }

  private static long sum(Stage stage, java.util.function.ToLongFunction<BookedOrder> what) {
    return stage.shops().stream().flatMap(shop -> shop.book().stream()).mapToLong(what).sum();
  }
}
