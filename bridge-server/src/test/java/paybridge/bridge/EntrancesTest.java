package paybridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Secret;
import paybridge.connector.kit.StandardWebhooks;

/// Whatever comes in at an entrance, what is wrong with it is named and nothing changes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntrancesTest {
  private static final Secret NOBODYS = StandardWebhooks.secret(new byte[32]);

  @SuppressWarnings("NullAway.Init")
  private RealBridge bridge;

  @BeforeAll
  void open(@TempDir Path data) {
    bridge = new RealBridge(data);
  }

  @AfterAll
  void close() {
    bridge.close();
  }

  interface Spoil {
    String spoil(ObjectNode checkout);
  }

  private static Arguments spoiled(int status, String type, String field, Spoil spoil) {
    return arguments(status, type, field, spoil);
  }

  private static Arguments edited(int status, String type, String field, String from, String to) {
    return spoiled(status, type, field, checkout -> {
      var text = checkout.toString();
      if (!text.contains(from)) {
        throw new IllegalArgumentException(from + " is not in " + text);
      }
      return text.replace(from, to);
    });
  }

  static Stream<Arguments> bad_checkouts() {
    return Stream.of(
        edited(422, "unknown-currency", "body.order.total.currency", "EUR", "XXZ"),
        edited(422, "wrong-exponent", "body.order.total.exponent", "\"exponent\":2", "\"exponent\":3"),
        edited(422, "bad-amount", "body.order.total.minor", ":4990", ":-1"),
        edited(422, "bad-amount", "body.order.total.minor", ":4990", ":0"),
        edited(422, "bad-amount", "body.order.total.minor", ":4990", ":9000000000000000000"),
        edited(400, "wrong-type", "body.order.total.minor", ":4990", ":49.9"),
        edited(400, "wrong-type", "body.order.total.minor", ":4990", ":\"4990\""),
        edited(400, "wrong-type", "body.method", "\"card\"", "7"),
        spoiled(
            400, "wrong-type", "body.order", checkout -> checkout.put("order", "bad").toString()),
        edited(400, "missing-field", "body.method", "\"method\"", "\"methode\""),
        edited(400, "missing-field", "body.method", "\"card\"", "null"),
        edited(400, "missing-field", "body.returnUrl", "returnUrl", "returnurl"),
        edited(400, "doubled-field", "method", "\"method\"", "\"method\":\"card\",\"method\""),
        edited(400, "bad-value", "body.returnUrl", "/thanks", "@evil.example/thanks"),
        edited(400, "bad-value", "body.flow", "\"method\"", "\"flow\":\"sideways\",\"method\""),
        edited(
            400, "card-number", "body.order.description", "\"number\"",
            "\"description\":\"my card 4111 1111 1111 1111\",\"number\""),
        edited(404, "unknown-method", "body.method", "\"card\"", "\"cowries\""));
  }

  @ParameterizedTest(name = "{1} {2}")
  @MethodSource("bad_checkouts")
  void a_bad_checkout_names_its_field_and_changes_nothing(
      int status, String type, String field, Spoil spoil) {
    var before = bridge.rows();
    int calls = bridge.gatewayCalls();
    var body = spoil.spoil(bridge.checkout("bad"));
    var raw =
        new String(bridge.envelope("checkout", bridge.checkout("bad")), StandardCharsets.UTF_8)
            .replace(bridge.checkout("bad").toString(), body);

    var answer = bridge.call("checkout", "m-bad", raw.getBytes(StandardCharsets.UTF_8));

    problem(answer, status, type);
    assertThat(RealBridge.json(answer).path("field").asText()).endsWith(field);
    assertThat(bridge.signed(answer, "m-bad")).as("problems are answers").isTrue();
    nothingButTheLog(before);
    assertThat(bridge.gatewayCalls()).isEqualTo(calls);
  }

  /// Nothing is changed but, for a call that was proved, one line of the log that tells the owner.
  private void nothingButTheLog(Map<String, Long> before) {
    var expected = new TreeMap<>(before);
    var after = new TreeMap<>(bridge.rows());
    long lines = after.getOrDefault("entry", 0L) - expected.getOrDefault("entry", 0L);
    after.keySet().remove("entry");
    expected.keySet().remove("entry");
    assertThat(lines).isBetween(0L, 1L);
    assertThat(after).isEqualTo(expected);
  }

  static Stream<Arguments> bad_bodies() {
    return Stream.of(
        arguments(400, "not-json", bytes("{\"protocol\":")),
        arguments(400, "not-json", bytes("[]")),
        arguments(400, "not-json", bytes("")),
        arguments(400, "not-json", bytes("{} {}")),
        arguments(400, "not-utf8", new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}),
        arguments(400, "too-deep", bytes("{\"a\":" + "[".repeat(50) + "]".repeat(50) + "}")),
        arguments(400, "too-deep", bytes("{\"a\":" + "{\"a\":".repeat(9_000) + "1")),
        arguments(413, "too-large", bytes("{\"a\":\"" + "x".repeat(70_000) + "\"}")),
        arguments(413, "too-large", bytes("{\"a\":\"" + "x".repeat(300_000) + "\"}")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("bad_bodies")
  void a_body_that_cannot_be_read_changes_nothing(int status, String type, byte[] body) {
    var before = bridge.rows();

    problem(bridge.call("checkout", "m-body", body), status, type);

    nothingButTheLog(before);
  }

  @Test
  void a_wrong_or_stale_signature_is_told_apart_and_changes_nothing() {
    var before = bridge.rows();
    var body = bridge.envelope("checkout", bridge.checkout("unproved"));
    var now = Instant.now();

    problem(bridge.call("checkout", "m1", body, NOBODYS, now), 401, "bad-signature");
    problem(
        bridge.call("checkout", "m1", body, NOBODYS, now.minus(Duration.ofHours(1))),
        401,
        "bad-signature");
    problem(bridge.call("checkout", "m/1", body), 401, "bad-signature");

    assertThat(bridge.rows()).isEqualTo(before);
  }

  @Test
  void who_is_not_known_is_told_so() {
    var before = bridge.rows();
    var body = bridge.envelope("checkout", bridge.checkout("nobody"));

    problem(
        bridge.post("/shops/nobody/checkout", "m1", body, NOBODYS, Instant.now()),
        404,
        "unknown-shop");
    problem(
        bridge.post("/notifications/sandbox/nobody", "m1", body, NOBODYS, Instant.now()),
        404,
        "unknown-account");
    assertThat(bridge.get("/pay/nobody").statusCode()).isEqualTo(404);
    assertThat(bridge.get("/returns/nobody").statusCode()).isEqualTo(404);
    assertThat(bridge.get("/returns/nobody/waiting").statusCode()).isEqualTo(404);

    assertThat(bridge.rows()).isEqualTo(before);
  }

  @Test
  void a_call_that_nobody_speaks_is_answered_with_the_versions_spoken() {
    var before = bridge.rows();

    var answer = bridge.call("dance", "m1", bridge.envelope("dance", bridge.checkout("x")));

    problem(answer, 501, "not-spoken");
    nothingButTheLog(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"capture", "refund", "void"})
  void moving_money_of_an_unknown_order_changes_nothing_but_the_kept_answer(String call) {
    var before = bridge.rows();
    var body = bridge.checkout("x");
    body.put("order", "nowhere").put("refund", "1").set("amount", bridge.checkout("y").at("/order/total"));

    var answer = bridge.call(call, "m-" + call, bridge.envelope(call, body));

    problem(answer, 404, "unknown-order");
    assertThat(RealBridge.json(answer).path("field").asText()).isEqualTo("body.order");
    var after = bridge.rows();
    after.put("answer", before.getOrDefault("answer", 0L));
    assertThat(after).isEqualTo(before);
  }

  /// On a bridge of its own: a payment that was opened goes on by itself.
  @Test
  void unknown_fields_are_ignored(@TempDir Path other) {
    try (var fresh = new RealBridge(other)) {
      var body = fresh.checkout("plus");
      body.put("colour", "green").putObject("extra").put("deep", true);

      var answer = fresh.call("checkout", "m-plus", fresh.envelope("checkout", body));

      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"event\":", "[]", "", "not json", "{\"event\":\"e\"}"})
  void a_notification_that_is_not_proved_is_kept_and_changes_nothing_else(String body) {
    var before = bridge.rows();

    var answer = bridge.notify("evt-" + Integer.toHexString(body.hashCode()), bytes(body), NOBODYS);

    assertThat(answer.statusCode()).isBetween(400, 499);
    var after = bridge.rows();
    after.put("message", before.getOrDefault("message", 0L));
    assertThat(after).isEqualTo(before);
  }

  @Test
  void a_notification_that_is_too_large_is_refused() {
    var before = bridge.rows();

    problem(
        bridge.notify("evt-large", new byte[300_000], bridge.notificationSecret),
        413,
        "too-large");

    assertThat(bridge.rows()).isEqualTo(before);
  }

  @Test
  void a_connection_that_sends_nothing_more_is_cut() throws IOException {
    try (var slow = new Socket(InetAddress.getLoopbackAddress(), bridge.bridge().port())) {
      slow.setSoTimeout(120_000);
      slow.getOutputStream()
          .write(
              bytes(
                  "POST /shops/"
                      + bridge.place.row().pathKey()
                      + "/checkout HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"));
      var heard = slow.getInputStream().readAllBytes();

      assertThat(new String(heard, StandardCharsets.UTF_8)).doesNotContain("200 OK");
    }
  }

  private static void problem(HttpResponse<byte[]> answer, int status, String type) {
    var json = RealBridge.json(answer);
    assertThat(answer.statusCode()).as("%s", json).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json.path("type").asText()).isEqualTo("/problems/" + type);
    assertThat(json.path("status").asInt()).isEqualTo(status);
    assertThat(json.path("title").asText()).isNotBlank();
    assertThat(json.has("retryable")).isTrue();
    if (status != 501) {
      assertThat(json.path("detail").asText()).isNotBlank();
    }
    if (status != 501 && status != 404) {
      assertThat(json.path("reference").asText()).as("to quote").isNotBlank();
    }
  }
}
