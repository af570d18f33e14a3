package paybridge.db;

import java.lang.reflect.Type;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jspecify.annotations.Nullable;

/// The schema of the books: one set of scripts for both databases.
final class Schema {
  private Schema() {}

  static void migrate(DataSource source, String bytes) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db")
        .placeholders(Map.of("bytes", bytes))
        .load()
        .migrate();
  }

  /// Yes and no are 1 and 0 in both databases, and not known is null.
  private static final class YesAsOne implements ArgumentFactory.Preparable {
    @Override
    public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
      return type == boolean.class || type == Boolean.class
          ? Optional.of(YesAsOne::argument)
          : Optional.empty();
    }

    @Override
    public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
      return type == boolean.class || type == Boolean.class
          ? Optional.of(argument(value))
          : Optional.empty();
    }

    private static Argument argument(@Nullable Object value) {
      return value instanceof Boolean yes
          ? (position, statement, context) -> statement.setInt(position, yes ? 1 : 0)
          : (position, statement, context) -> statement.setNull(position, Types.INTEGER);
    }
  }

  static Jdbi prepare(Jdbi jdbi) {
    jdbi.installPlugin(new SqlObjectPlugin());
    jdbi.setStatementBuilderFactory(connection -> new KeptStatements());
    jdbi.registerArgument(new YesAsOne());
    // What was bound may be personal: it must not reach a log by an exception's message.
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    jdbi.registerRowMapper(new Records());
    return jdbi;
  }
}
