package paybridge.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import paybridge.db.CheckTable;
import paybridge.db.Database;
import paybridge.db.GapRow;
import paybridge.db.Ids;
import paybridge.db.Tables;
import paybridge.vault.Vault;
import paybridge.work.Chance;

/// What is looked at before the bridge takes its first call: whether the books are older than what
/// stands beside them. If they are, it is written down as a gap, every open payment is asked about at
/// once, and the gateways will be asked what they know of that time ([paybridge.asking.ListGaps]).
/// Then the bridge goes on from what is there: money must not wait for a person.
public final class StartCheck {
  private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);

  /// The log's lines are not written exactly in the order of their times.
  private static final Duration MARGIN = Duration.ofMinutes(5);

  /// What was paid so long before the gap is asked about too, once more: a refund may be missing.
  private static final Duration LATELY = Duration.ofDays(7);

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;
  private final Chance chance;
  private final Ids ids;
  private final Path data;

  public StartCheck(
      Database database, Vault vault, InstantSource clock, Chance chance, Ids ids, Path data) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
    this.chance = chance;
    this.ids = ids;
    this.data = data;
  }

  /// Looks, and writes down and asks for what is missing; answers it.
  ///
  /// @param log what was wrong with the database's log before it was opened
  /// @param beside whether the files beside the books were written by nobody else, so that a missing
  ///     one means something: not so with several processes on one database
  public Optional<GapRow> run(Optional<String> log, boolean beside) {
    var gap =
        database
            .read(t -> Lost.of(t, data, beside))
            .or(() -> log.map(why -> new Lost.Gap(why, 0, clock.millis())));
    var written = gap.map(it -> database.write(t -> write(t, it)));
    written.ifPresent(
        it ->
            LOG.error(
                "{} What happened {} may be missing. {} payments are asked about now, and the"
                    + " gateways that can list are asked about that time; ./bridge verify says what"
                    + " they told.",
                it.why(),
                Gaps.window(it.fromAt(), it.toAt()),
                it.asked()));
    accept(written.isPresent());
    return written;
  }

  private GapRow write(Tables t, Lost.Gap gap) {
    long now = clock.millis();
    long known = Math.max(0, CheckTable.of(t).newestEntry() - MARGIN.toMillis());
    long from = gap.from() == 0 ? known : Math.min(gap.from(), known);
    int asked = t.payments().askAll(now, Math.min(from, now) - LATELY.toMillis());
    var row =
        new GapRow(
            ids.next(), now, Math.min(from, now), now, gap.why(), asked, now, null, "");
    t.gaps().insert(row);
    return row;
  }

  /// From here on the books are what they are. What stood beside them is kept under another name.
  private void accept(boolean lost) {
    try {
      if (lost) {
        for (var name : List.of(SealFile.NAME, Mark.FILE)) {
          var file = data.resolve(name);
          if (Files.exists(file)) {
            Files.copy(
                file, data.resolve(name + ".before-loss"), StandardCopyOption.REPLACE_EXISTING);
          }
        }
        Files.deleteIfExists(data.resolve(SealFile.NAME));
        Mark.clear(data);
      }
      var file = new SealFile(data);
      var last = database.read(t -> t.seals().last());
      var said = file.read();
      if (last.isPresent() && said.map(it -> it.number() < last.get().number()).orElse(true)) {
        var key = database.write(t -> SealKey.of(t, vault, chance));
        file.write(SealFile.said(last.get(), key.publicKey()));
      }
    } catch (IOException denied) {
      LOG.warn("The files beside the books could not be written: {}", denied.getMessage());
    }
  }
}
