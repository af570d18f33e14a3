package paybridge.sandbox.oceanpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.connector.Money;

/// What the shopper sees and does, and what the browser carries back.
class ShopperTest {
  private final RunningGateway running = new RunningGateway();

  @AfterEach
  void close() {
    running.close();
  }

  @Test
  void an_approval_by_code_is_told_step_by_step_and_carried_back_signed() {
    var order = running.order("PB-1");
    var back = running.pay(order, "approve");
    running.pass(java.time.Duration.ZERO);

    assertThat(running.words("PB-1"))
        .containsExactly(
            "order signed", "page shown", "card chosen", "acquirer asked", "issuer asked",
            "issuer answered", "code asked", "code typed", "confirmation compared",
            "issuer answered", "mail", "funds moved", "told the shop");
    assertThat(back.body())
        .contains("<form id=\"back\" method=\"post\"")
        .contains("Back to the shop</button>")
        .contains("/back?a=1&amp;b=2\"");
    var fields = back.hidden();
    assertThat(fields)
        .containsEntry("response_type", "0")
        .containsEntry("order_number", "PB-1")
        .containsEntry("payment_status", "1")
        .containsEntry("payment_authType", "2")
        .doesNotContainKey("secureCode");
    assertThat(fields.get("card_number")).matches("[0-9]{6}\\*+[0-9]{4}");
    assertThat(
            SignedText.RESULT.proves(
                fields, running.secret(), fields.getOrDefault("signValue", "")))
        .isTrue();
    assertThat(running.gateway.diary().last("PB-1", "mail").orElseThrow().detail())
        .doesNotContain("jose@");
  }

  @Test
  void the_first_choice_is_the_usual_one() {
    var page = running.get(running.open(running.order("PB-2"))).body();

    assertThat(page).contains("value=\"approve\" checked").doesNotContain("value=\"held\"");
    assertThat(page).contains("value=\"pending\"");
  }

  @Test
  void a_wrong_code_fails_the_confirmation() {
    var page = running.open(running.order("PB-3"));
    var code = RunningGateway.codeOn(running.choose(page, "approve"));
    var wrong = running.post(page, Map.of("code", code.equals("000000") ? "1" : "000000"));

    assertThat(wrong.hidden())
        .containsEntry("payment_status", "0")
        .containsEntry("payment_details", "80091:3D Secure Failed");
    assertThat(running.post(page, Map.of("code", code)).hidden())
        .as("the right code comes too late")
        .containsEntry("payment_status", "0");
    assertThat(running.gateway.book("PB-3").orElseThrow().captured())
        .isEqualTo(Money.of(0, "EUR"));
  }

  @ParameterizedTest
  @CsvSource({
    "no-code,1,0,80000", "decline,0,0,80022", "stolen,0,0,80040", "cancel,0,0,80101",
    "pending,-1,0,80100", "approve,1,2,80000"
  })
  void a_choice_ends_a_sale(String choice, String status, String kind, String code) {
    ends(running.pay(running.order("PB-4"), choice), status, kind, code);
  }

  @ParameterizedTest
  @CsvSource({
    "no-code,-1,1,80000", "decline,0,1,80022", "held,-1,3,80000", "approve,-1,3,80000",
    "cancel,0,1,80101"
  })
  void a_choice_ends_a_hold(String choice, String status, String kind, String code) {
    var order = running.order("PB-5");
    order.put("ET_NOTES", "pre");

    ends(running.pay(order, choice), status, kind, code);
    assertThat(running.gateway.book("PB-5").orElseThrow().captured())
        .isEqualTo(Money.of(0, "EUR"));
  }

  private static void ends(Heard back, String status, String kind, String code) {
    assertThat(back.hidden())
        .containsEntry("payment_status", status)
        .containsEntry("payment_authType", kind);
    assertThat(back.hidden().get("payment_details")).startsWith(code + ":");
  }

  @Test
  void a_page_that_is_over_stays_as_it_is() {
    var page = running.open(running.order("PB-6"));
    running.choose(page, "decline");

    assertThat(running.choose(page, "no-code").hidden()).containsEntry("payment_status", "0");
    assertThat(running.get(page).hidden()).containsEntry("payment_status", "0");
    assertThat(running.get("/pay/nobody").status()).isEqualTo(404);
    assertThat(running.get("/sandbox.css").status()).isEqualTo(200);
  }

  @Test
  void a_choice_that_the_page_does_not_offer_changes_nothing() {
    var page = running.open(running.order("PB-7"));

    for (var choice : new String[] {"held", "free", ""}) {
      assertThat(running.choose(page, choice).body()).contains("Choose how the test payment");
    }
    assertThat(running.words("PB-7")).containsExactly("order signed", "page shown");
  }
}
