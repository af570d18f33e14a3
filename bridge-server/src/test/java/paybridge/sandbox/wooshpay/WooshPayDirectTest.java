package paybridge.sandbox.wooshpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static paybridge.sandbox.wooshpay.RunningWooshPay.code;
import static paybridge.sandbox.wooshpay.RunningWooshPay.to;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.connector.Money;
import paybridge.sandbox.wooshpay.RunningWooshPay.Reply;

/// Intents by the API, wallets, the widget, capture and cancel.
class WooshPayDirectTest {
  private static final String BACK = "https://shop.example/back";
  private final RunningWooshPay woosh = new RunningWooshPay();

  @AfterEach
  void stop() {
    woosh.close();
  }

  private Reply wallet(String reference, String type, String currency) {
    return woosh.post(
        "/v1/payment_intents",
        """
        {'amount':2500,'currency':'%s','merchant_order_id':'%s','confirm':true,
         'payment_method_data':{'type':'%s'},'return_url':'%s'}
        """
            .formatted(currency, reference, type, BACK));
  }

  /// `next_action`, which some answers carry as a text.
  private static JsonNode action(Reply intent) {
    var action = intent.body().path("next_action");
    return action.isTextual()
        ? RunningWooshPay.parsed(action.textValue().getBytes(UTF_8))
        : action;
  }

  private Reply again(Reply intent) {
    return woosh.get("/v1/payment_intents/" + intent.id());
  }

  private Reply move(Reply intent, String what, String json) {
    return woosh.post("/v1/payment_intents/" + intent.id() + "/" + what, json);
  }

  @ParameterizedTest
  @CsvSource({
    "alipay, EUR, alipay_handle_redirect, alipay_handle_redirect",
    "gcash, PHP, redirect_to_url, gcash_handle_redirect"
  })
  void a_wallet_is_paid_on_its_own_page(String type, String currency, String named, String child) {
    var intent = wallet("ORD-1", type, currency);
    var page = action(intent).path(child).path("url").asText();

    assertThat(intent.text("status")).isEqualTo("requires_action");
    assertThat(action(intent).path("type").asText()).isEqualTo(named);
    assertThat(woosh.visit(page).body()).doesNotContain("no-code").contains("value=\"approve\"");
    assertThat(to(woosh.submit(page, "choice=approve"))).isEqualTo(BACK);
    assertThat(again(intent).text("status")).isEqualTo("succeeded");
    assertThat(woosh.visit(page).statusCode()).isEqualTo(410);
  }

  @Test
  void a_declining_wallet_leads_back_and_the_intent_can_be_confirmed_again() {
    var intent = wallet("ORD-1", "alipay", "EUR");
    var page = action(intent).at("/alipay_handle_redirect/url").asText();

    assertThat(to(woosh.submit(page, "choice=decline"))).isEqualTo(BACK);

    assertThat(again(intent).text("status")).isEqualTo("requires_payment_method");
    assertThat(again(intent).body().at("/last_payment_error/code").asText())
        .isEqualTo("card_declined");
    var confirmed = move(intent, "confirm", "{'payment_method_data':{'type':'alipay'}}");
    assertThat(confirmed.text("status")).isEqualTo("requires_action");
    assertThat(confirmed.body().has("last_payment_error")).isFalse();
  }

  @Test
  void some_answers_carry_json_inside_a_text_and_some_do_not() {
    var seen = new HashSet<Boolean>();
    for (int i = 0; i < 20; i++) {
      var intent = wallet("ORD-" + i, "alipay", "EUR");
      boolean text = intent.body().path("next_action").isTextual();
      assertThat(text).isEqualTo(intent.id().matches(".*[02468]"));
      seen.add(text);
    }
    assertThat(seen).hasSize(2);
  }

  @Test
  void an_intent_is_found_by_the_merchants_reference() {
    woosh.intent("ORD-1", "");
    var second = woosh.intent("ORD-2", "");

    var found = woosh.get("/v1/payment_intents/search?query=merchant_order_id:%27ORD-2%27");

    assertThat(found.body().path("data")).hasSize(1);
    assertThat(found.body().at("/data/0/id").asText()).isEqualTo(second.id());
    assertThat(
            woosh
                .get("/v1/payment_intents/search?query=merchant_order_id:%27ORD-3%27")
                .body()
                .path("data"))
        .isEmpty();
    assertThat(woosh.get("/v1/payment_intents/search?query=ORD-2").status()).isEqualTo(400);
    assertThat(woosh.diary("ORD-2")).endsWith("retrieved");
  }

  @Test
  void a_part_is_captured_once_and_the_amount_stays() {
    var session = woosh.session("ORD-1", ",'capture_method':'manual'");
    woosh.pay(session);
    var intent = woosh.get("/v1/payment_intents/" + session.text("payment_intent"));

    assertThat(intent.text("status")).isEqualTo("requires_capture");
    assertThat(intent.body().path("amount_capturable").longValue()).isEqualTo(2500);
    assertThat(move(intent, "capture", "{'amount_to_capture':2501}").status()).isEqualTo(400);
    assertThat(move(intent, "capture", "{'amount_to_capture':'800'}").status()).isEqualTo(400);
    var captured = move(intent, "capture", "{'amount_to_capture':800}");
    assertThat(captured.text("status")).isEqualTo("succeeded");
    assertThat(captured.body().path("amount").longValue()).isEqualTo(2500);
    assertThat(captured.body().path("amount_received").longValue()).isEqualTo(800);
    assertThat(move(intent, "capture", "{}").status()).isEqualTo(400);
    assertThat(woosh.gateway.book("ORD-1").orElseThrow().captured())
        .isEqualTo(Money.of(800, "EUR"));
  }

  @Test
  void money_that_nobody_captures_is_given_back_after_seven_days() {
    var session = woosh.session("ORD-1", ",'capture_method':'manual'");
    woosh.pay(session);

    woosh.pass(Duration.ofDays(7));

    assertThat(woosh.get("/v1/payment_intents/" + session.text("payment_intent")).text("status"))
        .isEqualTo("canceled");
  }

  @Test
  void what_has_not_succeeded_can_be_canceled_with_a_reason() {
    var fresh = woosh.intent("ORD-1", "");
    var waiting = wallet("ORD-2", "alipay", "EUR");
    var paid = wallet("ORD-3", "alipay", "EUR");
    woosh.submit(action(paid).at("/alipay_handle_redirect/url").asText(), "choice=approve");

    assertThat(move(fresh, "cancel", "{}").status()).isEqualTo(400);
    assertThat(move(fresh, "cancel", "{'cancellation_reason':'late'}").text("status"))
        .isEqualTo("canceled");
    assertThat(move(waiting, "cancel", "{'cancellation_reason':'late'}").status()).isEqualTo(200);
    assertThat(move(waiting, "cancel", "{'cancellation_reason':'late'}").status()).isEqualTo(400);
    assertThat(move(paid, "cancel", "{'cancellation_reason':'late'}").status()).isEqualTo(400);
    assertThat(move(waiting, "confirm", "{'payment_method_data':{'type':'alipay'}}").status())
        .isEqualTo(400);
  }

  @Test
  void the_widget_confirms_by_publishable_key_and_client_secret() {
    var intent = woosh.intent("ORD-1", ",'payment_method_types':['card']");
    var key = Objects.requireNonNull(woosh.account.settings().get("publishableKey"));
    var body = "{'key':'%s','client_secret':'%s'".formatted(key, intent.text("client_secret"));

    assertThat(widget("open", body + "}").at("/choices/0/value").asText()).isEqualTo("approve");
    assertThat(widget("open", body.replace("_secret_", "_secret_x") + "}").at("/error/code"))
        .hasToString("\"api_key_invalid\"");
    assertThat(widget("confirm", body + ",'choice':'decline'}").at("/last_payment_error/code"))
        .hasToString("\"card_declined\"");
    var asked =
        widget("confirm", body + ",'choice':'approve','return_url':'" + BACK + "/success'}");
    var bank = asked.at("/next_action/challenge_redirect/url").asText();
    var code = code(woosh.visit(bank));
    assertThat(to(woosh.submit(bank, "code=" + code))).isEqualTo(BACK + "/success");
    assertThat(again(intent).text("status")).isEqualTo("succeeded");
    assertThat(woosh.diary("ORD-1"))
        .containsSubsequence("widget shown", "card chosen", "code asked", "code typed", "paid");
  }

  private JsonNode widget(String what, String json) {
    var answer =
        woosh.send(
            HttpRequest.newBuilder(URI.create(woosh.url + "/widget/" + what))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.replace('\'', '"')))
                .build());
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    return RunningWooshPay.parsed(
        answer.body().getBytes(UTF_8));
  }

  @Test
  void the_script_and_its_calls_may_be_used_from_any_page() {
    assertThat(woosh.visit(woosh.url + "/widget.js").body()).contains("window.WooshPay");
    var preflight =
        woosh.send(
            HttpRequest.newBuilder(URI.create(woosh.url + "/widget/confirm"))
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
        .contains("content-type");
  }
}
