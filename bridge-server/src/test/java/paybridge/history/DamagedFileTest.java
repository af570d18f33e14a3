package paybridge.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.bridge.Books;
import paybridge.bridge.Bridge;
import paybridge.bridge.Ports;
import paybridge.db.GapRow;
import paybridge.db.SqliteReader;
import paybridge.vault.Vault;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;
import paybridge.work.Chance;

/// Real SQLite files, cut and flipped. What is damaged is found; what is not found was not damaged.
class DamagedFileTest {
  private static final InstantSource LATER =
      InstantSource.fixed(Instant.parse("2026-11-02T14:00:00Z"));

  @TempDir private Path folder = Path.of("");

  /// The files of a bridge whose process died: with an open order and `orders` paid ones, the log not copied back.
  private Path died(int orders) throws IOException {
    var running = Files.createDirectory(folder.resolve("running"));
    var died = folder.resolve("died");
    try (var walk = new Walk(running)) {
      try (var browser = new Browsing()) {
        walk.checkout(browser);
      }
      for (int i = 0; i < orders; i++) {
        try (var browser = new Browsing()) {
          walk.checkout(browser).pay("approve");
        }
        walk.settle();
      }
      // what the copier does beside the writer must not happen in the middle of the copy
      walk.bridge.parts().outside.database().write(t -> copy(running, died));
    }
    return died;
  }

  private static Path copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      Files.createDirectories(to);
      for (var file : files.toList()) {
        if (!file.toString().endsWith("-shm")) {
          Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
      return to;
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private static List<String> verify(Path data) throws IOException {
    var found = new ArrayList<String>();
    var file = data.resolve("paybridge.db");
    WalScan.of(file).ifPresent(found::add);
    try (var books = new SqliteReader(file)) {
      var reader =
          new Verify.Reader() {
            @Override
            public <T> T read(paybridge.db.Database.Work<T> work) {
              return books.read(work);
            }
          };
      var vault = Vault.openExisting(data.resolve("master.key"), Chance.seeded(1));
      new Verify(reader, vault, data)
          .run(true).findings().forEach(finding -> found.add(finding.toString()));
    }
    return found;
  }

  private static Bridge start(Path data) {
    return start(data, LATER);
  }

  private static Bridge start(Path data, InstantSource clock) {
    int port = Ports.free();
    return new Bridge(
        new Bridge.Options(
            data, null, "127.0.0.1", port, "http://127.0.0.1:" + port, false, Set.of(), true,
            Duration.ofSeconds(3)),
        clock,
        Chance.seeded(9),
        Bridge.Turning.BY_HAND);
  }

  private static List<GapRow> gaps(Bridge bridge) {
    return bridge.parts().outside.database().read(t -> t.gaps().all());
  }

  /// The log ends with what an earlier round has left, so the place is looked for at which something
  /// is missing; each try on books of its own, because to look at them changes them.
  private Path cutSomewhere(Path died) throws IOException {
    for (int percent = 90; percent > 10; percent -= 10) {
      var tried = copy(died, folder.resolve("cut at " + percent));
      var log = tried.resolve("paybridge.db-wal");
      cut(log, Files.size(log) * percent / 100);
      var looked = copy(tried, folder.resolve("looked at " + percent));
      if (verify(looked).stream().anyMatch(it -> it.contains("their log was cut"))) {
        return tried;
      }
    }
    throw new AssertionError("no cut of the log was found");
  }

  private static void cut(Path file, long to) throws IOException {
    try (var channel =
        java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
      channel.truncate(to);
    }
  }

  /// Much of a young file is empty pages, where a flipped bit harms nobody.
  private static int somewhereWritten(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    while (bytes[at] == 0) {
      at = random.nextInt(bytes.length);
    }
    return at;
  }

  private static void flip(Path file, long at, int bit) throws IOException {
    try (var access = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      access.seek(at);
      int now = access.read();
      access.seek(at);
      access.write(now ^ 1 << bit);
    }
  }

  @Test
  void a_log_that_was_cut_is_found_at_the_start_and_everything_open_is_asked_about()
      throws IOException {
    var data = cutSomewhere(died(5));
    try (var bridge = start(data)) {
      assertThat(gaps(bridge)).singleElement().satisfies(gap -> {
        assertThat(gap.why()).contains("their log was cut");
        assertThat(gap.toAt()).isEqualTo(LATER.millis());
      });
      long open =
          bridge.parts().outside.database().read(t -> t.accounts().all()).stream()
              .mapToInt(
                  account ->
                      bridge.parts().outside.database()
                          .read(t -> t.payments().questions(account.id(), LATER.millis(), 1))
                          .size())
              .sum();
      assertThat(open).isPositive();
      assertThat(gaps(bridge).getFirst().asked()).isPositive();
    }
    assertThat(verify(data)).as("the bridge goes on from what is there").isEmpty();
    try (var bridge = start(data)) {
      assertThat(gaps(bridge)).as("and does not find it again").hasSize(1);
    }
  }

  @Test
  void a_log_that_is_gone_is_found() throws IOException {
    var data = died(1);
    Files.delete(data.resolve("paybridge.db-wal"));

    assertThat(verify(data)).isNotEmpty();
  }

  @Test
  void a_bit_flipped_inside_the_log_is_found_before_sqlite_forgets_the_rest() throws IOException {
    var data = died(1);
    var log = data.resolve("paybridge.db-wal");
    var random = new Random(11);
    long size = written(log);
    assertThat(WalScan.of(data.resolve("paybridge.db"))).isEmpty();
    var before = kept(copy(data, folder.resolve("copy")));
    int found = 0;
    for (int i = 0; i < 60; i++) {
      long at = random.nextLong(size);
      int bit = random.nextInt(8);
      flip(log, at, bit);
      var copy = copy(data, folder.resolve("copy" + i));
      if (verify(copy).isEmpty()) {
        // in the log's own header, for example, are bits that mean nothing
        assertThat(kept(copy)).as("byte " + at).isEqualTo(before);
      } else {
        found++;
      }
      flip(log, at, bit);
    }
    assertThat(found).isGreaterThan(50);
    flip(log, 32 + 24 + 100, 3);
    assertThat(WalScan.of(data.resolve("paybridge.db"))).isPresent();
    try (var bridge = start(data)) {
      assertThat(gaps(bridge)).hasSize(1);
    }
  }

  @Test
  void a_bit_flipped_in_a_page_is_found_or_changes_nothing_that_is_kept() throws Exception {
    var data = died(1);
    start(data).close();
    var file = data.resolve("paybridge.db");
    var before = kept(data);
    assertThat(verify(data)).isEmpty();
    var random = new Random(5);
    int found = 0;
    var unseen = new ArrayList<String>();
    var bytes = Files.readAllBytes(file);
    for (int i = 0; i < 150; i++) {
      int at = somewhereWritten(bytes, random);
      int bit = random.nextInt(8);
      flip(file, at, bit);
      if (!verify(data).isEmpty()) {
        found++;
      } else if (!kept(data).equals(before)) {
        unseen.add("byte " + at + " bit " + bit);
      }
      flip(file, at, bit);
    }
    assertThat(unseen).as("changes that nobody saw").isEmpty();
    assertThat(found).isGreaterThan(10);
    assertThat(verify(data)).isEmpty();
  }

  /// How long the log is without the pages of an older log that the file may end with: those carry
  /// another salt than the header.
  private static long written(Path log) throws IOException {
    var bytes = java.nio.ByteBuffer.wrap(Files.readAllBytes(log));
    int frame = 24 + bytes.getInt(8);
    int at = 32;
    while (at + frame <= bytes.limit() && bytes.getLong(at + 8) == bytes.getLong(16)) {
      at += frame;
    }
    return at;
  }

  /// All that the history keeps, row by row.
  private static List<Object> kept(Path data) {
    try (var books = new SqliteReader(data.resolve("paybridge.db"))) {
      return books.read(
          t -> {
            var all = new ArrayList<Object>();
            for (var table :
                List.of(
                    "shop_order", "payment", "operation", "support_case", "entry", "offer", "account",
                    "staff")) {
              all.add(
                  t.handle().createQuery("select * from " + table + " order by 1").mapToMap().list()
                      .stream()
                      .map(row -> words(row))
                      .toList());
            }
            return all;
          });
    } catch (RuntimeException unreadable) {
      return List.of(String.valueOf(unreadable.getMessage()));
    }
  }

  private static String words(java.util.Map<String, Object> row) {
    var text = new StringBuilder();
    row.forEach(
        (name, value) -> {
          if (!Set.of("ask_at", "asks", "open_lease", "deadline", "next_at", "tries", "evidence", "owner_id", "snoozed_until", "reopened", "changed_at").contains(name)) {
            text.append(name).append('=').append(value instanceof byte[] bytes ? java.util.HexFormat.of().formatHex(bytes) : value).append('\n');
          }
        });
    return text.toString();
  }

  @Test
  void a_copy_of_yesterday_is_found_and_asked_for() throws IOException {
    var running = Files.createDirectory(folder.resolve("running"));
    var yesterday = folder.resolve("yesterday");
    try (var walk = new Walk(running)) {
      try (var browser = new Browsing()) {
        walk.checkout(browser).pay("approve");
      }
      walk.forward(Duration.ofHours(2));
      walk.bridge.parts().outside.database().write(t -> copy(running, yesterday));
      try (var browser = new Browsing()) {
        walk.checkout(browser).pay("approve");
      }
      walk.forward(Duration.ofHours(2));
    }
    for (var name : List.of("paybridge.db", "paybridge.db-wal")) {
      Files.copy(
          yesterday.resolve(name), running.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    assertThat(verify(running)).anyMatch(it -> it.contains("were cut or copied back"));
    try (var bridge = start(running)) {
      assertThat(gaps(bridge)).hasSize(1);
    }
  }

  @Test
  void a_file_that_is_no_database_any_more_stops_the_start() throws IOException {
    var data = died(1);
    start(data).close();
    var file = data.resolve("paybridge.db");
    for (int i = 0; i < 100; i++) {
      flip(file, i, 2);
    }

    assertThatThrownBy(() -> start(data)).isInstanceOf(Books.Damaged.class);
    assertThat(verify(data)).isNotEmpty();
  }

  @Test
  void a_lost_payment_that_the_gateway_knows_is_written_down() throws IOException {
    var running = Files.createDirectory(folder.resolve("running"));
    var empty = folder.resolve("empty");
    try (var walk = new Walk(running)) {
      walk.bridge.parts().outside.database().write(t -> copy(running, empty));
      try (var browser = new Browsing()) {
        walk.checkout(browser).pay("approve");
      }
      walk.settle();
      var reference =
          walk.bridge.parts().outside.database()
              .read(t -> t.payments().ofOrder(walk.order().id()))
              .getFirst()
              .reference();
      Files.copy(
          running.resolve("paybridge.mark"), empty.resolve("paybridge.mark"),
          StandardCopyOption.REPLACE_EXISTING);
      try (var bridge = start(empty, walk.bridge.parts().outside.clock())) {
        assertThat(gaps(bridge)).hasSize(1);
        bridge.steps().stream()
            .filter(step -> step.name().equals("gaps"))
            .forEach(step -> step.claim(5).forEach(Runnable::run));
        var gap = gaps(bridge).getFirst();
        assertThat(gap.found()).contains(reference);
        assertThat(Optional.ofNullable(gap.listAt())).isEmpty();
        var outside = bridge.parts().outside;
        assertThat(
                new Verify(outside.database()::read, outside.vault(), empty).run(false).findings())
            .anyMatch(finding -> finding.sentence().contains(reference));
      }
    }
  }
}
