package paybridge.connector.gateway.wooshpay;

import static org.assertj.core.api.Assertions.assertThat;
import static paybridge.connector.FarEndInMemory.replied;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;

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
}
