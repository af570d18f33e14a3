package paybridge.db;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/// Speaks the statements of one table on one connection, straight through JDBC. The tables are
/// written as Jdbi's SQL objects, and Jdbi speaks what needs more than names and columns; but its way
/// from a method to a statement costs many times what SQLite does, and all of that on the one
/// writer's thread.
final class TableStatements implements InvocationHandler {
  private static final Map<Method, Optional<StatementPlan>> PLANS = new ConcurrentHashMap<>();

  private final Handle handle;
  private final ChangeList changes;
  private final Consumer<String> before;
  private final Object jdbi;
  private final Map<Method, Ready> ready = new HashMap<>();

  private TableStatements(
      Handle handle, ChangeList changes, Consumer<String> before, Object jdbi) {
    this.handle = handle;
    this.changes = changes;
    this.before = before;
    this.jdbi = jdbi;
  }

  /// A statement that is prepared, and its reader once the first row came.
  private static final class Ready {
    final StatementPlan plan;
    final PreparedStatement statement;
    Records.@Nullable Reader reader;

    Ready(StatementPlan plan, PreparedStatement statement) {
      this.plan = plan;
      this.statement = statement;
    }
  }

  /// The table on this connection. Used by one caller at a time, as the connection is.
  ///
  /// @param changes told what the history must keep
  /// @param before hears every statement before it is spoken
  static <T> T of(
      Handle handle, ChangeList changes, Consumer<String> before, Class<T> table) {
    var jdbi = handle.attach(table);
    return table.cast(
        Proxy.newProxyInstance(
            table.getClassLoader(), new Class<?>[] {table},
            new TableStatements(handle, changes, before, jdbi)));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    HaltPoint.pass();
    var given = arguments == null ? new Object[0] : arguments;
    try {
      var known = ready.get(method);
      if (known == null || known.statement.isClosed()) {
        var plan = PLANS.computeIfAbsent(method, StatementPlan::of);
        if (plan.isEmpty()) {
          before.accept(method.getName());
          return method.invoke(jdbi, given);
        }
        known = prepare(plan.get());
        ready.put(method, known);
      }
      before.accept(known.plan.sql());
      return run(known, given);
    } catch (SQLException failure) {
      forget(method);
      throw new UnableToExecuteStatementException(method.getName() + " failed", failure, null);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }

  private Ready prepare(StatementPlan plan) throws SQLException {
    return new Ready(plan, handle.getConnection().prepareStatement(plan.sql()));
  }

  /// A statement that failed may be in any state; SQLite's driver closes some, PostgreSQL's none.
  private void forget(Method method) {
    var failed = ready.remove(method);
    if (failed != null) {
      Lane.close(failed.statement);
    }
  }

  private @Nullable Object run(Ready ready, Object[] arguments) throws SQLException {
    var binds = ready.plan.binds();
    for (int i = 0; i < binds.size(); i++) {
      binds.get(i).to(ready.statement, i + 1, arguments);
    }
    if (!ready.plan.query()) {
      int changed = ready.statement.executeUpdate();
      if (changed > 0) {
        ready.plan.tell(changes, arguments);
      }
      return changed;
    }
    try (var rows = ready.statement.executeQuery()) {
      return switch (ready.plan.shape()) {
        case LIST -> all(ready, rows);
        case MAYBE -> rows.next() ? Optional.ofNullable(row(ready, rows)) : Optional.empty();
        case ONE -> one(ready, rows);
      };
    }
  }

  private static List<@Nullable Object> all(Ready ready, ResultSet rows) throws SQLException {
    var all = new ArrayList<@Nullable Object>();
    while (rows.next()) {
      all.add(row(ready, rows));
    }
    return all;
  }

  private static @Nullable Object one(Ready ready, ResultSet rows) throws SQLException {
    if (!rows.next()) {
      throw new IllegalStateException("no row where there must be one");
    }
    return row(ready, rows);
  }

  private static @Nullable Object row(Ready ready, ResultSet rows) throws SQLException {
    var reader = ready.reader;
    if (reader == null) {
      reader = Records.reader(ready.plan.row(), rows);
      ready.reader = reader;
    }
    return reader.read(rows);
  }
}
