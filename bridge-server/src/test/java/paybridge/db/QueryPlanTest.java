package paybridge.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Books grow to millions of rows: a statement that reads a whole table would end every checkout.
class QueryPlanTest {
  /// Tables with a row for each owner, shop or person; they stay small.
  private static final List<String> SMALL =
      List.of(
          "account", "shop", "offer", "staff", "staff_session", "signin_link", "house", "api_token",
          "listing", "gap");

  /// Names of results, not of tables.
  private static final List<String> RESULTS = List.of("due", "e", "CONSTANT");

  /// Only the demo and the tests ask this.
  private static final List<String> OF_THE_DEMO = List.of("OrderTable.oldest", "OrderTable.count");

  /// Goes backwards from the newest row, and no further.
  private static final List<String> FROM_THE_END = List.of("SealTable.last");

  @TempDir private Path folder = Path.of("");

  @Test
  void no_statement_reads_a_whole_table_that_grows() throws SQLException {
    var source = SqliteDatabase.source(folder.resolve("books.db"), false);
    Schema.migrate(source, "blob");
    var readers = new ArrayList<String>();
    int looked = 0;
    try (var connection = source.getConnection()) {
      var partial = partialIndexes(connection);
      for (var method : methods().toList()) {
        var plan = StatementPlan.of(method);
        if (plan.isEmpty()) {
          continue;
        }
        looked++;
        var whole = wholeTables(connection, partial, plan.get().sql());
        var name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        if (!whole.isEmpty() && !OF_THE_DEMO.contains(name) && !FROM_THE_END.contains(name)) {
          readers.add(name + ": " + whole);
        }
      }
    }
    assertThat(looked).isGreaterThan(80);
    assertThat(readers).isEmpty();
  }

  private static Stream<Method> methods() {
    return Arrays.stream(Tables.class.getRecordComponents())
        .map(RecordComponent::getType)
        .filter(Class::isInterface)
        .flatMap(table -> Arrays.stream(table.getMethods()));
  }

  private static List<String> partialIndexes(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = connection.prepareStatement(
            "select name from sqlite_schema where type = 'index' and sql like '% where %'");
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        names.add(rows.getString("name"));
      }
    }
    return names;
  }

  /// The steps of SQLite's plan that go through a table from end to end, except those through an
  /// index that holds only the rows in question.
  private static List<String> wholeTables(
      Connection connection, List<String> partial, String sql) throws SQLException {
    var steps = new ArrayList<String>();
    try (var statement = connection.prepareStatement("explain query plan " + sql);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        var step = rows.getString("detail");
        var words = List.of(step.split(" "));
        if (step.startsWith("SCAN")
            && !SMALL.contains(words.get(1))
            && !RESULTS.contains(words.get(1))
            && !words.get(1).startsWith("(subquery")
            && !partial.contains(words.getLast())) {
          steps.add(step);
        }
      }
    }
    return steps;
  }
}
