package paybridge.history;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import paybridge.db.Database;
import paybridge.db.SealRow;
import paybridge.db.Tables;
import paybridge.vault.Vault;
import paybridge.work.Chance;
import paybridge.work.Step;

/// Seals the history: every hour in which something changed, and at an orderly end. Any process of
/// several on one database may do it; the last one wins the hour.
///
/// One seal takes so many heads at most, so that nobody's commit waits for long; when more changed,
/// the next seal follows at once.
public final class SealHistory implements Step {
  private static final Logger LOG = LoggerFactory.getLogger(SealHistory.class);
  private static final Duration EVERY = Duration.ofHours(1);
  private static final int MOST = 2_000;

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;
  private final Chance chance;
  private final SealFile file;
  private volatile long next;

  public SealHistory(
      Database database, Vault vault, InstantSource clock, Chance chance, SealFile file) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
    this.chance = chance;
    this.file = file;
    this.next = clock.millis() + EVERY.toMillis();
  }

  @Override
  public String name() {
    return "seal history";
  }

  @Override
  public List<Runnable> claim(int most) {
    return clock.millis() >= next ? List.of(this::now) : List.of();
  }

  /// Seals all that is not sealed. When the process dies between a commit and its file, the file is
  /// older than the books; the next seal or the next start writes it.
  public synchronized void now() {
    next = clock.millis() + EVERY.toMillis();
    while (database.read(t -> t.chains().countUnsealed()) > 0) {
      var made = database.behind().write(this::seal);
      if (made.isEmpty()) {
        return;
      }
      write(made.get());
    }
  }

  private Optional<SealFile.Said> seal(Tables t) {
    var key = SealKey.of(t, vault, chance);
    t.house().lock(SealKey.NAME);
    var last = t.seals().last();
    long number = last.map(SealRow::number).orElse(0L) + 1;
    int heads = t.seals().take(number, MOST);
    if (heads == 0) {
      return Optional.empty();
    }
    long at = clock.millis();
    var root = Seals.root(t, number, at, last.map(SealRow::rootHash).orElse(Links.NONE));
    var signature = key.sign(Seals.said(number, at, heads, root));
    var seal = new SealRow(number, at, heads, root, key.fingerprint(), signature);
    t.seals().insert(seal);
    t.seals().cover(number);
    return Optional.of(SealFile.said(seal, key.publicKey()));
  }

  private void write(SealFile.Said said) {
    try {
      file.write(said);
    } catch (IOException denied) {
      LOG.warn("{} could not be written: {}", file, denied.getMessage());
    }
  }
}
