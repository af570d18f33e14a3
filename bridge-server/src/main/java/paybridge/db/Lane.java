package paybridge.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// One connection with its tables; used by one caller at a time.
final class Lane implements AutoCloseable {
  private final Handle handle;
  private final Tables tables;
  private final Map<String, PreparedStatement> words = new HashMap<>();

  Lane(Jdbi jdbi) {
    handle = jdbi.open();
    tables = Tables.on(handle);
  }

  Handle handle() {
    return handle;
  }

  Tables tables() {
    return tables;
  }

  /// Says a word about transactions, such as `commit`; prepared once. The driver closes a statement
  /// that failed, so that it must be prepared anew.
  void say(String word) {
    try {
      var prepared = words.remove(word);
      if (prepared == null || prepared.isClosed()) {
        prepared = handle.getConnection().prepareStatement(word);
      }
      prepared.execute();
      words.put(word, prepared);
    } catch (SQLException failure) {
      throw new UnableToExecuteStatementException(word + " failed", failure, null);
    }
  }

  @Override
  public void close() {
    handle.close();
  }
}
