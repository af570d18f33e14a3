package paybridge.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// One real PostgreSQL for all tests of this JVM, started when the first one asks; it ends with the
/// JVM. Every caller gets an empty database of its own.
public final class OnePostgres {
  private static final AtomicInteger LAST = new AtomicInteger();

  private OnePostgres() {}

  private static final class Started {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException cannot) {
        throw new UncheckedIOException("PostgreSQL cannot be started", cannot);
      }
    }
  }

  /// The JDBC URL of a new, empty database.
  public static String freshDatabase() {
    var name = "books_" + LAST.incrementAndGet();
    try (var connection = Started.SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException cannot) {
      throw new IllegalStateException("no new database", cannot);
    }
    return Started.SERVER.getJdbcUrl("postgres", name);
  }
}
