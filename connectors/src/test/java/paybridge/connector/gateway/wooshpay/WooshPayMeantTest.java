package paybridge.connector.gateway.wooshpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.Fact;
import paybridge.connector.Flow;
import paybridge.connector.Money;
import paybridge.connector.OpenRequest;
import paybridge.connector.Report;

/// An answer counts only when it is about what was asked: our reference, the id, amount, currency.
class WooshPayMeantTest {
  private static final OpenRequest ALIPAY = Asked.direct("alipay", 2500, "USD");
  private static final String SECRET = ",\"client_secret\":\"pi_1_secret_x\"";

  private final WooshPay gateway = new WooshPay();

  private static String session(String more) {
    return "{\"id\":\"cs_1\",\"amount_total\":2500,\"currency\":\"usd\",\"payment_intent\":\"pi_1\","
        + "\"url\":\"https://pay.example/1\""
        + more
        + "}";
  }

  private String opened(OpenRequest asked, String... answers) {
    return gateway.open(FarEnd.saying(answers).call(), asked).getClass().getSimpleName();
  }

  @ParameterizedTest
  @CsvSource({
    "client_reference_id,1001-7KQ2M9XA,Done",
    "client_reference_id,'',Done",
    "client_reference_id,1002-7KQ2M9XB,Unknown",
    "merchant_order_id,1002-7KQ2M9XB,Unknown"
  })
  void a_page_of_another_order_is_not_shown(String field, String reference, String kind) {
    var more = ",\"" + field + "\":\"" + reference + "\"";
    assertThat(opened(Asked.hosted(2500, "USD"), session(more))).isEqualTo(kind);
    var setup =
        Asked.asked("card", Flow.REDIRECT, Money.of(0, "USD"), Capture.AUTOMATIC, true);
    var stores = session(more).replace("\"payment_intent\":\"pi_1\"", "\"payment_intent\":\"\"");
    assertThat(opened(setup, stores)).isEqualTo(kind);
  }

  @Test
  void a_page_that_does_not_say_its_sum_is_not_shown_and_not_called_refused() {
    var silent = session("").replace("2500", "null");
    assertThat(opened(Asked.hosted(2500, "USD"), silent)).isEqualTo("Unknown");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "2500,2501", "2500,'\"2500\"'", "USD,EUR", "1001-7KQ2M9XA,1002-7KQ2M9XB"
      })
  void an_intent_about_something_else_opens_nothing(String right, String wrong) {
    var mine = FarEnd.intent("processing", SECRET);
    var other = mine.replace(right, wrong);
    for (var asked : List.of(ALIPAY, Asked.widget(Capture.AUTOMATIC, false))) {
      assertThat(opened(asked, other)).isEqualTo("Unknown");
      assertThat(opened(asked, mine)).isEqualTo("Done");
    }
  }

  @Test
  void an_intent_about_something_else_is_not_confirmed() {
    var two = FarEnd.account(Map.of("directCalls", "two"));
    var made = FarEnd.intent("requires_payment_method", "");
    var other = FarEnd.saying(made.replace("2500", "25"));
    assertThat(gateway.open(other.call(two), ALIPAY)).isInstanceOf(Answer.Unknown.class);
    assertThat(other.sent).hasSize(1);
    var stranger = FarEnd.saying(made, FarEnd.intent("succeeded", "").replace("pi_1", "pi_2"));
    assertThat(gateway.open(stranger.call(two), ALIPAY)).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void an_intent_that_failed_at_once_is_read_again_before_it_is_refused() {
    assertThat(opened(ALIPAY, FarEnd.intent("failed", ""), FarEnd.intent("failed", "")))
        .isEqualTo("Refused");
    assertThat(opened(ALIPAY, FarEnd.intent("failed", ""), FarEnd.intent("succeeded", "")))
        .isEqualTo("Done");
  }

  private Answer<List<Report>> ask(
      Optional<String> intent, Map<String, String> ids, long minor, String answer) {
    var payment = FarEnd.payment(intent, ids, Money.of(minor, "USD"));
    return gateway.ask(FarEnd.saying(answer, answer).call(), payment);
  }

  @Test
  void an_answer_with_another_id_says_nothing_of_the_payment() {
    var paid = FarEnd.intent("succeeded", ",\"amount_received\":2500");
    assertThat(ask(Optional.of("pi_1"), Map.of(), 2500, paid)).isInstanceOf(Answer.Done.class);
    assertThat(ask(Optional.of("pi_2"), Map.of(), 2500, paid)).isInstanceOf(Answer.Unknown.class);
    var session = "{\"id\":\"cs_1\",\"status\":\"expired\"}";
    for (long minor : List.of(2500L, 0L)) {
      assertThat(ask(Optional.empty(), Map.of("session", "cs_1"), minor, session))
          .isInstanceOf(Answer.Done.class);
      assertThat(ask(Optional.empty(), Map.of("session", "cs_2"), minor, session))
          .isInstanceOf(Answer.Unknown.class);
    }
    var setup = "{\"id\":\"seti_1\",\"status\":\"requires_action\"}";
    assertThat(ask(Optional.of("seti_1"), Map.of(), 0, setup)).isInstanceOf(Answer.Done.class);
    assertThat(ask(Optional.of("seti_2"), Map.of(), 0, setup)).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void what_a_search_finds_counts_only_when_it_names_our_order() {
    var found = FarEnd.intent("succeeded", ",\"amount_received\":2500");
    var nobodys = found.replace(FarEnd.REF, "");
    assertThat(ask(Optional.empty(), Map.of(), 2500, "{\"data\":[" + found + "]}"))
        .isInstanceOf(Answer.Done.class);
    assertThat(ask(Optional.empty(), Map.of(), 2500, "{\"data\":[" + nobodys + "]}"))
        .isInstanceOf(Answer.Unknown.class);
  }

  /// `amount` stays at what was held, so it is not what was taken (section 8.2).
  @Test
  void what_was_taken_of_a_hold_is_not_guessed_when_the_answer_leaves_out_how_it_was_captured() {
    assertThat(ask(Optional.of("pi_1"), Map.of(), 2500, FarEnd.intent("succeeded", "")))
        .isInstanceOf(Answer.Unknown.class);
    var part = FarEnd.intent("succeeded", ",\"amount_received\":800");
    assertThat(ask(Optional.of("pi_1"), Map.of(), 2500, part).toString())
        .contains(new Fact.Captured(Money.of(800, "USD")).toString());
  }
}
