package paybridge.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteUpdateListener;

/// The books of a simulation: in memory, with the real schema, on one connection that one thread
/// uses. Every transaction is committed by itself before its caller goes on, as on a disk that is
/// never late. A crash is what a [Watch] throws: what was not committed is gone, as when the process
/// dies, and the next transaction finds what was.
///
/// Dangerous: nothing here is durable, and a second thread would find itself in the middle of the
/// first one's transaction.
public final class TurnedDatabase implements Database {
  /// The schema costs a second to migrate and is the same every time.
  private static byte @Nullable [] migrated;

  private final SQLiteConnection connection;
  private final Lane lane;
  private final Map<String, Asked> asked = new HashMap<>();
  private Watch watch = new Watch() {};
  private boolean inside;
  private long commits;

  /// Whoever looks on.
  public interface Watch {
    /// A statement is about to be spoken, `begin` and `commit` among them. What this throws is thrown
    /// where the statement would have been.
    default void before(String statement) {}

    /// A transaction is in the books; its caller has not heard it yet. May throw, too.
    default void committed() {}

    /// A row was written, maybe by a transaction that will not be committed.
    default void wrote(String table, long row) {}
  }

  public TurnedDatabase() {
    try {
      connection = inMemory();
    } catch (SQLException failure) {
      throw new IllegalStateException("no database in memory", failure);
    }
    connection.addUpdateListener(
        (SQLiteUpdateListener.Type _, String _, String table, long row) -> watch.wrote(table, row));
    lane =
        new Lane(
            Schema.prepare(Jdbi.create(() -> connection)),
            statement -> watch.before(statement));
  }

  /// From now on this one looks on.
  public void watch(Watch other) {
    watch = other;
  }

  /// How many transactions were committed.
  public long commits() {
    return commits;
  }

  /// True while a transaction is open.
  public boolean inside() {
    return inside;
  }

  @Override
  public <T> T write(Work<T> work) {
    var value = turned(work, "commit");
    commits++;
    watch.committed();
    return value;
  }

  @Override
  public <T> T read(Work<T> work) {
    return turned(work, "rollback");
  }

  private <T> T turned(Work<T> work, String end) {
    if (inside) {
      throw new IllegalStateException("a transaction inside another one");
    }
    inside = true;
    boolean ended = false;
    try {
      lane.say("begin");
      var value = work.in(lane.tables());
      lane.say(end);
      ended = true;
      return value;
    } finally {
      inside = false;
      if (!ended) {
        undo();
      }
    }
  }

  /// Not announced: it happens also when the process has died.
  private void undo() {
    try (var statement = connection.createStatement()) {
      statement.execute("rollback");
    } catch (SQLException nothingBegun) {
      // Or the driver has rolled back by itself.
    }
  }

  /// The rows of a question, by the names of their columns; what is null is missing. For whoever looks
  /// on: nothing of it is announced.
  public List<Map<String, Object>> raw(String sql, Object... values) {
    try {
      var kept = asked.get(sql);
      if (kept == null) {
        kept = Asked.prepare(connection, sql);
        asked.put(sql, kept);
      }
      return kept.rows(values);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  /// A question that was asked before, with the names of its columns.
  private record Asked(PreparedStatement statement, List<String> columns) {
    static Asked prepare(Connection connection, String sql) throws SQLException {
      var statement = connection.prepareStatement(sql);
      var about = statement.getMetaData();
      var columns = new ArrayList<String>();
      for (int i = 1; i <= about.getColumnCount(); i++) {
        columns.add(about.getColumnName(i));
      }
      return new Asked(statement, List.copyOf(columns));
    }

    List<Map<String, Object>> rows(Object... values) throws SQLException {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (var rows = statement.executeQuery()) {
        var all = new ArrayList<Map<String, Object>>();
        while (rows.next()) {
          var row = new LinkedHashMap<String, Object>();
          for (int i = 0; i < columns.size(); i++) {
            var value = rows.getObject(i + 1);
            if (value != null) {
              row.put(columns.get(i), value);
            }
          }
          all.add(row);
        }
        return all;
      }
    }
  }

  /// Changes the books behind the bridge's back: to prove that whoever looks on would see it.
  public int spoil(String sql) {
    try (var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  @Override
  public Database behind() {
    return this;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw new IllegalStateException("the database in memory does not close", failure);
    }
  }

  private static synchronized SQLiteConnection inMemory() throws SQLException {
    var known = migrated == null ? migrated() : migrated;
    migrated = known;
    var connection = source(":memory:").getConnection().unwrap(SQLiteConnection.class);
    connection.deserialize("main", known);
    return connection;
  }

  private static byte[] migrated() throws SQLException {
    var source = source("file:turned?mode=memory&cache=shared");
    try (var kept = source.getConnection()) {
      Schema.migrate(source, "blob");
      return kept.unwrap(SQLiteConnection.class).serialize("main");
    }
  }

  private static SQLiteDataSource source(String where) {
    var config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setGetGeneratedKeys(false);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + where);
    return source;
  }
}
