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

  /// Yes and no are 1 and 0 in both databases. Jdbi tells the primitive type from the other one, so
  /// both are named.
  private static final class YesAsOne implements ArgumentFactory.Preparable {
    private static final List<Type> TYPES = List.of(boolean.class, Boolean.class);

    @Override
    public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
      return TYPES.contains(type) ? Optional.of(YesAsOne::bind) : Optional.empty();
    }

    private static Argument bind(@Nullable Object value) {
      return (position, statement, context) -> {
        if (value instanceof Boolean yes) {
          statement.setInt(position, yes ? 1 : 0);
        } else {
          statement.setNull(position, Types.INTEGER);
        }
      };
    }
  }

  static Jdbi prepare(Jdbi jdbi) {
    jdbi.installPlugin(new SqlObjectPlugin());
    jdbi.setStatementBuilderFactory(connection -> new KeptStatements());
    jdbi.registerArgument(new YesAsOne());
    return jdbi;
  }
}
