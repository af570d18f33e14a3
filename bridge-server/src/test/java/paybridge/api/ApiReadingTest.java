package paybridge.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;

/// Who may call `/api/v1`, and what can be read there.
class ApiReadingTest {
  private static final String MAIL = "sam@shop.example";
  @TempDir Path data;
  private Walk walk;
  private ApiTokens.Made made;
  private Program program;

  @BeforeEach
  void open() {
    walk = new Walk(data);
    walk.bridge.people().add(MAIL, "Sam", "owner");
    made = walk.bridge.apiTokens().make(MAIL, "till");
    program = new Program(walk.bridgeUrl, "Bearer " + made.token());
    try (var shopper = new Browsing()) {
      walk.checkout(shopper).pay("approve");
    }
    walk.settle();
  }

  @AfterEach
  void close() {
    program.close();
    walk.close();
  }

  private Program.Heard with(String authorization, String path) {
    try (var other = new Program(walk.bridgeUrl, authorization)) {
      return other.get(path);
    }
  }

  @Test
  void without_a_token_that_counts_every_call_is_a_problem_and_tells_nothing() {
    for (var wrong :
        new String[] {"", "Bearer", "Bearer pb_", "Bearer pb_wrong", made.token(), "Basic c2Ft"}) {
      var heard = with(wrong, "/api/v1/orders/" + walk.order().id());
      assertThat(heard.status()).as(wrong).isEqualTo(401);
      assertThat(heard.type()).startsWith("application/problem+json");
      assertThat(heard.problem()).isEqualTo("bad-token");
      assertThat(heard.authenticate()).isEqualTo("Bearer");
      assertThat(heard.text()).doesNotContain(walk.order().number());
    }
    assertThat(with("bearer " + made.token(), "/api/v1/orders?number=x").status()).isEqualTo(200);
  }

  @Test
  void a_revoked_token_opens_nothing_and_the_others_do() {
    var other = walk.bridge.apiTokens().make(MAIL, "ledger");
    walk.bridge.apiTokens().revoke(made.id());
    assertThat(program.get("/api/v1/orders?number=x").status()).isEqualTo(401);
    assertThat(with("Bearer " + other.token(), "/api/v1/orders?number=x").status()).isEqualTo(200);
  }

  @Test
  void the_books_keep_the_hash_of_a_token_and_when_it_was_used() {
    program.get("/api/v1/orders?number=x");
    var used = walk.bridge.apiTokens().of(MAIL).getFirst();
    assertThat(used.toString()).doesNotContain(made.token());
    assertThat(used.usedAt()).isNotNull();
    walk.forward(Duration.ofHours(1));
    program.get("/api/v1/orders?number=x");
    assertThat(walk.bridge.apiTokens().of(MAIL).getFirst().usedAt()).isGreaterThan(used.usedAt());
    assertThat(made.toString()).doesNotContain(made.token());
  }

  @Test
  void an_order_is_found_by_number_or_reference_and_read_with_its_three_books() {
    var order = walk.order();
    var reference =
        walk.bridge.parts().outside.database()
            .read(t -> t.payments().ofOrder(order.id()))
            .getFirst()
            .reference();
    for (var query : new String[] {"number=" + order.number(), "reference=" + reference}) {
      var found = program.get("/api/v1/orders?" + query + "&shop=tea").json().path("orders");
      assertThat(found).as(query).hasSize(1);
      assertThat(found.get(0).path("id").asText()).isEqualTo(order.id());
      assertThat(found.get(0).path("number").asText()).isEqualTo(order.number());
      assertThat(found.get(0).path("shop").asText()).isEqualTo("tea");
      assertThat(found.get(0).path("word").asText()).isEqualTo("paid");
      assertThat(found.get(0).path("verdict").asText()).isIn("agree", "waiting");
    }
    var report = program.get("/api/v1/orders/" + order.id()).json();
    assertThat(report.path("cause").asText()).isNotEmpty();
    assertThat(report.path("gateway").get(0).asText()).contains(reference);
    assertThat(report.path("bridge").get(0).asText()).contains("paid");
    assertThat(report.path("timeline")).isNotEmpty();
    assertThat(StreamSupport.stream(report.path("timeline").spliterator(), false))
        .allSatisfy(line -> assertThat(line.path("at").asText()).endsWith("Z"));
    assertThat(report.toString()).doesNotContain("Ada Example", "ada@example.org");
  }

  @Test
  void a_question_that_cannot_be_read_is_told_which_part_of_it() {
    walk.bridge.parts().register.shop("coffee", "generic", "http://127.0.0.1:9/coffee");
    var number = walk.order().number();
    assertThat(program.get("/api/v1/orders?number=" + number + "&shop=coffee").json().path("orders"))
        .isEmpty();
    problem("/api/v1/orders", 400, "missing-field", "number");
    problem("/api/v1/orders?number=1&reference=2", 400, "bad-value", "reference");
    problem("/api/v1/orders?number=1&shop=none", 400, "bad-value", "shop");
    problem("/api/v1/orders/none", 404, "unknown-order", "id");
  }

  private void problem(String path, int status, String word, String field) {
    var heard = program.get(path);
    assertThat(heard.status()).as(path).isEqualTo(status);
    assertThat(heard.problem()).as(path).isEqualTo(word);
    assertThat(heard.json().path("field").asText()).as(path).isEqualTo(field);
    assertThat(heard.json().path("reference").asText()).as(path).isNotEmpty();
  }
}
