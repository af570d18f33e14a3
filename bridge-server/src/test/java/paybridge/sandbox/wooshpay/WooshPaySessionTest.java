package paybridge.sandbox.wooshpay;

import static org.assertj.core.api.Assertions.assertThat;
import static paybridge.sandbox.wooshpay.RunningWooshPay.code;
import static paybridge.sandbox.wooshpay.RunningWooshPay.to;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import paybridge.connector.Money;
import paybridge.sandbox.play.PlayedGateway.Book;

/// The hosted page, as a merchant and a shopper see it.
class WooshPaySessionTest {
  private final RunningWooshPay woosh = new RunningWooshPay();

  @AfterEach
  void stop() {
    woosh.close();
  }

  private String status(RunningWooshPay.Reply session) {
    return woosh.get("/v1/payment_intents/" + session.text("payment_intent")).text("status");
  }

  private String status(RunningWooshPay.Reply session, String of) {
    return woosh.get("/v1/checkout/sessions/" + session.id()).text(of);
  }

  @Test
  void a_session_looks_as_in_the_samples() {
    var session = woosh.session("ORD-1", "");

    assertThat(session.status()).isEqualTo(200);
    assertThat(session.id()).matches("cs_[0-9]{19}");
    assertThat(session.text("url")).contains("/pay/cs_test_" + session.id().substring(3) + "?key=");
    assertThat(session.text("currency")).isEqualTo("EUR");
    assertThat(session.body().path("amount_total").longValue()).isEqualTo(2500);
    assertThat(session.text("status") + " " + session.text("payment_status"))
        .isEqualTo("open unpaid");
    assertThat(session.body().path("customer").textValue()).isEmpty();
    assertThat(session.body().path("created").longValue()).isEqualTo(1793527200123L);
    assertThat(session.body().path("expires_at").longValue() - 1793527200123L).isEqualTo(86400499);
    assertThat(session.body().path("livemode")).isNotEqualTo(session.body().path("live_mode"));
    assertThat(session.body().at("/line_items/data/0/price/unit_amount").longValue())
        .isEqualTo(1250);
  }

  @Test
  void the_shopper_types_a_code_and_has_paid() {
    var session = woosh.session("ORD-1", "");
    woosh.visit(session.text("url"));

    var back = woosh.pay(session);

    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(to(back)).isEqualTo("https://shop.example/ok");
    assertThat(status(session)).isEqualTo("succeeded");
    assertThat(status(session, "payment_status")).isEqualTo("paid");
    assertThat(woosh.gateway.book("ORD-1"))
        .contains(new Book("succeeded", Money.of(2500, "EUR"), Money.of(0, "EUR")));
    assertThat(woosh.diary("ORD-1"))
        .containsSubsequence(
            "session created",
            "intent created",
            "page shown",
            "card chosen",
            "acquirer asked",
            "issuer asked",
            "issuer answered",
            "code asked",
            "code typed",
            "issuer answered",
            "paid",
            "retrieved");
  }

  @Test
  void a_wrong_code_is_a_decline_and_the_page_goes_on() {
    woosh.endpoint("a", "payment_intent.payment_failed");
    var session = woosh.session("ORD-1", "");
    code(woosh.submit(session.text("url"), "choice=approve"));

    var again = woosh.submit(session.text("url"), "code=nothing");

    assertThat(again.body()).contains("The one-time code was wrong.", "value=\"approve\"");
    assertThat(status(session)).isEqualTo("requires_payment_method");
    assertThat(woosh.types()).containsExactly("payment_intent.payment_failed");
    assertThat(woosh.event(0).at("/data/object/last_payment_error/code").asText())
        .isEqualTo("authentication_failed");
    assertThat(to(woosh.pay(session))).isEqualTo("https://shop.example/ok");
  }

  @Test
  void a_declined_card_can_be_followed_by_another() {
    var session = woosh.session("ORD-1", "");

    var declined = woosh.submit(session.text("url"), "choice=decline");

    assertThat(declined.body()).contains("The bank declined the payment.");
    assertThat(status(session)).isEqualTo("requires_payment_method");
    assertThat(to(woosh.submit(session.text("url"), "choice=no-code")))
        .isEqualTo("https://shop.example/ok");
    assertThat(status(session)).isEqualTo("succeeded");
  }

  @Test
  void who_leaves_goes_to_the_cancel_url_and_may_come_back() {
    var session = woosh.session("ORD-1", "");

    assertThat(to(woosh.submit(session.text("url"), "choice=cancel")))
        .isEqualTo("https://shop.example/no");
    assertThat(status(session, "status")).isEqualTo("open");
    assertThat(woosh.visit(session.text("url")).body()).contains("25.00 EUR", "value=\"approve\"");
  }

  @Test
  void what_is_pending_succeeds_two_seconds_later() {
    var session = woosh.session("ORD-1", "");

    assertThat(to(woosh.submit(session.text("url"), "choice=pending")))
        .isEqualTo("https://shop.example/ok");

    assertThat(status(session)).isEqualTo("processing");
    assertThat(status(session, "status") + " " + status(session, "payment_status"))
        .isEqualTo("complete unpaid");
    woosh.pass(Duration.ofSeconds(2));
    assertThat(status(session)).isEqualTo("succeeded");
  }

  @Test
  void an_expired_session_takes_no_money_and_a_paid_one_does_not_expire() {
    var late = woosh.session("ORD-1", "");
    var code = code(woosh.submit(late.text("url"), "choice=approve"));
    var expired = woosh.post("/v1/checkout/sessions/" + late.id() + "/expire", "{}");

    assertThat(expired.text("status")).isEqualTo("expired");
    assertThat(woosh.submit(late.text("url"), "code=" + code).statusCode()).isEqualTo(410);
    assertThat(status(late)).isEqualTo("canceled");

    var paid = woosh.session("ORD-2", "");
    woosh.pay(paid);
    assertThat(woosh.post("/v1/checkout/sessions/" + paid.id() + "/expire", "{}").status())
        .isEqualTo(400);
    assertThat(status(paid)).isEqualTo("succeeded");
  }

  @Test
  void a_session_ends_by_itself_after_a_day() {
    woosh.endpoint("a", "payment_intent.canceled", "checkout.session.expired");
    var session = woosh.session("ORD-1", "");

    woosh.pass(Duration.ofHours(24));
    assertThat(status(session, "status")).isEqualTo("open");
    woosh.pass(Duration.ofMillis(500));
    assertThat(status(session, "status")).isEqualTo("expired");
    assertThat(woosh.types())
        .containsExactlyInAnyOrder("checkout.session.expired", "payment_intent.canceled");
  }

  @Test
  void the_intent_of_a_session_is_not_canceled_but_expired_even_when_money_is_held() {
    var session = woosh.session("ORD-1", ",'capture_method':'manual'");
    woosh.pay(session);
    var intent = "/v1/payment_intents/" + session.text("payment_intent");

    assertThat(status(session)).isEqualTo("requires_capture");
    assertThat(woosh.post(intent + "/cancel", "{'cancellation_reason':'x'}").status())
        .isEqualTo(400);
    assertThat(woosh.post("/v1/checkout/sessions/" + session.id() + "/expire", "").status())
        .isEqualTo(200);
    assertThat(status(session)).isEqualTo("canceled");
  }

  @Test
  void a_setup_session_keeps_a_card_that_is_charged_later_without_the_shopper() {
    woosh.endpoint("a", "setup_intent.created", "setup_intent.succeeded");
    var session =
        woosh.post(
            "/v1/checkout/sessions",
            """
            {'mode':'setup','success_url':'https://shop.example/ok','cancel_url':'https://shop.example/no',
             'payment_method_types':['card'],'metadata':{'order_id':'ORD-1'}}
            """);
    woosh.pay(session);

    assertThat(woosh.types()).containsExactly("setup_intent.created", "setup_intent.succeeded");
    var kept = woosh.event(1).at("/data/object");
    assertThat(kept.path("id").asText()).isEqualTo(session.text("setup_intent"));
    var by =
        ",'customer':'%s','payment_method':'%s','confirm':true,'off_session':true"
            .formatted(kept.path("customer").asText(), kept.path("payment_method").asText());
    assertThat(woosh.intent("ORD-2", by).text("status")).isEqualTo("succeeded");
    assertThat(woosh.intent("ORD-3", by + ",'description':'FAIL'").text("status"))
        .isEqualTo("requires_payment_method");
    assertThat(woosh.intent("ORD-4", by.replace("cus_19", "cus_18")).status()).isEqualTo(404);
    assertThat(woosh.intent("ORD-4", by.replace("pm_19", "pm_18")).status()).isEqualTo(404);
  }
}
