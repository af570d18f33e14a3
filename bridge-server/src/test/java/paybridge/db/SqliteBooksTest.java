package paybridge.db;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteBooksTest extends BooksSuite {
  @TempDir private Path folder = Path.of("");
  private Database database = closed();

  private static Database closed() {
    return new Closed();
  }

  @BeforeEach
  @Override
  void a_shop_with_one_order() {
    database = reopened();
    super.a_shop_with_one_order();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  Database database() {
    return database;
  }

  @Override
  Database reopened() {
    return new SqliteDatabase(
        folder.resolve("paybridge.db"),
        broken -> {
          throw new IllegalStateException(broken);
        });
  }
}
