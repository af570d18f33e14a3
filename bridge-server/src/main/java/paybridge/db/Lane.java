package paybridge.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// One connection with its tables; used by one caller at a time.
final class Lane implements AutoCloseable {
  private final Handle handle;
  private final ChangeList changes = new ChangeList();
  private final Tables tables;
  private final Map<String, PreparedStatement> words = new HashMap<>();
  private final Consumer<String> before;

  Lane(Jdbi jdbi) {
    this(jdbi, _ -> {});
  }

  /// @param before hears every statement before it is spoken, `begin` and `commit` among them; what it
  ///     throws is thrown in the place of the statement
  Lane(Jdbi jdbi, Consumer<String> before) {
    this.before = before;
    handle = jdbi.open();
    tables = Tables.on(handle, changes, before);
  }

  Handle handle() {
    return handle;
  }

  Tables tables() {
    return tables;
  }

  /// What was changed on this connection and not yet told to the history.
  ChangeList changes() {
    return changes;
  }

  /// Says a word about transactions, such as `commit`; prepared once, and anew after a failure,
  /// because the driver closes some statements that failed.
  void say(String word) {
    HaltPoint.pass();
    before.accept(word);
    var prepared = words.get(word);
    try {
      if (prepared == null || prepared.isClosed()) {
        prepared = handle.getConnection().prepareStatement(word);
        words.put(word, prepared);
      }
      prepared.execute();
    } catch (SQLException failure) {
      words.remove(word);
      if (prepared != null) {
        close(prepared);
      }
      throw new UnableToExecuteStatementException(word + " failed", failure, null);
    }
  }

  /// Closes a statement whose failure is on its way to the caller already.
  static void close(PreparedStatement failed) {
    try {
      failed.close();
    } catch (SQLException alreadyBroken) {
      // Nothing more can be done with it.
    }
  }

  @Override
  public void close() {
    handle.close();
  }
}
