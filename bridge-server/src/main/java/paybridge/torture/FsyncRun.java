package paybridge.torture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import paybridge.db.SqliteReader;
import paybridge.work.Chance;

/// A disk that fails at its first, second, … call: sync, write, no space, half a write.
final class FsyncRun implements Run {
  private static final int SHOPS = 2;
  private static final int LAST_CALL = 60;
  private static final long FAILS_MILLIS = 4_000;
  private static final long BOOKS_MILLIS = 60_000;
  private static final String PROMISE =
      "a disk that fails costs nothing that was acknowledged, and nothing happens twice";

  @Override
  public String name() {
    return "fsync";
  }

  @Override
  public String promise() {
    return PROMISE;
  }

  @Override
  public int seconds() {
    return 40;
  }

  private record Case(int call, FaultyDisk.How how) {}

  @Override
  public List<Line> run(Effort effort) throws IOException, InterruptedException {
    var disk = FaultyDisk.make(effort.data(), effort.said());
    if (disk.isEmpty()) {
      return List.of(
          Line.skipped(PROMISE, "no C compiler (as root on Debian: apt-get install gcc libc6-dev)"));
    }
    return List.of(run(effort, disk.get()));
  }

  private static Line run(Effort effort, FaultyDisk disk) throws InterruptedException {
    var cast = Cast.of(SHOPS).environment(disk.environment());
    try (var stage = Stage.open(effort, cast)) {
      var end = effort.deadline(0.85);
      var load =
          new Load(stage, Chance.seeded(effort.seed() + 2));
      var promises = stage.promises();
      load.begin();
      var cases = cases(effort);
      int tried = 0;
      int stopped = 0;
      for (var one : cases) {
        if (!effort.all() && end.over()) {
          break;
        }
        tried += suffer(stage, disk, load, one) ? 1 : 0;
        stopped += stage.bridge.alive() ? 0 : 1;
        disk.heal();
        stage.killAndRestart();
        intact(stage, one);
        promises.nothingAcknowledgedIsMissing();
        promises.newBooksAgree(stage.over(), BOOKS_MILLIS);
      }
      load.end(120);
      promises.booksAgree(stage.over(), BOOKS_MILLIS);
      promises.nothingAcknowledgedIsMissingAtAll();
      var against = new ArrayList<>(stage.ledger.everythingWrong());
      against.addAll(stage.ledger.doubles());
      return Line.of(
          PROMISE,
          "%d of %d failures at call 1 to %d of sync and write; %d times the bridge stopped by itself, else it refused; %d orders, %d calls repeated byte for byte, %d messages found, every time intact"
              .formatted(
                  tried, cases.size(), LAST_CALL, stopped, load.begun(),
                  promises.answersRepeated(), promises.messagesFound()),
          against);
    }
  }

  private static List<Case> cases(Effort effort) {
    var cases = new ArrayList<Case>();
    for (int call = 1; call <= LAST_CALL; call++) {
      for (var how : FaultyDisk.How.values()) {
        cases.add(new Case(call, how));
      }
    }
    Collections.shuffle(cases, new java.util.Random(effort.seed()));
    return cases;
  }

  /// True when the failure came.
  private static boolean suffer(Stage stage, FaultyDisk disk, Load load, Case one) {
    load.rest(false);
    disk.failAt(one.call(), one.how());
    boolean came = Polling.until(FAILS_MILLIS, disk::failed);
    Polling.pause(300);
    load.rest(true);
    if (!came) {
      stage.ledger.wrong(one + " never came");
    }
    return came;
  }

  private static void intact(Stage stage, Case one) {
    try (var reader = new SqliteReader(stage.books())) {
      var said =
          reader.read(
              t -> t.handle().createQuery("pragma integrity_check").mapTo(String.class).list());
      if (!said.equals(List.of("ok"))) {
        stage.ledger.wrong("after " + one + " the books are not intact: " + said);
      }
    }
  }
}
