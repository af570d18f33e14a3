package paybridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.db.AnswerRow;
import paybridge.db.Database;
import paybridge.db.StorageUnavailable;

class FullDiskTest {
  @TempDir private Path data = Path.of("");

  /// SQLite itself says "full" when a database may not grow and "read only" when it may not be
  /// written, on the very connection that the bridge writes with.
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "pragma max_page_count = 1, pragma max_page_count = 1000000",
    "pragma query_only = on, pragma query_only = off"
  })
  void what_cannot_be_written_is_a_503_before_any_gateway_is_called_and_heals(
      String breaks, String mends) {
    try (var bridge = new RealBridge(data)) {
      var database = bridge.bridge().parts().outside.database();
      var writer = database.write(t -> t.handle());
      writer.execute(breaks);
      fill(database);
      var before = bridge.rows();
      int calls = bridge.gatewayCalls();
      var body = bridge.envelope("checkout", bridge.checkout("full"));

      var refused = bridge.call("checkout", "m-full", body);

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
      var problem = RealBridge.json(refused);
      assertThat(problem.path("type").asText()).isEqualTo("/problems/storage-unavailable");
      assertThat(problem.path("retryable").asBoolean()).isTrue();
      assertThat(bridge.notify("evt", new byte[60_000], bridge.notificationSecret).statusCode())
          .as("what is not on disk is not acknowledged")
          .isEqualTo(503);
      assertThat(bridge.rows()).isEqualTo(before);
      assertThat(bridge.gatewayCalls()).as("the gateway saw nothing").isEqualTo(calls);

      writer.execute(mends);

      assertThat(bridge.call("checkout", "m-full", body).statusCode())
          .as("the very same call, without a restart")
          .isEqualTo(200);
      assertThat(bridge.gatewayCalls()).isEqualTo(calls + 1);
    }
  }

  /// Uses up the space that is left inside the last pages.
  private static void fill(Database database) {
    int made = 0;
    for (int size = 3_000; size > 0; size /= 2) {
      boolean fits = true;
      while (fits) {
        made++;
        var row = new AnswerRow("filler", "checkout", "f" + made, new byte[size], null, null, 1);
        try {
          database.write(t -> t.answers().begin(row));
        } catch (StorageUnavailable full) {
          fits = false;
        }
      }
    }
  }
}
