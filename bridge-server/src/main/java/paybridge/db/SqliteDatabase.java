package paybridge.db;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The books in one SQLite file: WAL, `synchronous=FULL` (checked at start), one writer that commits
/// many transactions with one fsync, readers on connections of their own.
public final class SqliteDatabase implements Database {
  private static final int READERS = 8;


  /// SQLite counts a negative cache size in KiB.
  private static final int WRITER_CACHE = -32 * 1024;

  private static final int READER_CACHE = -2 * 1024;

  /// Pages in the log before they are written back: each page is written back once, however often
  /// it changed meanwhile. 8,000 are 32 MB.
  private static final int CHECKPOINT_PAGES = 8_000;

  private final GroupWriter writer;
  private final Lanes readers;

  /// @param file made when missing
  /// @param broken told when a commit could not be made durable; must end the process
  public SqliteDatabase(Path file, Consumer<Throwable> broken) {
    var source = source(file, false);
    Schema.migrate(source, "blob");
    var lane = new Lane(Schema.prepare(Jdbi.create(source)));
    check(lane);
    writer = new GroupWriter(lane, broken);
    readers = new Lanes(Schema.prepare(Jdbi.create(source(file, true))), READERS);
  }

  static SQLiteDataSource source(Path file, boolean readOnly) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(5_000);
    config.setCacheSize(readOnly ? READER_CACHE : WRITER_CACHE);
    config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, String.valueOf(CHECKPOINT_PAGES));
    config.enforceForeignKeys(true);
    config.setReadOnly(readOnly);
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
    writer.close();
    readers.close();
  }
}
