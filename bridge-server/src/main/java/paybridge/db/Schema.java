package paybridge.db;

import java.sql.Types;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

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

  /// Yes and no are 1 and 0 in both databases.
  private static final class YesAsOne extends AbstractArgumentFactory<Boolean> {
    YesAsOne() {
      super(Types.INTEGER);
    }

    @Override
    protected Argument build(Boolean yes, ConfigRegistry config) {
      return (position, statement, context) -> statement.setInt(position, yes ? 1 : 0);
    }
  }

  static Jdbi prepare(Jdbi jdbi) {
    jdbi.installPlugin(new SqlObjectPlugin());
    jdbi.setStatementBuilderFactory(connection -> new KeptStatements());
    jdbi.registerArgument(new YesAsOne());
    jdbi.registerRowMapper(new Records());
    return jdbi;
  }
}
