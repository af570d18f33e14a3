package paybridge.db;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.postgresql.ds.PGSimpleDataSource;

/// The books in PostgreSQL, for several processes on one database. PostgreSQL groups commits by
/// itself; a transaction that met another one (deadlock, serialization) is run again.
public final class PostgresDatabase implements Database {
  private static final int CONNECTIONS = 24;
  private static final int TRIES = 6;

  private final Lanes lanes;
  private final History history;

  /// @param url `jdbc:postgresql://host:port/name?user=…&password=…`
  public PostgresDatabase(String url) {
    this(url, History.NONE);
  }

  /// As the other, with somebody who keeps the history.
  public PostgresDatabase(String url, History history) {
    this.history = history;
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    Schema.migrate(source, "bytea");
    lanes = new Lanes(Schema.prepare(Jdbi.create(source)), CONNECTIONS);
  }

  @Override
  public <T> T write(Work<T> work) {
    return run(work, false);
  }

  @Override
  public <T> T read(Work<T> work) {
    return run(work, true);
  }

  /// PostgreSQL has many writers, so that nobody stands in another's way.
  @Override
  public Database behind() {
    return this;
  }

  private <T> T run(Work<T> work, boolean readOnly) {
    for (int turn = 1; ; turn++) {
      try {
        return lanes.with(lane -> inTransaction(lane, work, readOnly));
      } catch (RuntimeException failure) {
        var state = sqlState(failure);
        if (turn < TRIES && (state.equals("40001") || state.equals("40P01"))) {
          continue;
        }
        if (state.startsWith("08") || state.startsWith("53") || state.startsWith("57")
            || state.equals("25006")) {
          throw new StorageUnavailable("The database cannot be used now.", failure);
        }
        throw failure;
      }
    }
  }

  private <T> T inTransaction(Lane lane, Work<T> work, boolean readOnly) {
    if (readOnly) {
      return lane.handle()
          .inTransaction(
              TransactionIsolationLevel.REPEATABLE_READ, handle -> work.in(lane.tables()));
    }
    var link = new AtomicReference<Optional<LinkRow>>(Optional.empty());
    var value =
        lane.handle()
            .inTransaction(
                TransactionIsolationLevel.READ_COMMITTED,
                handle -> {
                  lane.changes().clear();
                  var done = work.in(lane.tables());
                  link.set(history.keep(lane.tables(), lane.changes().take()));
                  return done;
                });
    link.get().ifPresent(history::committed);
    return value;
  }

  private static String sqlState(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }

  @Override
  public void close() {
    lanes.close();
  }
}
