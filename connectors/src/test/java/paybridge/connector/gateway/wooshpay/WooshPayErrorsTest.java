package paybridge.connector.gateway.wooshpay;

import static org.assertj.core.api.Assertions.assertThat;
import static paybridge.connector.FarEndInMemory.replied;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.GatewayCall;
import paybridge.connector.Report;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;

/// What an error is worth: by status, then by `type` (contract section 15).
class WooshPayErrorsTest {
  private final WooshPay gateway = new WooshPay();

  private Answer<?> opened(int status, String body) {
    return gateway.open(
        new FarEnd(replied(status, body)).call(), Asked.direct("alipay", 2500, "USD"));
  }

  @ParameterizedTest
  @CsvSource({
    "400,invalid_request_error,CONFIGURATION",
    "400,card_error,OTHER",
    "402,card_error,OTHER",
    "402,invalid_request_error,OTHER",
    "403,invalid_request_error,CONFIGURATION"
  })
  void a_refusal_is_a_decline_when_the_status_or_the_type_says_so(
      int status, String type, DeclineReason reason) {
    for (var body :
        List.of(
            "{\"type\":\"" + type + "\",\"message\":\"no\"}",
            "{\"error\":{\"type\":\"" + type + "\",\"message\":\"no\"}}")) {
      assertThat(opened(status, body))
          .isInstanceOfSatisfying(
              Answer.Refused.class,
              refused -> {
                assertThat(refused.reason()).isEqualTo(reason);
                assertThat(refused.said()).endsWith(": no");
              });
    }
  }

  /// What was done under the key before is not known.
  @ParameterizedTest
  @CsvSource({"400", "402", "409"})
  void a_key_that_was_used_before_is_asked_about(int status) {
    var body = "{\"error\":{\"type\":\"idempotency_error\",\"message\":\"reused\"}}";
    assertThat(opened(status, body)).isInstanceOf(Answer.Unknown.class);
    assertThat(
            gateway.refund(
                new FarEnd(replied(status, body)).call(), FarEnd.move(Map.of(), 500, "USD")))
        .isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void the_longer_description_is_shown_where_the_error_is_a_word() {
    assertThat(opened(401, "{\"error\":\"invalid\",\"error_description\":\"Key is off\"}"))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.said()).endsWith(": Key is off"));
  }

  /// A gateway that takes amounts of refunds as text only, and for which a key of an operation stands
  /// for one body (section 16).
  private static WireAnswer textOnly(Map<String, String> bodies, WireRequest request) {
    var body = new String(request.body(), StandardCharsets.UTF_8);
    var key =
        request.headers().stream()
            .filter(it -> it.name().equals("Idempotency-Key"))
            .findFirst()
            .orElseThrow()
            .value();
    if (!bodies.computeIfAbsent(key, _ -> body).equals(body)) {
      return replied(409, "{\"type\":\"idempotency_error\",\"message\":\"reused\"}");
    }
    return body.contains("\"amount\":\"500\"")
        ? replied(
            200,
            "{\"id\":\"re_1\",\"amount\":500,\"currency\":\"USD\",\"payment_intent\":\"pi_1\","
                + "\"metadata\":{\"refund_ref\":\"RF-77\"},\"status\":\"pending\"}")
        : replied(400, "{\"error\":{\"param\":\"amount\",\"message\":\"must be a string\"}}");
  }

  @Test
  void a_gateway_that_wants_text_and_keeps_keys_gives_money_back() {
    var bodies = new HashMap<String, String>();
    var call =
        new GatewayCall(
            FarEnd.account(Map.of()), request -> textOnly(bodies, request), FarEnd.NOW);
    for (int i = 0; i < 2; i++) {
      assertThat(gateway.refund(call, FarEnd.move(Map.of(), 500, "USD")))
          .isInstanceOfSatisfying(
              Answer.Done.class,
              done ->
                  assertThat(((Report) done.value()).fact()).isInstanceOf(Fact.Refund.class));
    }
    assertThat(bodies).hasSize(2);
    assertThat(bodies.keySet()).allMatch(key -> key.matches("[A-Za-z0-9._:-]{1,64}"));
  }
}
