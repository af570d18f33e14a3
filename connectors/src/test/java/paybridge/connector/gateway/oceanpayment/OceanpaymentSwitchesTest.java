package paybridge.connector.gateway.oceanpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Answer;
import paybridge.connector.Fact;
import paybridge.connector.GatewayCall;
import paybridge.connector.MethodSpec;
import paybridge.connector.MethodSpec.Can;
import paybridge.connector.Money;
import paybridge.connector.PaymentRef;
import paybridge.connector.Report;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Fields;

/// What is off until its owner switches it on, and what an answer that is none comes to.
class OceanpaymentSwitchesTest {
  private static final Oceanpayment GATEWAY = new Oceanpayment();
  private static final PaymentRef PAYMENT =
      FarEnd.payment(FarEnd.ORDER, Optional.of(FarEnd.PAYMENT), Money.of(4990, "USD"));

  private static MethodSpec method(Map<String, String> settings) {
    return GATEWAY.methods(FarEnd.account(settings)).getFirst();
  }

  @ParameterizedTest
  @CsvSource({"'',90", "x,90", "30,30", "180,180"})
  void refunds_are_usual_for_three_months_unless_the_owner_knows_better(String days, int window) {
    assertThat(method(Map.of("refundWindowDays", days)).refundWindow())
        .contains(Duration.ofDays(window));
    assertThat(method(Map.of("refundWindowDays", "0")).refundWindow()).isEmpty();
  }

  @Test
  void a_voucher_may_be_paid_for_longer_than_a_card_page_is_open() {
    var settings = Map.of("methods", "konbini, card", "confirmedCurrencies", "JPY:0");
    assertThat(GATEWAY.methods(FarEnd.account(settings)))
        .extracting(MethodSpec::window)
        .containsExactly(Duration.ofDays(14), Duration.ofHours(24));
  }

  @Test
  void klarna_needs_its_switch_and_sends_one_line_with_the_whole_amount() throws BadField {
    assertThat(GATEWAY.methods(FarEnd.account(Map.of("methods", "klarna")))).isEmpty();
    var account = FarEnd.account(Map.of("methods", "klarna", "klarna", "on"));
    var far = FarEnd.saying("<respon/>");
    GATEWAY.open(far.call(account), Asked.anna(Money.of(4990, "EUR"), "klarna"));
    var list = far.fields().getOrDefault("itemList", "");
    assertThat(list)
        .isEqualTo(
            "{\"0\":{\"type\":\"1\",\"title\":\"Tea  black  loose\",\"sku\":\"SO-20260114-0001\","
                + "\"price\":\"49.90\",\"quantity\":\"1\",\"total_amount\":\"49.90\","
                + "\"taxRate\":\"0\",\"taxPrice\":\"0\",\"image_url\":\"\",\"product_url\":\"\","
                + "\"remark\":\"\"}}");
    assertThat(Fields.read(list.getBytes(java.nio.charset.StandardCharsets.UTF_8)).has("0"))
        .isTrue();
  }

  @Test
  void a_method_of_one_country_is_offered_in_its_own_currency() {
    var account = FarEnd.account(Map.of("methods", "tha_direct_cash, przelewy24, konbini"));
    assertThat(GATEWAY.methods(account))
        .extracting(MethodSpec::code)
        .containsExactly("tha_direct_cash", "przelewy24");
    assertThat(GATEWAY.methods(account).getFirst().currencies()).containsExactly("THB");
    assertThat(GATEWAY.methods(account).getLast().currencies()).contains("PLN");
  }

  @ParameterizedTest
  @CsvSource({"server,'',true", "form,'',false", "form,2,true"})
  void by_form_a_hold_needs_words_that_confirm_it(String mode, String held, boolean offered) {
    var settings = Map.of("preAuthorization", "on", "mode", mode, "heldWords", held);
    assertThat(method(settings).can().contains(Can.CAPTURE)).isEqualTo(offered);
  }

  @ParameterizedTest
  @CsvSource({"'',waiting", "2,authorized", "0,waiting"})
  void a_query_tells_of_a_hold_in_the_owners_words_only(String words, String expected) {
    var body =
        "<response><paymentInfo><order_number>SO-20260114-0001</order_number>"
            + "<order_currency>USD</order_currency><order_amount>49.90</order_amount>"
            + "<payment_id>1</payment_id><payment_results>-1</payment_results>"
            + "<auth_status>2</auth_status></paymentInfo></response>";
    var call = FarEnd.saying(body).call(FarEnd.account(Map.of("heldWords", words)));
    var fact = ((Answer.Done<List<Report>>) GATEWAY.ask(call, PAYMENT)).value().getFirst().fact();
    assertThat(fact)
        .isEqualTo(
            expected.equals("authorized")
                ? new Fact.Authorized(Money.of(4990, "USD"))
                : new Fact.Waiting(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "number,account terminal payment_id tracking_number",
    "payment,account terminal payment_id",
    "all,account terminal payment_id tracking_number tracking_site tracking_handler"
  })
  void a_shipment_is_signed_by_the_recipe_that_the_owner_chose(String recipe, String signed) {
    var far = FarEnd.saying("<response><results>00</results></response>");
    var account = FarEnd.account(Map.of("trackingRecipe", recipe));
    assertThat(GATEWAY.shipped(far.call(account), PAYMENT, "https://dhl.example", "JD0146"))
        .isInstanceOf(Answer.Done.class);
    var sent = far.fields();
    assertThat(sent)
        .containsEntry("tracking_site", "https://dhl.example")
        .containsEntry("tracking_handler", "N/A");
    var text = new StringBuilder();
    Stream.of(signed.split(" ")).forEach(name -> text.append(sent.get(name)));
    assertThat(sent.get("signValue"))
        .isEqualTo(
            paybridge.connector.kit.Digests.hex(
                paybridge.connector.kit.Digests.sha256(
                    text.append("b7K2mQ9xT4vN8rL1")
                        .toString()
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))));
  }

  @ParameterizedTest
  @CsvSource({
    "off,<r><results>00</results></r>,REFUSED", "all,<r><results>07</results></r>,REFUSED",
    "all,<r/>,UNKNOWN", "all,<r><results>00</results><payment_id>1</payment_id></r>,UNKNOWN"
  })
  void a_shipment_is_told_only_where_that_is_certain(String recipe, String body, String expected) {
    var far = FarEnd.saying(body);
    var account = FarEnd.account(Map.of("trackingRecipe", recipe));
    assertThat(kind(GATEWAY.shipped(far.call(account), PAYMENT, "DHL", "JD0146")))
        .isEqualTo(expected);
    assertThat(far.sent).hasSize(recipe.equals("off") ? 0 : 1);
  }

  @Test
  void a_refusal_for_the_address_says_what_helps() {
    var far =
        FarEnd.saying("<response><results>99</results><details>IP error</details></response>");
    assertThat(GATEWAY.ask(far.call(), PAYMENT).toString())
        .contains("must register the outgoing address");
    var other = FarEnd.saying("<response><details>shipped</details></response>");
    assertThat(GATEWAY.ask(other.call(), PAYMENT).toString()).doesNotContain("must register");
  }

  @ParameterizedTest
  @CsvSource({
    "301,x,UNKNOWN", "302,<response/>,UNKNOWN", "400,'',REFUSED", "401,'',REFUSED",
    "403,'',REFUSED", "404,<html/>,REFUSED", "408,'',UNKNOWN", "429,'',NOT_SENT", "500,'',UNKNOWN",
    "502,<html/>,UNKNOWN", "503,'',UNKNOWN", "204,'',UNKNOWN", "200,'',UNKNOWN",
    "200,<html><body>busy</body></html>,UNKNOWN", "200,<response><account>99,UNKNOWN",
    "200,<!DOCTYPE r [<!ENTITY e 'x'>]><response>&e;</response>,UNKNOWN",
    "200,<response><terminal>1</terminal></response>,UNKNOWN"
  })
  void every_status_has_its_answer_in_every_call(int status, String body, String expected) {
    for (var settings : List.of(OceanpaymentSentTest.CHARGES, Map.of("trackingRecipe", "all"))) {
      for (var call : calls(settings)) {
        assertThat(
                kind(
                    call.apply(
                        new FarEnd(FarEnd.replied(status, body))
                            .call(FarEnd.account(settings)))))
            .isEqualTo(expected);
      }
    }
  }

  private static List<java.util.function.Function<GatewayCall, Answer<?>>> calls(
      Map<String, String> settings) {
    return settings.containsKey("trackingRecipe")
        ? List.of(call -> GATEWAY.shipped(call, PAYMENT, "DHL", "1"))
        : List.of(
            call -> GATEWAY.open(call, Asked.anna(Money.of(4990, "USD"), "card")),
            call -> GATEWAY.ask(call, PAYMENT),
            call -> GATEWAY.list(call, FarEnd.NOW, FarEnd.NOW),
            call -> GATEWAY.refund(call, FarEnd.move(1000, false)),
            call -> GATEWAY.capture(call, FarEnd.move(4990, true)),
            call -> GATEWAY.voidAuthorization(call, FarEnd.move(4990, true)),
            call -> GATEWAY.charge(call, FarEnd.move(4990, true), OceanpaymentSentTest.TOKEN));
  }

  private static String kind(Answer<?> answer) {
    return switch (answer) {
      case Answer.Done<?> _ -> "DONE";
      case Answer.Refused<?> _ -> "REFUSED";
      case Answer.NotSent<?> _ -> "NOT_SENT";
      case Answer.Unknown<?> _ -> "UNKNOWN";
    };
  }
}
