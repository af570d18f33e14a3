package paybridge.sandbox.wooshpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is not as the contract says is refused, and changes nothing.
class WooshPayRefusalsTest {
  private static final String SESSION =
      """
      {'mode':'payment','success_url':'https://shop.example/ok','cancel_url':'https://shop.example/no',
       'line_items':[{'quantity':1,'price_data':{'currency':'USD','unit_amount':5,'product_data':{'name':'Tea'}}}]}
      """;

  private final RunningWooshPay woosh = new RunningWooshPay();

  @AfterEach
  void stop() {
    woosh.close();
  }

  @Test
  void only_a_known_secret_key_with_an_empty_password_opens_the_door() {
    var widget = woosh.gateway.account(woosh.url, "widget");
    var published = Objects.requireNonNull(widget.settings().get("publishableKey"));

    assertThat(authorized(RunningWooshPay.basic(woosh.key()))).isEqualTo(404);
    assertThat(authorized(RunningWooshPay.basic(RunningWooshPay.key(widget)))).isEqualTo(404);
    assertThat(authorized(RunningWooshPay.basic(published))).isEqualTo(401);
    assertThat(authorized(RunningWooshPay.basic("sk_test_other"))).isEqualTo(401);
    assertThat(authorized(RunningWooshPay.basic(woosh.key() + ":word"))).isEqualTo(401);
    assertThat(authorized("Bearer " + woosh.key())).isEqualTo(401);
    assertThat(authorized("Basic ???")).isEqualTo(401);
  }

  private int authorized(String header) {
    return woosh
        .send(
            HttpRequest.newBuilder(URI.create(woosh.url + "/v1/payment_intents/pi_1"))
                .header("Authorization", header)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .build())
        .statusCode();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept", "Content-Type"})
  void both_headers_are_needed_also_to_read(String missing) {
    var request = woosh.request("/v1/payment_intents/pi_1").GET();
    assertThat(woosh.reply(request.setHeader(missing, "text/html")).status()).isEqualTo(400);
  }

  @Test
  void the_objects_of_others_are_unknown() {
    var other = woosh.gateway.account(woosh.url, "direct");
    var intent = woosh.intent("ORD-1", "");
    var asked =
        woosh
            .request("/v1/payment_intents/" + intent.id())
            .setHeader("Authorization", RunningWooshPay.basic(RunningWooshPay.key(other)));

    assertThat(woosh.reply(asked).status()).isEqualTo(404);
    assertThat(woosh.get("/v1/payment_intents/" + intent.id()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "'mode':'payment',|",
        "'mode':'payment'|'mode':'subscription'",
        "'success_url':'https://shop.example/ok',|",
        "'https://shop.example/ok'|'shop'",
        "'cancel_url':'https://shop.example/no',|",
        "'unit_amount':5|'unit_amount':0",
        "'unit_amount':5|'unit_amount':-5",
        "'unit_amount':5|'unit_amount':5.0",
        "'unit_amount':5|'unit_amount':'5'",
        "'unit_amount':5|'unit_amount':1000000000000",
        "'quantity':1|'quantity':null",
        "'quantity':1|'quantity':1,'quantity':2",
        "'USD'|'XYZ'",
        "'USD'|7",
        "'name':'Tea'|'nam':'Tea'",
        "'mode':'payment'|'mode':'payment','surprise':1",
        "'mode':'payment'|'mode':'payment','customer_email':7",
        "'mode':'payment'|'mode':'payment','metadata':{'a':1}",
        "'mode':'payment'|'mode':'payment','payment_method_types':['visa']",
        "'mode':'payment'|'mode':'payment','payment_method_types':'card'",
        "'mode':'payment'|'mode':'payment','payment_intent_data':{'capture_method':'later'}",
        "'mode':'payment'|'mode':'payment','payment_intent_data':{'surprise':'x'}",
        "{'mode'|{{'mode'"
      })
  void a_session_that_is_not_well_formed_is_refused(String right, String wrong) {
    var body = SESSION.replace(right, wrong == null ? "" : wrong);
    assertThat(body).isNotEqualTo(SESSION);

    var refused = woosh.post("/v1/checkout/sessions", body);

    assertThat(refused.status()).as(body).isEqualTo(400);
    assertThat(refused.body().at("/error/type").asText()).isEqualTo("invalid_request_error");
    assertThat(woosh.gateway.diary().all()).isEmpty();
    assertThat(woosh.post("/v1/checkout/sessions", SESSION).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",'return_url':'https://shop.example/'",
        ",'off_session':true",
        ",'confirm':'yes'",
        ",'confirm':true",
        ",'confirm':true,'return_url':'https://s.example/','payment_method_data':{}",
        ",'confirm':true,'return_url':'https://s.example/','payment_method_data':{'type':'card'}",
        ",'confirm':true,'payment_method_data':{'type':'alipay'}",
        ",'confirm':true,'return_url':'no','payment_method_data':{'type':'alipay'}",
        ",'payment_method_data':{'type':'card','card':{'number':'4111111111111111'}}",
        ",'payment_method_data':{'type':'gcash'}",
        ",'payment_method_data':{'type':'alipay'},'payment_method_types':['card']",
        ",'payment_method_data':{'type':'alipay'},'capture_method':'manual'",
        ",'payment_method_options':{'alipay':{'terminal_type':'FAX'}}",
        ",'setup_future_usage':'off_session'",
        ",'quantity':0"
      })
  void an_intent_that_does_not_fit_is_refused_in_the_flat_shape(String more) {
    var refused = woosh.intent("ORD-1", more);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("type")).isEqualTo("invalid_request_error");
    assertThat(refused.body().has("error")).isFalse();
    assertThat(woosh.diary("ORD-1")).isEmpty();
  }

  @Test
  void the_same_key_and_body_get_the_first_answer_again() {
    var first = woosh.post("/v1/checkout/sessions", SESSION, "Idempotency-Key", "open-1");
    var again = woosh.post("/v1/checkout/sessions", SESSION, "Idempotency-Key", "open-1");
    var other = woosh.post("/v1/checkout/sessions", SESSION, "Idempotency-Key", "open-2");

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.id()).isNotEqualTo(first.id());
    assertThat(woosh.diary("")).containsExactly("session created", "intent created",
        "session created", "intent created");
  }

  @Test
  void the_same_key_with_another_body_or_path_is_a_conflict() {
    woosh.post("/v1/checkout/sessions", SESSION, "Idempotency-Key", "open-1");
    var body =
        woosh.post(
            "/v1/checkout/sessions", SESSION.replace("5", "6"), "Idempotency-Key", "open-1");
    var path = woosh.post("/v1/refunds", SESSION, "Idempotency-Key", "open-1");

    assertThat(body.status()).isEqualTo(409);
    assertThat(body.type()).isEqualTo("idempotency_error");
    assertThat(path.status()).isEqualTo(409);
  }

  @Test
  void there_is_no_list_of_refunds_or_events() {
    assertThat(woosh.get("/v1/refunds").status()).isEqualTo(404);
    assertThat(woosh.get("/v1/events").status()).isEqualTo(404);
  }
}
