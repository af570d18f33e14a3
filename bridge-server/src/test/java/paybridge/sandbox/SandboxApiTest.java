package paybridge.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.connector.Header;
import paybridge.connector.Secret;
import paybridge.connector.WireAnswer.Replied;
import paybridge.connector.WireRequest;
import paybridge.connector.kit.SigningKey;
import paybridge.connector.kit.StandardWebhooks;

/// The sandbox's own strictness, by plain HTTP.
class SandboxApiTest {
  private static final String GOOD =
      """
      {"reference":"1001-A","amount":{"currency":"EUR","minor":4990,"exponent":2},\
      "method":"card","returnUrl":"https://shop.example/r","notifyUrl":"https://b.example/n"}\
      """;

  private final RunningSandbox sandbox = new RunningSandbox();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Replied post(String path, String body, String key, String signedPath) {
    var now = sandbox.clock.instant();
    var signed = ("POST " + signedPath + "\n" + body).getBytes(UTF_8);
    var headers = new ArrayList<Header>();
    headers.addAll(StandardWebhooks.sign(SigningKey.of(new Secret(key)), "call_1", now, signed));
    var request =
        new WireRequest(
            "POST",
            sandbox.url() + "/sandbox" + path,
            headers,
            body.getBytes(UTF_8),
            RunningSandbox.PATIENCE);
    var answer = new PlainWire(RunningSandbox.PATIENCE).send(request);
    return answer instanceof Replied replied ? replied : fail(answer);
  }

  private static Replied fail(Object answer) {
    throw new AssertionError(String.valueOf(answer));
  }

  private Replied post(String what, String body) {
    var path = "/api/v1/tea-house/" + what;
    return post(path, body, "api key of the tea house", path);
  }

  @Test
  void a_good_call_opens_a_page() {
    var answer = post("sessions", GOOD);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("\"page\":\"/pay/", "\"status\":\"waiting\"");
  }

  @Test
  void a_wrong_key_a_wrong_path_and_a_stranger_are_401() {
    var path = "/api/v1/tea-house/sessions";
    assertThat(post(path, GOOD, "another key", path).status()).isEqualTo(401);
    assertThat(post(path, GOOD, "api key of the tea house", path + "x").status()).isEqualTo(401);
    var strange = "/api/v1/stranger/sessions";
    assertThat(post(strange, GOOD, "api key of the tea house", strange).status()).isEqualTo(401);
  }

  @Test
  void one_merchant_sees_and_charges_nothing_of_another() {
    var page =
        sandbox.open(
            sandbox.request("1001-Z", "card", paybridge.connector.Capture.AUTOMATIC, true));
    sandbox.post(page, "card=approve");
    sandbox.turn();
    var token = sandbox.heard.getFirst().text().replaceFirst(".*(tok_[A-Z0-9]+).*", "$1");
    sandbox.gateway.register("coffee-house", new Secret("other"), new Secret("another"));
    var query = "/api/v1/coffee-house/query";
    assertThat(post(query, "{\"references\":[\"1001-Z\"]}", "other", query).text())
        .contains("\"payments\":[]", "\"unknown\":[\"1001-Z\"]");
    var charge =
        "{\"reference\":\"2\",\"token\":\""
            + token
            + "\",\"amount\":"
            + "{\"currency\":\"EUR\",\"minor\":1,\"exponent\":2}}";
    var charges = "/api/v1/coffee-house/charges";
    assertThat(post(charges, charge, "other", charges).text()).contains("unknown-token");
    assertThat(post("charges", charge).status()).isEqualTo(200);
  }

  @Test
  void an_old_timestamp_is_401() {
    var path = "/api/v1/tea-house/sessions";
    var now = sandbox.clock.instant();
    var signed = ("POST " + path + "\n" + GOOD).getBytes(UTF_8);
    var key = SigningKey.of(new Secret("api key of the tea house"));
    var headers = StandardWebhooks.sign(key, "call_1", now.minusSeconds(301), signed);
    var answer =
        new PlainWire(RunningSandbox.PATIENCE)
            .send(
                new WireRequest(
                    "POST",
                    sandbox.url() + "/sandbox" + path,
                    headers,
                    GOOD.getBytes(UTF_8),
                    RunningSandbox.PATIENCE));
    assertThat(answer).matches(a -> a instanceof Replied r && r.status() == 401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"reference\":\"1001-A\", | '' | 400 | missing-field | reference",
        "\"method\":\"card\", | '' | 400 | missing-field | method",
        "\"card\" | \"cash\" | 400 | unknown-method | method",
        "https://b.example/n | ftp://b.example | 400 | bad-value | notifyUrl",
        "EUR | EUX | 422 | unknown-currency | amount.currency",
        "\"exponent\":2 | \"exponent\":3 | 422 | wrong-exponent | amount.exponent",
        "4990 | -1 | 422 | bad-amount | amount.minor",
        "4990 | 0 | 422 | bad-amount | amount.minor",
        "4990 | 49.90 | 400 | wrong-type | amount.minor",
      })
  void a_bad_field_is_named(String good, String bad, int status, String type, String field) {
    var answer = post("sessions", GOOD.replace(good, bad));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text()).contains("\"type\":\"" + type + "\"", "\"field\":\"" + field);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
  }

  @Test
  void a_body_that_is_too_large_is_413_and_one_that_is_not_json_400() {
    assertThat(post("sessions", "{\"x\":\"" + "y".repeat(70_000) + "\"}").status()).isEqualTo(413);
    assertThat(post("sessions", "hello").status()).isEqualTo(400);
  }

  @Test
  void the_way_to_the_issuer_and_the_mail_are_told() {
    sandbox.post(sandbox.openCard("1001-B"), "card=approve");
    sandbox.turn();
    assertThat(sandbox.heard.getFirst().text())
        .contains(
            "\"from\":\"acquirer\",\"to\":\"issuer\",\"message\":\"0200\"",
            "\"from\":\"issuer\",\"to\":\"acquirer\",\"message\":\"0210\",\"code\":\"00\"",
            "\"kind\":\"receipt\",\"to\":\"m•••@example.org\"")
        .doesNotContain("mara@");
  }

  @Test
  void a_page_nobody_opened_is_404_and_shows_no_field_for_a_number() {
    assertThat(sandbox.get(sandbox.url() + "/sandbox/pay/nothing").statusCode()).isEqualTo(404);
    var page = sandbox.get(sandbox.openCard("1001-C"));
    assertThat(page.body()).doesNotContain("type=\"text\"", "cc-number");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .doesNotContain("form-action");
  }
}
