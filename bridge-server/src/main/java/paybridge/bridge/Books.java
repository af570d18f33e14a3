package paybridge.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import paybridge.db.Database;
import paybridge.db.PostgresDatabase;
import paybridge.db.SqliteDatabase;
import paybridge.vault.Vault;
import paybridge.work.Chance;

/// The books and the key that opens them, in one data directory: `paybridge.db` and, beside it but
/// never inside it nor in its backup, `master.key`.
public record Books(Database database, Vault vault) implements AutoCloseable {
  private static final String KEY = "master key";

  /// @param data made when missing
  /// @param postgres a JDBC URL, or null for SQLite in `data`
  public static Books open(Path data, @Nullable String postgres, Chance chance) {
    try {
      Files.createDirectories(data);
    } catch (IOException denied) {
      throw new UncheckedIOException("cannot make the data directory " + data, denied);
    }
    var vault = Vault.open(data.resolve("master.key"), chance);
    var database =
        postgres == null
            ? new SqliteDatabase(data.resolve("paybridge.db"), Books::lost)
            : new PostgresDatabase(postgres);
    checkKey(database, vault, data);
    return new Books(database, vault);
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

  /// Nobody knows what is on disk: the only honest thing is to stop, and to read it again at the
  /// next start.
  private static void lost(Throwable why) {
    LoggerFactory.getLogger(Books.class).error("A commit could not be made durable. Stopping.", why);
    Runtime.getRuntime().halt(70);
  }

  @Override
  public void close() {
    database.close();
  }
}
