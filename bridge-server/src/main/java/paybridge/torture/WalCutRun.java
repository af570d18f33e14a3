package paybridge.torture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import paybridge.db.SqliteReader;
import paybridge.work.Chance;

/// What a power cut leaves behind: the database as it was at one moment, and a log that goes on from
/// there and is cut somewhere after what was acknowledged by then.
final class WalCutRun implements Run {
  private static final int SHOPS = 2;
  private static final int MOST_PAIRS = 200;
  private static final int NEWEST = 60;
  private static final String PROMISE =
      "books cut at any byte after the last acknowledged frame open, are intact, and miss nothing";

  @Override
  public String name() {
    return "wal-cut";
  }

  @Override
  public String promise() {
    return PROMISE;
  }

  @Override
  public int seconds() {
    return 20;
  }

  /// The database at one moment, the log a little later, and what was acknowledged by that moment.
  private record Pair(
      Path books, byte[] log, int from, int to, List<Ledger.Answered> calls, List<String> messages) {}

  @Override
  public List<Line> run(Effort effort) throws IOException, InterruptedException {
    var end = effort.deadline(0.95);
    try (var stage = Stage.open(effort, Cast.of(SHOPS))) {
      var load =
          new Load(stage, Chance.seeded(effort.seed() + 2));
      load.begin();
      Polling.pause(effort.time().toMillis() / 6);
      var pair = pair(stage, effort.data());
      load.rest(true);
      load.end(120);
      return List.of(cut(stage, pair, effort, end));
    }
  }

  /// Two looks at a bridge that stands still, between which its log grew.
  private static Pair pair(Stage stage, Path folder) throws IOException {
    var books = Files.createDirectories(folder.resolve("cut")).resolve("paybridge.db");
    var log = stage.data.resolve("paybridge.db-wal");
    var calls = new ArrayList<Ledger.Answered>();
    var messages = new ArrayList<String>();
    for (int tried = 0; tried < MOST_PAIRS; tried++) {
      WalFile first;
      stage.bridge.pause(true);
      try {
        Polling.pause(150);
        calls.addAll(stage.ledger.takeAnswered());
        messages.addAll(stage.ledger.takeMessages());
        Files.copy(
            stage.books(), books, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        first = WalFile.read(Files.readAllBytes(log));
      } finally {
        stage.bridge.pause(false);
      }
      Polling.pause(30 + stage.chance.below(100));
      byte[] later;
      stage.bridge.pause(true);
      try {
        later = Files.readAllBytes(log);
      } finally {
        stage.bridge.pause(false);
      }
      var second = WalFile.read(later);
      if (first.salts() == second.salts() && second.written() > first.committed()) {
        return new Pair(
            books, later, first.committed(), second.written(), newest(calls), newest(messages));
      }
      Polling.pause(20);
    }
    throw new IllegalStateException("the log never grew between two looks");
  }

  private static <T> List<T> newest(List<T> all) {
    return List.copyOf(all.subList(Math.max(0, all.size() - NEWEST), all.size()));
  }

  private static Line cut(Stage stage, Pair pair, Effort effort, Effort.Deadline end)
      throws IOException {
    var places = places(pair, effort.seed());
    var against = new ArrayList<>(stage.ledger.everythingWrong());
    int tried = 0;
    for (int at : places) {
      if (!effort.all() && end.over()) {
        break;
      }
      tried++;
      opens(stage, pair, at, against);
      if (against.size() > 20) {
        break;
      }
    }
    return Line.of(
        PROMISE,
        "%d of %d places in %d kB of log tried; %d acknowledged calls and %d messages looked for each time"
            .formatted(
                tried, pair.to() - pair.from() + 1, (pair.to() - pair.from()) / 1_000,
                pair.calls().size(), pair.messages().size()),
        against);
  }

  /// Every place, in a random order, but those around the beginning and the end of frames in turn
  /// with the others: there most could go wrong.
  private static List<Integer> places(Pair pair, long seed) {
    var edges = new ArrayList<Integer>();
    var others = new ArrayList<Integer>();
    for (int at = pair.from(); at <= pair.to(); at++) {
      int inFrame = (at - pair.from()) % WalFile.FRAME;
      boolean edge = inFrame <= 1 || inFrame >= WalFile.FRAME - 1 || Math.abs(inFrame - 24) <= 1;
      (edge ? edges : others).add(at);
    }
    var chance = Chance.seeded(seed);
    chance.shuffle(edges);
    chance.shuffle(others);
    var places = new ArrayList<Integer>(edges.size() + others.size());
    places.add(pair.from());
    places.add(pair.to());
    for (int i = 0; i < Math.max(edges.size(), others.size()); i++) {
      if (i < edges.size()) {
        places.add(edges.get(i));
      }
      if (i < others.size()) {
        places.add(others.get(i));
      }
    }
    return places;
  }

  private static void opens(Stage stage, Pair pair, int at, List<String> against)
      throws IOException {
    var log = pair.books().resolveSibling("paybridge.db-wal");
    Files.deleteIfExists(pair.books().resolveSibling("paybridge.db-shm"));
    try (var channel =
        FileChannel.open(
            log,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var kept = java.nio.ByteBuffer.wrap(pair.log(), 0, at);
      while (kept.hasRemaining()) {
        channel.write(kept);
      }
    }
    try (var reader = new SqliteReader(pair.books())) {
      reader
          .read(t -> t.handle().createQuery("pragma integrity_check").mapTo(String.class).list())
          .stream()
          .filter(said -> !said.equals("ok"))
          .forEach(said -> against.add("cut at " + at + " the books are not intact: " + said));
      for (var call : pair.calls()) {
        if (!kept(reader, call)) {
          against.add("cut at " + at + " the answer to " + call.messageId() + " is missing");
        }
      }
      for (var id : pair.messages()) {
        if (reader.read(t -> t.messages().find(stage.account(), id)).isEmpty()) {
          against.add("cut at " + at + " message " + id + " is missing");
        }
      }
    } catch (RuntimeException broken) {
      against.add("cut at " + at + " the books do not open: " + broken.getMessage());
    }
  }

  private static boolean kept(SqliteReader reader, Ledger.Answered call) {
    return reader.read(
            t ->
                t.handle()
                    .createQuery(
                        "select count(*) from answer where message_id = :id and call = :call and body = :body")
                    .bind("id", call.messageId())
                    .bind("call", call.call())
                    .bind("body", call.answer())
                    .mapTo(long.class)
                    .one())
        == 1;
  }
}
