package paybridge.db;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/// Prepares each statement once per connection. Every statement of the house is written down in a
/// table, so there are few of them, and preparing costs more than running for most.
final class KeptStatements implements StatementBuilder {
  private final Map<String, PreparedStatement> kept = new HashMap<>();

  @Override
  public Statement create(Connection connection, StatementContext context) throws SQLException {
    return connection.createStatement();
  }

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    var statement = kept.remove(sql);
    return statement == null || statement.isClosed()
        ? connection.prepareStatement(sql)
        : statement;
  }

  @Override
  public CallableStatement createCall(Connection connection, String sql, StatementContext context)
      throws SQLException {
    return connection.prepareCall(sql);
  }

  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    if (statement instanceof PreparedStatement prepared && kept.size() < 400) {
      prepared.clearParameters();
      var other = kept.put(sql, prepared);
      if (other != null) {
        other.close();
      }
    } else {
      statement.close();
    }
  }

  @Override
  public void close(Connection connection) {
    // The connection closes its statements itself.
    kept.clear();
  }
}
