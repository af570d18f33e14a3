package paybridge.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {
  @TempDir private Path folder;
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    database = new SqliteDatabase(folder.resolve("books.db"), _ -> {});
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_row_comes_back_as_it_was_written() {
    var entry =
        new EntryRow(
            "e1", 7, "s", "o", "p", "m", "u", "a→b", "what", "ok", "detail", 5L, 9L,
            new byte[] {1, 2});

    var read = kept(entry);

    assertThat(read).usingRecursiveComparison().isEqualTo(entry);
  }

  @Test
  void nothing_comes_back_as_nothing_and_not_as_zero() {
    var entry =
        new EntryRow(
            "e1", 7, "s", "o", null, null, null, "a→b", "what", "ok", "", null, null, null);

    assertThat(kept(entry)).usingRecursiveComparison().isEqualTo(entry);
  }

  @Test
  void yes_no_and_not_known_are_three_answers() {
    database.write(
        t -> t.handle().execute(
            """
            insert into shop (id, path_key, name, storefront, home, callback, return_hosts, state,
              platform, secrets, challenge_tries, created_at)
            values ('s', 'p', 'n', 'generic', 'h', '', '', 'live', '', x'00', 0, 1)
            """));
    var order =
        new OrderRow(
            "o", "s", "1", "1", "EUR", 4990, 2, 1, "paid", "", "", true, 1, new byte[65], "", 1, 1);

    var made =
        database.write(
            t -> {
              t.orders().insert(order);
              return t.orders().find("o").orElseThrow();
            });
    assertThat(made).usingRecursiveComparison().isEqualTo(order);

    assertThat(afterwards("update shop_order set shop_paid = 0").shopPaid()).isEqualTo(false);
    assertThat(afterwards("update shop_order set shop_paid = null").shopPaid()).isNull();
  }

  private OrderRow afterwards(String sql) {
    return database.write(
        t -> {
          t.handle().execute(sql);
          return t.orders().find("o").orElseThrow();
        });
  }

  private EntryRow kept(EntryRow entry) {
    return database.write(
        t -> {
          t.entries().insert(entry);
          return t.entries().ofOrder("o").getFirst();
        });
  }
}
