package paybridge.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.db.EntryRow;
import paybridge.db.OperationRow;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;

/// What programs can do with an order.
class ApiMovesTest {
  private static final String ONE_EURO =
      "{\"amount\":{\"currency\":\"EUR\",\"minor\":100,\"exponent\":2},\"reason\":\"chipped\"}";
  @TempDir Path data;
  @TempDir Path copy;
  private Walk walk;
  private String token;
  private Program program;

  @BeforeEach
  void open() {
    walk = new Walk(data);
    walk.bridge.people().add("sam@shop.example", "Sam", "owner");
    token = "Bearer " + walk.bridge.apiTokens().make("sam@shop.example", "till").token();
    program = new Program(walk.bridgeUrl, token);
  }

  @AfterEach
  void close() {
    program.close();
    walk.close();
  }

  private String paid(String card) {
    try (var shopper = new Browsing()) {
      walk.checkout(shopper).pay(card);
    }
    walk.settle();
    return "/api/v1/orders/" + walk.order().id();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private List<OperationRow> operations() {
    return walk.bridge.parts().outside.database().read(t -> t.operations().ofOrder(walk.order().id()));
  }

  private List<String> lines(String what) {
    return walk.bridge.parts().outside.database().read(t -> t.entries().ofOrder(walk.order().id())).stream()
        .filter(line -> line.direction().equals("staff") && line.what().equals(what))
        .map(EntryRow::detail)
        .toList();
  }

  @Test
  void a_refund_of_a_part_and_then_of_the_rest_names_the_person_in_the_timeline() {
    var order = paid("approve");
    var part = program.post(order + "/refund", ONE_EURO, key());
    assertThat(part.status()).as(part.text()).isEqualTo(200);
    assertThat(part.json().path("outcome").asText()).isIn("done", "pending");
    assertThat(program.post(order + "/refund", "", key()).status()).isEqualTo(200);
    walk.settle();
    walk.forward(Duration.ofMinutes(5));
    assertThat(operations()).extracting(OperationRow::amount).containsExactlyInAnyOrder(100L, 1190L);
    assertThat(lines("refund call"))
        .containsExactlyInAnyOrder(
            "1.00 EUR, by Sam, token “till”", "all, by Sam, token “till”");
    assertThat(walk.order().word()).isEqualTo("refunded");
    var parts = walk.bridge.parts();
    var picture = parts.outside.database().read(t -> parts.hearing.picture(t, walk.order()));
    assertThat(picture.refunds()).hasSize(2).allMatch(refund -> refund.shopRefundId().isEmpty());
    var none = program.post(order + "/refund", "{}", key());
    assertThat(none.status()).isEqualTo(422);
    assertThat(none.problem()).isEqualTo("nothing-to-move");
  }

  @Test
  void held_money_is_taken_or_given_back() {
    var order = paid("authorise-only");
    var no = program.post(order + "/void", ONE_EURO, key());
    assertThat(no.status() + " " + no.json().path("field").asText()).isEqualTo("400 amount");
    assertThat(program.post(order + "/capture", "", key()).json().path("outcome").asText())
        .isEqualTo("done");
    assertThat(program.post(order + "/void", "", key()).problem()).isEqualTo("nothing-to-move");
  }

  @Test
  void what_is_wrong_with_a_body_is_named_and_moves_nothing() {
    var order = paid("approve") + "/refund";
    wrong(order, "[]", 400, "not-json", "");
    wrong(order, "{\"amount\":{\"currency\":\"EUR\",\"minor\":\"1\",\"exponent\":2}}", 400, "wrong-type", "amount.minor");
    wrong(order, "{\"amount\":{\"currency\":\"EUR\",\"minor\":100,\"exponent\":3}}", 422, "wrong-exponent", "amount.exponent");
    wrong(order, "{\"amount\":{\"currency\":\"USD\",\"minor\":100,\"exponent\":2}}", 422, "bad-amount", "amount.currency");
    wrong(order, "{\"amount\":{\"currency\":\"EUR\",\"minor\":9999,\"exponent\":2}}", 422, "bad-amount", "amount.minor");
    wrong(order, "{\"reason\":\"4111 1111 1111 1111\"}", 400, "card-number", "reason");
    assertThat(operations()).isEmpty();
  }

  private void wrong(String path, String body, int status, String word, String field) {
    var heard = program.post(path, body, key());
    assertThat(heard.status() + " " + heard.problem() + " " + heard.json().path("field").asText())
        .as(body)
        .isEqualTo(status + " " + word + " " + field);
  }

  @Test
  void the_gateway_is_asked_and_the_shop_told_again() {
    var order = paid("approve");
    assertThat(program.post(order + "/ask", "", key()).text()).isEqualTo("{\"answered\":true}");
    assertThat(lines("ask the gateway")).containsExactly("by Sam, token “till”");
    var sent = program.post(order + "/send-again", "", key()).json();
    assertThat(sent.path("sent").asBoolean()).isTrue();
    assertThat(sent.path("picture").asLong()).isEqualTo(walk.order().sequence());
  }

  @Test
  void a_bridge_killed_while_the_gateway_works_sends_no_second_refund_for_the_same_key()
      throws IOException {
    var order = paid("approve");
    var key = key();
    var calls = new AtomicInteger();
    var there = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    walk.beforeGateway =
        () -> {
          calls.incrementAndGet();
          there.countDown();
          Waiting.forIt(go);
        };
    var first =
        CompletableFuture.supplyAsync(() -> program.post(order + "/refund", ONE_EURO, key));
    Waiting.forIt(there);
    try (var after = walk.afterKill(data, copy);
        var again = new Program("http://127.0.0.1:" + after.port(), token)) {
      var heard = again.post(order + "/refund", ONE_EURO, key);
      assertThat(heard.json().path("outcome").asText()).isEqualTo("unknown");
      assertThat(calls).hasValue(1);
      assertThat(again.post(order + "/refund", ONE_EURO, key).raw()).isEqualTo(heard.raw());
      var said = again.get(order).text();
      assertThat(said.split("\"refund call\"", -1)).as(said).hasSize(2);
    } finally {
      go.countDown();
    }
    assertThat(first.join().json().path("outcome").asText()).isIn("done", "pending");
  }
}
