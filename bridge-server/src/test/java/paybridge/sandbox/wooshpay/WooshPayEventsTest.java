package paybridge.sandbox.wooshpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.Money;
import paybridge.connector.Secret;
import paybridge.sandbox.wooshpay.RunningWooshPay.Reply;

/// Endpoints, events and refunds.
class WooshPayEventsTest {
  private final RunningWooshPay woosh = new RunningWooshPay();

  @AfterEach
  void stop() {
    woosh.close();
  }

  private static String signature(Incoming message) {
    return message.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase("Wooshpay-Signature"))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  private static String signed(Reply endpoint, Incoming message) {
    return Signature.header(
        new Secret(endpoint.text("secret")), message.heard(), message.body());
  }

  private List<Incoming> heardAt(String name) {
    return woosh.heard.stream().filter(one -> one.path().endsWith("/" + name)).toList();
  }

  private Reply paid(String reference) {
    var session = woosh.session(reference, "");
    woosh.pay(session);
    return woosh.get("/v1/payment_intents/" + session.text("payment_intent"));
  }

  private Reply refund(Reply intent, String more) {
    return woosh.post("/v1/refunds", "{'payment_intent':'" + intent.id() + "'" + more + "}");
  }

  @Test
  void one_event_goes_to_every_endpoint_that_wants_it_signed_with_its_own_secret() {
    var a = woosh.endpoint("a", "payment_intent.succeeded", "payment_intent.requires_action");
    var b = woosh.endpoint("b", "payment_intent.succeeded");
    paid("ORD-1");
    woosh.turn();

    assertThat(heardAt("a")).hasSize(2);
    assertThat(heardAt("b")).hasSize(1);
    var toB = heardAt("b").getFirst();
    var toA = heardAt("a").getLast();
    assertThat(toA.body()).isEqualTo(toB.body());
    assertThat(signature(toA)).isEqualTo(signed(a, toA)).isNotEqualTo(signature(toB));
    assertThat(signature(toB)).isEqualTo(signed(b, toB));
    var event = RunningWooshPay.parsed(toA.body());
    assertThat(event.at("/data/object/merchant_order_id").asText()).isEqualTo("ORD-1");
    assertThat(woosh.get("/v1/events/" + event.path("id").asText()).body()).isEqualTo(event);
    assertThat(woosh.diary("ORD-1")).contains("told: payment_intent.succeeded");
  }

  @Test
  void an_event_is_repeated_eighteen_times_in_72_hours_and_signed_anew_each_time() {
    var endpoint = woosh.endpoint("a", "payment_intent.succeeded");
    woosh.hookStatus = 500;
    paid("ORD-1");
    woosh.turn();
    for (int i = 0; i < 72 * 60; i++) {
      woosh.pass(Duration.ofMinutes(1));
    }

    assertThat(woosh.heard).hasSizeBetween(17, 18);
    woosh.pass(Duration.ofDays(30));
    assertThat(woosh.heard).hasSize(18);
    assertThat(woosh.heard.stream().map(one -> signature(one)).distinct()).hasSize(18);
    assertThat(woosh.heard)
        .allSatisfy(one -> assertThat(signature(one)).isEqualTo(signed(endpoint, one)));
    assertThat(woosh.diary("ORD-1")).contains("mail");
  }

  @Test
  void an_event_is_not_repeated_after_any_2xx() {
    woosh.endpoint("a", "payment_intent.succeeded");
    woosh.hookStatus = 503;
    paid("ORD-1");
    woosh.turn();
    woosh.hookStatus = 204;
    woosh.pass(Duration.ofSeconds(2));
    woosh.pass(Duration.ofDays(3));

    assertThat(woosh.heard).hasSize(2);
    assertThat(woosh.event(0)).isEqualTo(woosh.event(1));
  }

  @Test
  void the_secret_of_an_endpoint_is_shown_once() {
    var made = woosh.endpoint("a", "payment_intent.succeeded");
    var path = "/v1/webhook_endpoints/" + made.id();

    assertThat(made.text("secret")).startsWith("whsec_");
    assertThat(woosh.get(path).body().has("secret")).isFalse();
    assertThat(woosh.get("/v1/webhook_endpoints").body().at("/data/0/secret").isMissingNode())
        .isTrue();
    assertThat(woosh.get("/v1/webhook_endpoints").body().at("/data/0/id").asText())
        .isEqualTo(made.id());
  }

  @Test
  void a_disabled_or_deleted_endpoint_hears_nothing() {
    var off = "/v1/webhook_endpoints/" + woosh.endpoint("off", "payment_intent.succeeded").id();
    var gone = "/v1/webhook_endpoints/" + woosh.endpoint("gone", "payment_intent.succeeded").id();

    assertThat(woosh.post(off, "{'status':'disabled'}").text("status")).isEqualTo("disabled");
    assertThat(woosh.reply(woosh.request(gone).DELETE()).body().path("deleted").booleanValue())
        .isTrue();
    paid("ORD-1");
    woosh.turn();
    assertThat(woosh.heard).isEmpty();
    assertThat(woosh.get(gone).status()).isEqualTo(404);
    assertThat(woosh.reply(woosh.request(gone).DELETE()).status()).isEqualTo(404);

    woosh.post(off, "{'status':'enabled'}");
    paid("ORD-2");
    woosh.turn();
    assertThat(woosh.heard).hasSize(1);
  }

  @Test
  void an_endpoint_needs_a_safe_address_and_known_types() {
    var right = "{'url':'https://shop.example/hook','enabled_events':['charge.refund.updated']}";

    assertThat(woosh.post("/v1/webhook_endpoints", right).status()).isEqualTo(200);
    for (var wrong :
        List.of(
            right.replace("https:", "http:"),
            right.replace("refund", "surprise"),
            right.replace("'charge.refund.updated'", ""))) {
      assertThat(woosh.post("/v1/webhook_endpoints", wrong).status()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void endpoints_are_listed_newest_first_a_page_at_a_time() {
    var first = woosh.endpoint("a", "payment_intent.succeeded");
    var second = woosh.endpoint("b", "payment_intent.succeeded");
    var page = woosh.get("/v1/webhook_endpoints?limit=1").body();

    assertThat(page.at("/data/0/id").asText()).isEqualTo(second.id());
    assertThat(page.path("has_more").booleanValue()).isTrue();
    var next = woosh.get("/v1/webhook_endpoints?limit=1&starting_after=" + second.id()).body();
    assertThat(next.at("/data/0/id").asText()).isEqualTo(first.id());
    assertThat(next.path("has_more").booleanValue()).isFalse();
  }

  @Test
  void a_refund_is_pending_first_and_told_when_it_is_done() {
    woosh.endpoint("a", "charge.refund.updated");
    var refund = refund(paid("ORD-1"), ",'amount':500,'metadata':{'refund_ref':'RF-1'}");

    assertThat(refund.text("status")).isEqualTo("pending");
    woosh.pass(Duration.ofMillis(299));
    assertThat(woosh.get("/v1/refunds/" + refund.id()).text("status")).isEqualTo("pending");
    woosh.pass(Duration.ofMillis(1));
    assertThat(woosh.get("/v1/refunds/" + refund.id()).text("status")).isEqualTo("succeeded");
    assertThat(woosh.event(0).at("/data/object/metadata/refund_ref").asText()).isEqualTo("RF-1");
    assertThat(woosh.gateway.book("ORD-1").orElseThrow().refunded())
        .isEqualTo(Money.of(500, "EUR"));
    assertThat(woosh.diary("ORD-1")).containsSubsequence("refund asked", "refunded");
  }

  @Test
  void no_more_than_was_taken_is_given_back() {
    var intent = paid("ORD-1");

    assertThat(refund(intent, ",'amount':2501").status()).isEqualTo(402);
    assertThat(refund(intent, ",'amount':2000").status()).isEqualTo(200);
    assertThat(refund(intent, ",'amount':501").status()).isEqualTo(402);
    assertThat(refund(intent, ",'amount':'500'").status()).isEqualTo(200);
    assertThat(refund(intent, "").status()).isEqualTo(402);
    assertThat(refund(intent, ",'amount':0").status()).isEqualTo(400);
    assertThat(refund(intent, ",'amount':1.5").status()).isEqualTo(400);
    assertThat(refund(intent, ",'reason':'requested_by_merchant'").status()).isEqualTo(400);
    assertThat(woosh.post("/v1/refunds", "{'amount':1}").status()).isEqualTo(400);
    assertThat(refund(woosh.intent("ORD-2", ""), "").status()).isEqualTo(400);
  }

  @Test
  void a_failed_refund_says_why_and_may_be_asked_again() {
    woosh.endpoint("a", "charge.refund.updated");
    var intent = paid("ORD-1");
    refund(intent, ",'metadata':{'refund_ref':'FAIL-1'}");
    woosh.pass(Duration.ofSeconds(1));

    assertThat(woosh.event(0).at("/data/object/status").asText()).isEqualTo("failed");
    assertThat(woosh.event(0).at("/data/object/failure_reason").asText()).isNotEmpty();
    assertThat(woosh.gateway.book("ORD-1").orElseThrow().refunded().isZero()).isTrue();
    assertThat(refund(intent, "").status()).isEqualTo(200);
  }

  @Test
  void a_wallet_that_allows_one_partial_refund_allows_no_second() {
    var intent =
        woosh.intent(
            "ORD-1",
            ",'confirm':true,'payment_method_data':{'type':'alipay'},"
                + "'return_url':'https://shop.example/'");
    woosh.submit(
        woosh.url + "/wallet/" + RunningWooshPay.token(intent), "choice=approve");

    assertThat(refund(intent, ",'amount':500").status()).isEqualTo(200);
    assertThat(refund(intent, ",'amount':500").status()).isEqualTo(402);
  }

  @Test
  void a_dispute_is_told_and_can_be_read_again() {
    woosh.endpoint("a", "charge.dispute.updated");
    paid("ORD-1");
    var id = woosh.gateway.dispute("ORD-1");
    woosh.turn();

    assertThat(woosh.event(0).at("/data/object/id").asText()).isEqualTo(id);
    assertThat(woosh.get("/v1/disputes/" + id).text("status")).isEqualTo("warning_needs_response");
    assertThat(woosh.get("/v1/events/" + id).status()).isEqualTo(404);
  }
}
