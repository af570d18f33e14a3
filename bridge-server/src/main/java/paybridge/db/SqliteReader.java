package paybridge.db;

import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;

/// The books in a SQLite file as somebody beside the bridge may look at them, while it runs: reads
/// and never writes.
public final class SqliteReader implements AutoCloseable {
  private static final int READERS = 2;
  private final Lanes lanes;

  /// @param file must exist, with the schema in it
  public SqliteReader(Path file) {
    lanes = new Lanes(Schema.prepare(Jdbi.create(SqliteDatabase.source(file, true))), READERS);
  }

  /// Runs `work` on a consistent snapshot.
  public <T> T read(Database.Work<T> work) {
    return SqliteDatabase.read(lanes, work);
  }

  @Override
  public void close() {
    lanes.close();
  }
}
