package paybridge.connector.gateway.wooshpay;

import static org.assertj.core.api.Assertions.assertThat;
import static paybridge.connector.FarEndInMemory.replied;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Answer;
import paybridge.connector.Fact;
import paybridge.connector.MoneyMove;
import paybridge.connector.Report;

/// Giving back what a hosted page holds: its session is expired, because its intent cannot be
/// cancelled (contract section 7.3).
class WooshPayHoldsTest {
  private static final MoneyMove HELD = FarEnd.move(Map.of("session", "cs_1"), 2500, "USD");
  private static final String MANUAL = ",\"capture_method\":\"manual\"";
  private static final String HOLDS = FarEnd.intent("requires_capture", MANUAL);
  private static final String OVER = FarEnd.intent("canceled", MANUAL);

  private final WooshPay gateway = new WooshPay();

  private static void voided(Answer<Report> answer) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Done.class,
            done -> assertThat(((Report) done.value()).fact()).isEqualTo(new Fact.Voided()));
  }

  @Test
  void a_hold_of_a_page_is_given_back_by_expiring_its_session() {
    var far = FarEnd.saying("{\"id\":\"cs_1\",\"status\":\"expired\"}", OVER);
    voided(gateway.voidAuthorization(far.call(), HELD));
    assertThat(far.paths())
        .containsExactly("POST /checkout/sessions/cs_1/expire", "GET /payment_intents/pi_1");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 402})
  void a_hold_that_outlives_its_session_is_cancelled_after_all(int status) {
    var far =
        new FarEnd(
            replied(status, "{\"message\":\"The session is complete.\"}"),
            replied(200, HOLDS),
            replied(200, OVER));
    voided(gateway.voidAuthorization(far.call(), HELD));
    assertThat(far.paths().getLast()).isEqualTo("POST /payment_intents/pi_1/cancel");
  }

  @Test
  void a_hold_that_cannot_be_given_back_says_that_it_lapses() {
    var far =
        new FarEnd(
            replied(400, "{\"message\":\"complete\"}"),
            replied(200, HOLDS),
            replied(400, "{\"message\":\"of a session\"}"));
    assertThat(gateway.voidAuthorization(far.call(), HELD))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.said()).contains("of a session", "7 days"));
  }

  @Test
  void money_that_was_taken_meanwhile_is_told() {
    var far = FarEnd.saying("{}", FarEnd.intent("succeeded", ",\"amount_received\":2500"));
    assertThat(gateway.voidAuthorization(far.call(), HELD).toString()).contains("Captured");
  }
}
