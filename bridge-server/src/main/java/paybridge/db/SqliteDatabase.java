package paybridge.db;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/// The books in one SQLite file: WAL, `synchronous=FULL` (checked at start), one writer that commits
/// many transactions with one fsync, readers on connections of their own.
public final class SqliteDatabase implements Database {
  private static final int READERS = 8;

  /// SQLite counts a negative cache size in KiB.
  private static final int WRITER_CACHE = -32 * 1024;

  private static final int READER_CACHE = -2 * 1024;

  static final int BUSY_MILLIS = 5_000;

  private final GroupWriter writer;
  private final Checkpoints checkpoints;
  private final Lanes readers;

  /// @param file made when missing
  /// @param broken told when a commit could not be made durable; must end the process
  public SqliteDatabase(Path file, Consumer<Throwable> broken) {
    this(file, broken, History.NONE);
  }

  /// As the other, with somebody who keeps the history.
  public SqliteDatabase(Path file, Consumer<Throwable> broken, History history) {
    var source = source(file, false);
    Schema.migrate(source, "blob");
    var lane = new Lane(Schema.prepare(Jdbi.create(source)));
    check(lane);
    writer = new GroupWriter(lane, broken, history);
    checkpoints = new Checkpoints(Jdbi.create(source), writer);
    readers = new Lanes(Schema.prepare(Jdbi.create(source(file, true))), READERS);
  }

  static SQLiteDataSource source(Path file, boolean readOnly) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(readOnly ? READER_CACHE : WRITER_CACHE);
    // by Checkpoints, not in somebody's commit
    config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, "0");
    config.enforceForeignKeys(true);
    config.setReadOnly(readOnly);
    // a savepoint copies every page that changes under it; in memory, not into a file
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    // each connection is used by one caller at a time: SQLite need not lock it for every word
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    // else the driver asks for the last row's number after every insert, by a statement of its own
    config.setGetGeneratedKeys(false);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static void check(Lane lane) {
    var mode = lane.handle().createQuery("pragma journal_mode").mapTo(String.class).one();
    int synchronous = lane.handle().createQuery("pragma synchronous").mapTo(int.class).one();
    if (!"wal".equals(mode) || synchronous != 2) {
      throw new IllegalStateException(
          "SQLite must run with journal_mode=wal and synchronous=full, but has journal_mode="
              + mode
              + " and synchronous="
              + synchronous);
    }
  }

  @Override
  public <T> T write(Work<T> work) {
    return writer.write(work, WaitingWork.Turn.FIRST);
  }

  @Override
  public Database behind() {
    return new Behind();
  }

  /// The same books, written after everybody else.
  private final class Behind implements Database {
    @Override
    public <T> T write(Work<T> work) {
      return writer.write(work, WaitingWork.Turn.BEHIND);
    }

    @Override
    public <T> T read(Work<T> work) {
      return SqliteDatabase.this.read(work);
    }

    @Override
    public Database behind() {
      return this;
    }

    @Override
    public void close() {
      SqliteDatabase.this.close();
    }
  }

  @Override
  public <T> T read(Work<T> work) {
    return read(readers, work);
  }

  static <T> T read(Lanes lanes, Work<T> work) {
    return lanes.with(
        lane -> {
          lane.say("begin");
          try {
            return work.in(lane.tables());
          } finally {
            lane.say("rollback");
          }
        });
  }

  @Override
  public void close() {
    checkpoints.close();
    writer.close();
    readers.close();
  }
}
