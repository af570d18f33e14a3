package paybridge.db;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresBooksTest extends BooksSuite {
  private String url = "";
  private Database database = new Closed();

  @BeforeEach
  @Override
  void a_shop_with_one_order() {
    url = OnePostgres.freshDatabase();
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
    return new PostgresDatabase(url);
  }
}
