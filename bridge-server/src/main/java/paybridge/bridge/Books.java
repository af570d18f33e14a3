package paybridge.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import paybridge.db.Database;
import paybridge.db.PostgresDatabase;
import paybridge.db.SqliteDatabase;
import paybridge.history.Began;
import paybridge.history.Chains;
import paybridge.history.Mark;
import paybridge.vault.Vault;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import paybridge.work.Chance;

/// The books and the key that opens them, in one data directory: `paybridge.db` and, beside it but
/// never inside it nor in its backup, `master.key`.
///
/// @param mark beside the books: what was committed last
public record Books(Database database, Vault vault, Mark mark) implements AutoCloseable {
  private static final String KEY = "master key";

  /// @param data made when missing
  /// @param postgres a JDBC URL, or null for SQLite in `data`
  public static Books open(Path data, @Nullable String postgres, Chance chance) {
    return open(data, postgres, chance, InstantSource.system());
  }

  /// As the other, with a clock for the history.
  public static Books open(
      Path data, @Nullable String postgres, Chance chance, InstantSource clock) {
    Mark mark;
    try {
      Files.createDirectories(data);
      mark = Mark.in(data);
    } catch (IOException denied) {
      throw new UncheckedIOException("cannot make the data directory " + data, denied);
    }
    var vault = Vault.open(data.resolve("master.key"), chance);
    var history = new Chains(vault, clock, mark);
    var database =
        postgres == null
            ? sqlite(data.resolve("paybridge.db"), history)
            : new PostgresDatabase(postgres, history);
    checkKey(database, vault, data);
    Began.note(database, vault, clock);
    return new Books(database, vault, mark);
  }

  private static Database sqlite(Path file, Chains history) {
    try {
      return new SqliteDatabase(file, Books::lost, history);
    } catch (RuntimeException failure) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLiteException damaged
            && (damaged.getResultCode() == SQLiteErrorCode.SQLITE_CORRUPT
                || damaged.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB)) {
          throw new Damaged(file, List.of(String.valueOf(damaged.getMessage())));
        }
      }
      throw failure;
    }
  }

  /// Books sealed under another key are of no use, and a new key beside old books would hide that
  /// the old one was lost.
  private static void checkKey(Database database, Vault vault, Path data) {
    var known = database.read(t -> t.house().find(KEY));
    if (known.isEmpty()) {
      int kept = database.write(t -> t.house().keep(KEY, vault.fingerprint()));
      if (kept == 1) {
        return;
      }
      known = database.read(t -> t.house().find(KEY));
    }
    if (!vault.knows(known.orElseThrow())) {
      database.close();
      throw new WrongKey(
          data.resolve("master.key")
              + " is not the key of these books. Put the right key file there; without it what is"
              + " sealed in the books cannot be read.");
    }
  }

  /// The master key does not belong to the books.
  public static final class WrongKey extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    WrongKey(String message) {
      super(message);
    }
  }

  /// The database file is damaged.
  public static final class Damaged extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Damaged(Path file, List<String> wrong) {
      super(
          file
              + " is damaged ("
              + String.join("; ", wrong)
              + "). Go back to the last backup; what came since then is asked for at the start."
              + " ./bridge verify says more.");
    }
  }

  /// Nobody knows what is on disk: the only honest thing is to stop, and to read it again at the
  /// next start.
  private static void lost(Throwable why) {
    LoggerFactory.getLogger(Books.class).error("A commit could not be made durable. Stopping.", why);
    Runtime.getRuntime().halt(70);
  }

  @Override
  public void close() {
    database.close();
    mark.close();
  }
}
