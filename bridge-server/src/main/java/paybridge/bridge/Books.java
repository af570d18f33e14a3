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
    return new Books(database, vault);
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
