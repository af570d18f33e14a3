package paybridge.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.db.EntryRow;

class AskingTogetherTest {
  @TempDir private Path data;
  private Walk walk;

  @BeforeEach
  void open() {
    walk = new Walk(data);
  }

  @AfterEach
  void close() {
    walk.close();
  }

  @Test
  void payments_that_are_due_are_asked_about_in_one_call_and_each_hears_its_own_news() {
    for (int i = 0; i < 3; i++) {
      try (var browser = new Browsing()) {
        var visit = walk.checkout(browser);
        if (i == 1) {
          walk.gateway.fault("notification-lost");
          browser.postOnly(visit.page().at().toString(), Map.of("card", "approve"));
        }
      }
    }
    walk.forward(Duration.ofSeconds(40));
    var database = walk.bridge.parts().outside.database();
    var orders = database.read(t -> t.orders().oldest(10));
    assertThat(orders).extracting(o -> o.word()).containsExactly("pending", "paid", "pending");
    for (var order : orders) {
      List<EntryRow> entries = database.read(t -> t.entries().ofOrder(order.id()));
      assertThat(entries)
          .filteredOn(entry -> entry.what().startsWith("ask "))
          .hasSize(1)
          .allMatch(entry -> entry.result().equals("ok"))
          .extracting(EntryRow::body)
          .as("what was said of others is not kept with this order")
          .containsOnlyNulls();
    }
  }
}
