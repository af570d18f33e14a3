package paybridge.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;

/// Every MUST and SHOULD of draft-ietf-httpapi-idempotency-key-header, asked of a running bridge: one
/// test for each row of docs/idempotency.md.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyConformanceTest {
  private static final Path PAGE = Path.of("../docs/idempotency.md");

  @SuppressWarnings("NullAway.Init")
  private Path data;

  @SuppressWarnings("NullAway.Init")
  private Walk walk;

  @SuppressWarnings("NullAway.Init")
  private String token;

  @SuppressWarnings("NullAway.Init")
  private Program program;

  @SuppressWarnings("NullAway.Init")
  private String first;

  @SuppressWarnings("NullAway.Init")
  private String second;

  @BeforeAll
  void open(@TempDir Path at) {
    data = at;
    walk = new Walk(data);
    walk.bridge.people().add("sam@shop.example", "Sam", "owner");
    token = "Bearer " + walk.bridge.apiTokens().make("sam@shop.example", "till").token();
    program = new Program(walk.bridgeUrl, token);
    try (var shopper = new Browsing()) {
      walk.checkout(shopper).pay("approve");
      walk.settle();
      walk.checkout(shopper).pay("approve");
      walk.settle();
    }
    var orders = walk.bridge.parts().outside.database().read(t -> t.orders().oldest(2));
    first = "/api/v1/orders/" + orders.getFirst().id();
    second = "/api/v1/orders/" + orders.getLast().id();
    assertThat(first).isNotEqualTo(second);
  }

  @AfterAll
  void close() {
    program.close();
    walk.close();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static String cents(int minor) {
    return "{\"amount\":{\"currency\":\"EUR\",\"minor\":%d,\"exponent\":2}}".formatted(minor);
  }

  private Program.Heard refund(String body, String key) {
    return program.post(first + "/refund", body, key);
  }

  private int refunds() {
    return walk.bridge
        .parts()
        .outside
        .database()
        .read(t -> t.operations().ofOrder(first.substring(first.lastIndexOf('/') + 1)))
        .size();
  }

  private static void refused(Program.Heard heard, int status, String word) {
    assertThat(heard.status() + " " + heard.problem()).isEqualTo(status + " " + word);
    assertThat(heard.type()).startsWith("application/problem+json");
  }

  /// The link of a problem leads to its page.
  private void linked(Program.Heard heard) {
    var page = program.get(heard.json().path("type").asText());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("What to do");
  }

  @Test
  @DisplayName("row 1: the key is a string of structured fields, and the bare text is the same key")
  void a_key_is_a_string() {
    int before = refunds();
    var key = key();
    var quoted = refund(cents(1), key);
    assertThat(quoted.status()).as(quoted.text()).isEqualTo(200);
    assertThat(program.post(first + "/refund", cents(1), List.of(key)).raw())
        .isEqualTo(quoted.raw());
    for (var wrong : List.of("\"open", "\"a\" \"b\"", "a, b", "\"a\\b\"", "\"\"", "a\"", "\"a\";b=1")) {
      var heard = program.post(first + "/refund", cents(1), List.of(wrong));
      refused(heard, 400, "missing-idempotency-key");
    }
    refused(
        program.post(first + "/refund", cents(1), List.of("\"a\"", "\"b\"")),
        400, "missing-idempotency-key");
    assertThat(refunds()).isEqualTo(before + 1);
  }

  @Test
  @DisplayName("row 2: a key that was used for another payload is refused and moves nothing")
  void a_key_is_for_one_payload() {
    var key = key();
    assertThat(refund(cents(2), key).status()).isEqualTo(200);
    int before = refunds();
    refused(refund(cents(3), key), 422, "key-reused");
    assertThat(refunds()).isEqualTo(before);
  }

  @Test
  @DisplayName("row 3: a key is unique within one shop and call")
  void a_key_is_unique_within_a_call() {
    var key = key();
    assertThat(refund(cents(2), key).status()).isEqualTo(200);
    assertThat(program.post(first + "/ask", "", key).text()).isEqualTo("{\"answered\":true}");
    refused(program.post(second + "/refund", cents(2), key), 422, "key-reused");
  }

  @Test
  @DisplayName("row 4: a UUID, or any random text, is a key")
  void a_uuid_is_a_key() {
    for (var key : List.of(key(), "clkyoesmbgybucifusbbtdsbohtyuuwz", "a \\\"b\\\" \\\\c")) {
      assertThat(refund(cents(1), key).status()).as(key).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("row 5: how long keys are kept is published, and it is true")
  void keys_are_kept_as_long_as_published() throws IOException {
    assertThat(Files.readString(PAGE)).contains("30 days and at least while the order is open");
    var key = key();
    var answer = refund(cents(2), key);
    walk.forward(Duration.ofDays(31));
    assertThat(refund(cents(2), key).raw()).isEqualTo(answer.raw());
  }

  @Test
  @DisplayName("row 6: the rules are published, with when keys expire, and the reference names the page")
  void the_rules_are_published() throws IOException {
    assertThat(Files.readString(PAGE)).contains("## How long keys are kept");
    assertThat(program.get("/openapi.json").text()).contains("docs/idempotency.md");
    assertThat(program.get("/problems/missing-idempotency-key").text())
        .contains("docs/idempotency.md");
  }

  @Test
  @DisplayName("row 7: another key is another wish")
  void another_key_is_another_wish() {
    int before = refunds();
    assertThat(refund(cents(1), key()).raw()).isNotEqualTo(refund(cents(1), key()).raw());
    assertThat(refunds()).isEqualTo(before + 2);
  }

  @Test
  @DisplayName("row 8: the key is read from the header and from nowhere else")
  void the_key_stands_in_the_header() {
    var heard =
        program.post(
            first + "/refund?Idempotency-Key=" + key(), "{\"Idempotency-Key\":\"a\"}", List.of());
    refused(heard, 400, "missing-idempotency-key");
    assertThat(heard.json().path("field").asText()).isEqualTo("Idempotency-Key");
  }

  @Test
  @DisplayName("row 9: the fingerprint is of the whole body and of the order")
  void the_fingerprint_is_of_the_whole_body() {
    var key = key();
    assertThat(refund(cents(2), key).status()).isEqualTo(200);
    refused(refund(cents(2) + " ", key), 422, "key-reused");
    refused(program.post(second + "/refund", cents(2), key), 422, "key-reused");
  }

  @Test
  @DisplayName("row 10: the first call is done")
  void the_first_call_is_done() {
    int before = refunds();
    var heard = refund(cents(1), key());
    assertThat(heard.json().path("outcome").asText()).isIn("done", "pending");
    assertThat(refunds()).isEqualTo(before + 1);
  }

  @Test
  @DisplayName("row 11: a retry gets the bytes of the first answer, also after a kill, and moves nothing")
  void a_retry_gets_the_same_bytes(@TempDir Path copy) throws IOException {
    var key = key();
    var answer = refund(cents(2), key);
    int before = refunds();
    assertThat(refund(cents(2), key).raw()).isEqualTo(answer.raw());
    try (var after = walk.afterKill(data, copy);
        var again = new Program("http://127.0.0.1:" + after.port(), token)) {
      var heard = again.post(first + "/refund", cents(2), key);
      assertThat(heard.raw()).isEqualTo(answer.raw());
      assertThat(heard.status() + heard.type()).isEqualTo(answer.status() + answer.type());
    }
    assertThat(refunds()).isEqualTo(before);
  }

  @Test
  @DisplayName("row 12: a retry of what was refused gets the bytes of the refusal")
  void a_retry_of_a_refusal_gets_the_same_bytes() {
    var key = key();
    var no = refund(cents(999_999), key);
    refused(no, 422, "bad-amount");
    assertThat(refund(cents(999_999), key).raw()).isEqualTo(no.raw());
  }

  @Test
  @DisplayName("row 13: calls at the same time are one call, and all get its bytes")
  void calls_at_the_same_time_are_one() throws InterruptedException, ExecutionException {
    int before = refunds();
    var key = key();
    var calls = new ArrayList<Callable<String>>();
    for (int i = 0; i < 20; i++) {
      calls.add(
          () -> {
            var heard = refund(cents(2), key);
            return heard.status() + " " + heard.text();
          });
    }
    var seen = new HashSet<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        seen.add(answer.get());
      }
    }
    assertThat(seen).hasSize(1).first().asString().startsWith("200 ");
    assertThat(refunds()).isEqualTo(before + 1);
  }

  @Test
  @DisplayName("row 14: without a key the answer is 400 with a link to what to do")
  void without_a_key_the_answer_is_400() {
    int before = refunds();
    for (var call : List.of("refund", "capture", "void", "ask", "send-again")) {
      var heard = program.post(first + "/" + call, "", List.of());
      refused(heard, 400, "missing-idempotency-key");
      linked(heard);
    }
    assertThat(refunds()).isEqualTo(before);
  }

  @Test
  @DisplayName("row 15: a reused key is answered 422 with a link to what to do")
  void a_reused_key_is_answered_422() {
    var key = key();
    assertThat(refund(cents(1), key).status()).isEqualTo(200);
    var heard = refund(cents(2), key);
    refused(heard, 422, "key-reused");
    linked(heard);
  }

  @Test
  @DisplayName("row 16: who has waited five seconds for the first call is answered 409, then its bytes")
  void who_has_waited_is_answered_409() {
    var key = key();
    var there = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    walk.beforeGateway =
        () -> {
          there.countDown();
          Waiting.forIt(go);
        };
    CompletableFuture<Program.Heard> slow;
    try {
      slow = CompletableFuture.supplyAsync(() -> refund(cents(2), key));
      Waiting.forIt(there);
      var heard = refund(cents(2), key);
      refused(heard, 409, "in-progress");
      assertThat(heard.retryAfter()).isEqualTo("1");
      assertThat(heard.json().path("retryable").asBoolean()).isTrue();
      linked(heard);
    } finally {
      walk.beforeGateway = () -> {};
      go.countDown();
    }
    assertThat(refund(cents(2), key).raw()).isEqualTo(slow.join().raw());
  }

  @Test
  @DisplayName("row 17: what cannot be read is refused again until it is mended, and uses no key up")
  void what_cannot_be_read_is_refused_until_mended() {
    var key = key();
    refused(refund("{\"amount\":1}", key), 400, "wrong-type");
    refused(refund("{\"amount\":1}", key), 400, "wrong-type");
    assertThat(refund(cents(1), key).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("row 18: an answer that says nothing of the call itself is not kept")
  void other_errors_are_not_kept() {
    var key = key();
    try (var nobody = new Program(walk.bridgeUrl, "Bearer pb_wrong")) {
      refused(nobody.post(first + "/refund", cents(1), key), 401, "bad-token");
    }
    refused(
        program.post("/api/v1/orders/none/refund", cents(1), key), 404, "unknown-order");
    assertThat(refund(cents(1), key).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("row 19: a key is looked at before anything is done with it")
  void a_key_has_a_published_form() {
    for (var wrong : List.of("\"" + "a".repeat(256) + "\"", "a".repeat(256), "\" \"", "a b", "a;b")) {
      refused(
          program.post(first + "/refund", cents(1), List.of(wrong)),
          400, "missing-idempotency-key");
    }
    assertThat(refund(cents(1), "a".repeat(255)).status()).isEqualTo(200);
  }

  @Test
  void the_rows_of_the_page_and_the_tests_are_the_same() throws IOException {
    var onPage = new TreeSet<String>();
    Pattern.compile("(?m)^\\| (\\d+) \\|.*\\| `([a-z_0-9]+)` \\|$")
        .matcher(Files.readString(PAGE))
        .results()
        .forEach(row -> onPage.add(row.group(1) + " " + row.group(2)));
    var tests = new TreeSet<String>();
    Arrays.stream(getClass().getDeclaredMethods())
        .forEach(
            method -> {
              var name = method.getAnnotation(DisplayName.class);
              if (name != null) {
                tests.add(name.value().replaceAll("row (\\d+): .*", "$1") + " " + method.getName());
              }
            });
    assertThat(tests).hasSize(19);
    assertThat(onPage).isEqualTo(tests);
  }
}
