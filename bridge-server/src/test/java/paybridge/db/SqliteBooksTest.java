package paybridge.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

  @Test
  void the_log_begins_anew_instead_of_growing_without_end() throws Exception {
    var log = folder.resolve("paybridge.db-wal");
    var filler = "x".repeat(100_000);
    long largest = 0;
    // 400 MB in all; the log may grow to 32 MB and by what comes in until somebody looks
    for (int i = 0; i < 4_000; i++) {
      int number = i;
      int changed =
          database.write(
              t ->
                  t.handle()
                      .execute(
                          "insert or replace into house values ('filler', ?)", number + filler));
      assertThat(changed).isEqualTo(1);
      largest = Math.max(largest, Files.size(log));
    }
    assertThat(largest).isBetween(1_000_000L, 250_000_000L);
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
