package paybridge.connector.gateway.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.GatewayCall;
import paybridge.connector.Header;
import paybridge.connector.Money;
import paybridge.connector.MoneyMove;
import paybridge.connector.PaymentRef;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.Settings;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireAnswer.Replied;

/// What every kind of answer is worth to a call that moves money.
class SandboxAnswersTest {
  private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
  private static final Account ACCOUNT =
      new Account(
          "acc",
          "Sandbox",
          false,
          new Settings(
              Map.of("baseUrl", "https://sandbox.example/", "merchant", "tea-house"),
              Map.of("apiKey", List.of(new Secret("the api key")))));
  private static final String PAID =
      """
      {"payment":{"id":"sp_1","reference":"1001-A","status":"paid",\
      "asked":{"currency":"EUR","minor":4990,"exponent":2},\
      "captured":{"currency":"EUR","minor":4990,"exponent":2},\
      "changed":"2026-11-01T10:00:00Z"}}\
      """;

  private static GatewayCall call(WireAnswer answer) {
    return new GatewayCall(ACCOUNT, request -> answer, NOW);
  }

  private static PaymentRef payment() {
    return new PaymentRef(
        "1001-A",
        Optional.empty(),
        Money.of(4990, "EUR"),
        Capture.MANUAL,
        "card",
        NOW.minusSeconds(60));
  }

  private static Answer<Report> capture(WireAnswer answer) {
    var move =
        new MoneyMove(
            payment(), "op1", Money.of(4990, "EUR"), true, "shipped", NOW.plusSeconds(60));
    return new Sandbox().capture(call(answer), move);
  }

  private static Replied replied(int status, String body, Header... headers) {
    return new Replied(status, List.of(headers), body.getBytes(UTF_8));
  }

  @Test
  void a_well_formed_answer_is_done() {
    assertThat(capture(replied(200, PAID)))
        .isInstanceOfSatisfying(
            Answer.Done.class,
            done ->
                assertThat(((Report) done.value()).fact())
                    .isEqualTo(new Fact.Captured(Money.of(4990, "EUR"))));
  }

  @Test
  void nothing_sent_is_not_sent_and_no_reply_is_unknown() {
    assertThat(capture(new WireAnswer.NeverSent("refused"))).isInstanceOf(Answer.NotSent.class);
    assertThat(capture(new WireAnswer.NoReply("silence"))).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void garbage_with_status_200_is_unknown() {
    for (var garbage :
        List.of(
            "",
            "<html>Maintenance</html>",
            "{}",
            "[]",
            "\u0000",
            PAID.replace("1001-A", "1001-B"),
            PAID.replace("\"paid\"", "\"settled\""),
            PAID.replace(
                "\"captured\":{\"currency\":\"EUR\",\"minor\":4990",
                "\"captured\":{\"currency\":\"EUR\",\"minor\":0"),
            PAID.replace(
                "\"captured\":{\"currency\":\"EUR\"", "\"captured\":{\"currency\":\"USD\""))) {
      assertThat(capture(replied(200, garbage))).as(garbage).isInstanceOf(Answer.Unknown.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 301, 302, 408, 500, 502, 503, 504})
  void other_statuses_prove_nothing(int status) {
    assertThat(capture(replied(status, PAID))).isInstanceOf(Answer.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({"429, 30, 30", "503, 30, 30", "503, 999999, 3600"})
  void declared_unprocessed_may_be_sent_again_later(int status, String after, long seconds) {
    assertThat(capture(replied(status, "", new Header("Retry-After", after))))
        .isEqualTo(new Answer.NotSent<>("status " + status, Optional.of(NOW.plusSeconds(seconds))));
  }

  @Test
  void too_many_calls_were_not_processed() {
    assertThat(capture(replied(429, "")))
        .isEqualTo(new Answer.NotSent<>("status 429", Optional.empty()));
  }

  @Test
  void after_its_deadline_an_operation_is_not_sent() {
    var late = new MoneyMove(payment(), "op1", Money.of(4990, "EUR"), true, "", NOW.minusMillis(1));
    var done = call(replied(200, PAID));
    assertThat(new Sandbox().capture(done, late)).isInstanceOf(Answer.NotSent.class);
    assertThat(new Sandbox().charge(done, late, new Secret("tok_1")))
        .isInstanceOf(Answer.NotSent.class);
  }

  @Test
  void a_problem_is_refused_with_its_field_and_sentence() {
    var problem =
        "{\"type\":\"bad-amount\",\"status\":422,\"detail\":\"Too"
            + " much.\",\"field\":\"amount.minor\"}";
    assertThat(capture(replied(422, problem)))
        .isEqualTo(
            new Answer.Refused<>(DeclineReason.OTHER, "bad-amount (amount.minor): Too much."));
    assertThat(capture(replied(401, "")))
        .isEqualTo(new Answer.Refused<>(DeclineReason.CONFIGURATION, "status 401"));
  }

  @Test
  void only_the_sandbox_itself_can_say_that_it_does_not_know_a_payment() {
    var unknown = "{\"type\":\"unknown-payment\",\"status\":404}";
    assertThat(new Sandbox().ask(call(replied(404, unknown)), payment()))
        .isInstanceOfSatisfying(
            Answer.Done.class,
            done ->
                assertThat(((Report) ((List<?>) done.value()).getFirst()).fact())
                    .isEqualTo(new Fact.NotKnown()));
    assertThat(new Sandbox().ask(call(replied(404, "<html>Not found</html>")), payment()))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void no_key_reaches_the_wire() {
    var sent = new java.util.ArrayList<String>();
    var call =
        new GatewayCall(
            ACCOUNT,
            request -> {
              sent.add(request.address() + request.headers() + new String(request.body(), UTF_8));
              return new WireAnswer.NeverSent("stopped");
            },
            NOW);
    new Sandbox().ask(call, payment());
    assertThat(sent)
        .singleElement()
        .asString()
        .startsWith("https://sandbox.example/api/v1/tea-house/payments/1001-A")
        .doesNotContain("the api key");
  }
}
