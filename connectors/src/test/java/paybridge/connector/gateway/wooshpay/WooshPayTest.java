package paybridge.connector.gateway.wooshpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.Flow;
import paybridge.connector.GatewayCall;
import paybridge.connector.GatewayUrl;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.Money;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.PaymentRef;
import paybridge.connector.Reading;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.Settings;
import paybridge.connector.Shopper;
import paybridge.connector.Wire;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;
import paybridge.connector.kit.Digests;

class WooshPayTest {
  private static final Secret SECRET = new Secret("whsec_vEcT0rSecret4Wooshpay0001");
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final Instant HEARD = Instant.ofEpochSecond(1760000000);
  private static final String GOOD = Digests.hex(EventSignature.digest(SECRET, "1760000000", BODY));
  private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

  private static boolean valid(String header, Instant heard) {
    return EventSignature.valid(header, List.of(SECRET), BODY, heard, Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t=1760000000,v1=GOOD",
        " t=1760000000 , v1=GOOD ",
        "v1=GOOD,t=1760000000",
        "t=1760000000,v1=0000000000000000000000000000000000000000000000000000000000000000,v1=GOOD",
        "t=1760000000,v0=x,new,v1=short,v1=GOOD"
      })
  void a_header_in_any_documented_form_is_valid(String header) {
    assertThat(valid(header.replace("GOOD", GOOD), HEARD)).isTrue();
    assertThat(valid(header.replace("GOOD", GOOD.toUpperCase(java.util.Locale.ROOT)), HEARD))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t=1760000000",
        "v1=GOOD",
        "t=1760000000,t=1760000000,v1=GOOD",
        "t=,v1=GOOD",
        "t=-1760000000,v1=GOOD",
        "t=1760000000.0,v1=GOOD",
        "T=1760000000,v1=GOOD",
        "t=1760000000;v1=GOOD",
        "t=1760000000,v1=GOOD0",
        "t=1760000000,v1= GOOD",
        "t=1760000000,v2=GOOD",
        "t=01760000000,v1=GOOD",
        "t=99999999999999999999,v1=GOOD"
      })
  void any_other_header_is_refused(String header) {
    assertThat(valid(header.replace("GOOD", GOOD), HEARD)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"300,true", "-300,true", "301,false", "-301,false"})
  void the_tolerance_holds_in_both_directions(long seconds, boolean fresh) {
    assertThat(valid("t=1760000000,v1=" + GOOD, HEARD.plusSeconds(seconds))).isEqualTo(fresh);
  }

  @ParameterizedTest
  @CsvSource({"300,300", "86400,86400", "259200,259200", "259201,300", "-1,300", "soon,300"})
  void the_tolerance_is_a_setting_of_up_to_three_days(String text, long seconds) {
    var settings = new Settings(Map.of("toleranceSeconds", text), Map.of());
    assertThat(WooshPaySettings.tolerance(settings)).isEqualTo(Duration.ofSeconds(seconds));
  }

  private static Account account(boolean live, String key, Map<String, String> values) {
    return new Account(
        "A1", "test", live, new Settings(values, Map.of("secretKey", List.of(new Secret(key)))));
  }

  private static final Account TEST = account(false, "sk_test_example", Map.of());

  private static OpenRequest request(Money amount, Capture capture) {
    return new OpenRequest(
        "1001-7KQ2M9XA",
        "1001",
        amount,
        "card",
        Flow.REDIRECT,
        capture,
        false,
        "2 × Tea",
        Shopper.UNKNOWN,
        "https://bridge.example/returns/k1",
        "https://bridge.example/n/k1");
  }

  private static Answer<Opened> open(Account account, Wire wire, Money amount) {
    return new WooshPay()
        .open(new GatewayCall(account, wire, NOW), request(amount, Capture.AUTOMATIC));
  }

  private static WireAnswer replied(int status, String body) {
    return new WireAnswer.Replied(
        status, List.of(new Header("Retry-After", "7")), body.getBytes(StandardCharsets.UTF_8));
  }

  private static String session(long total, String currency) {
    return """
    {"id":"cs_1","object":"checkout.session","status":"open","payment_status":"unpaid",
     "url":"https://checkouttest.wooshpay.com/pay/cs_test_1?key=x","currency":"%s",
     "payment_intent":"pi_1","amount_total":%d,"expires_at":1760086400000}
    """
        .formatted(currency, total);
  }

  @Test
  void a_session_is_opened_by_one_call_with_the_reference_in_every_place() {
    var sent = new ArrayList<WireRequest>();
    var answer =
        open(
            TEST,
            out -> {
              sent.add(out);
              return replied(200, session(2500, "usd"));
            },
            Money.of(2500, "USD"));
    assertThat(answer)
        .isEqualTo(
            new Answer.Done<>(
                new Opened(
                    new Page.Redirect(
                        new GatewayUrl("https://checkouttest.wooshpay.com/pay/cs_test_1?key=x")),
                    Optional.of("pi_1"),
                    Map.of("session", "cs_1"),
                    Optional.of(Instant.ofEpochSecond(1760086400)))));
    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().address())
        .isEqualTo("https://apitest.wooshpay.com/v1/checkout/sessions");
    assertThat(sent.getFirst().headers())
        .contains(
            new Header("Authorization", "Basic c2tfdGVzdF9leGFtcGxlOg=="),
            new Header("Idempotency-Key", "open-1001-7KQ2M9XA"));
    assertThat(new String(sent.getFirst().body(), StandardCharsets.UTF_8))
        .contains("\"client_reference_id\":\"1001-7KQ2M9XA\"")
        .contains("\"merchant_order_id\":\"1001-7KQ2M9XA\"")
        .contains("\"order_id\":\"1001-7KQ2M9XA\"")
        .contains("\"unit_amount\":2500")
        .contains("\"currency\":\"USD\"");
  }

  @ParameterizedTest
  @CsvSource({
    "JPY,500,500,''",
    "MYR,128099,128099,''",
    "KWD,4990,4990,KWD:3",
    "IDR,10000,100,IDR:0"
  })
  void amounts_are_counted_as_the_gateway_counts(
      String code, long minor, long units, String confirmed) {
    var bodies = new ArrayList<String>();
    var account = account(false, "sk_test_example", Map.of("confirmedCurrencies", confirmed));
    var answer =
        open(
            account,
            out -> {
              bodies.add(new String(out.body(), StandardCharsets.UTF_8));
              return replied(200, session(units, code));
            },
            Money.of(minor, code));
    assertThat(answer).isInstanceOf(Answer.Done.class);
    assertThat(bodies.getFirst()).contains("\"unit_amount\":" + units + ",");
  }

  @Test
  void a_doubtful_currency_is_refused_before_anything_is_sent() {
    Wire none =
        out -> {
          throw new AssertionError("nothing may be sent");
        };
    assertThat(open(TEST, none, Money.of(4990, "KWD"))).isInstanceOf(Answer.Refused.class);
    assertThat(open(TEST, none, Money.of(0, "USD"))).isInstanceOf(Answer.Refused.class);
    for (var key : List.of("pk_test_example", "sk_live_example", "sk_test_", "example")) {
      assertThat(open(account(false, key, Map.of()), none, Money.of(1, "USD")))
          .as(key)
          .isInstanceOf(Answer.Refused.class);
    }
    var crossed =
        account(true, "sk_live_example", Map.of("baseUrl", "https://apitest.wooshpay.com/"));
    assertThat(open(crossed, none, Money.of(1, "USD"))).isInstanceOf(Answer.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "400,Refused",
    "401,Refused",
    "402,Refused",
    "403,Refused",
    "404,Refused",
    "409,Unknown",
    "429,NotSent",
    "500,Unknown",
    "503,Unknown",
    "302,Unknown",
    "200,Unknown"
  })
  void the_status_decides_what_may_be_done_next(int status, String kind) {
    var answer = open(TEST, out -> replied(status, "no"), Money.of(2500, "USD"));
    assertThat(answer.getClass().getSimpleName()).isEqualTo(kind);
  }

  @Test
  void silence_is_unknown_and_a_dead_line_is_not_sent() {
    assertThat(open(TEST, out -> new WireAnswer.NoReply("silence"), Money.of(1, "USD")))
        .isInstanceOf(Answer.Unknown.class);
    assertThat(open(TEST, out -> new WireAnswer.NeverSent("refused"), Money.of(1, "USD")))
        .isInstanceOf(Answer.NotSent.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"x\",\"message\":\"amount is missing\"}",
        "{\"error\":{\"message\":\"amount is missing\"}}",
        "{\"error\":\"amount is missing\"}",
        "amount is missing"
      })
  void an_error_is_read_in_every_shape(String body) {
    var answer = open(TEST, out -> replied(400, body), Money.of(1, "USD"));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.said()).endsWith(": amount is missing"));
  }

  @Test
  void a_page_that_asks_for_another_sum_is_not_shown() {
    for (var other : List.of(session(2501, "USD"), session(2500, "EUR"))) {
      assertThat(open(TEST, out -> replied(200, other), Money.of(2500, "USD")))
          .isInstanceOf(Answer.Refused.class);
    }
  }

  @Test
  void only_methods_with_a_sure_currency_are_offered() {
    var values = new HashMap<>(Map.of("methods", "card, dana alipay weather"));
    assertThat(new WooshPay().methods(account(false, "sk_test_x", values)))
        .extracting(method -> method.code())
        .containsExactly("card", "alipay");
    values.put("confirmedCurrencies", "IDR:0");
    assertThat(new WooshPay().methods(account(false, "sk_test_x", values)))
        .extracting(method -> method.code())
        .containsExactly("card", "dana", "alipay");
  }

  private static Answer<List<Report>> ask(
      Optional<String> id, List<WireRequest> sent, String body) {
    var payment =
        new PaymentRef("1001-7KQ2M9XA", id, Money.of(2500, "USD"), Capture.AUTOMATIC, "card", NOW);
    return new WooshPay()
        .ask(
            new GatewayCall(
                TEST,
                out -> {
                  sent.add(out);
                  return replied(200, body);
                },
                NOW),
            payment);
  }

  private static String intent(String reference, String status) {
    return """
    {"id":"pi_1","object":"payment_intent","currency":"USD","amount":2500,"status":"%s",
     "merchant_order_id":"%s"}
    """
        .formatted(status, reference);
  }

  private static List<Fact> facts(Answer<List<Report>> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<List<Report>>) answer).value().stream().map(Report::fact).toList();
  }

  @Test
  void a_payment_is_asked_about_by_the_id_of_its_intent() {
    var sent = new ArrayList<WireRequest>();
    var answer = ask(Optional.of("pi_1"), sent, intent("1001-7KQ2M9XA", "succeeded"));
    assertThat(facts(answer)).containsExactly(new Fact.Captured(Money.of(2500, "USD")));
    assertThat(sent.getFirst().method()).isEqualTo("GET");
    assertThat(sent.getFirst().address()).endsWith("/v1/payment_intents/pi_1");
  }

  @Test
  void without_an_id_the_reference_is_searched() {
    var sent = new ArrayList<WireRequest>();
    var list = "{\"data\":[" + intent("1001-7KQ2M9XA", "failed") + "]}";
    assertThat(facts(ask(Optional.empty(), sent, list)))
        .containsExactly(new Fact.Declined(DeclineReason.OTHER));
    assertThat(sent.getFirst().address())
        .endsWith("search?limit=100&query=merchant_order_id%3A%271001-7KQ2M9XA%27");
    assertThat(facts(ask(Optional.empty(), sent, "{\"data\":[]}")))
        .containsExactly(new Fact.NotKnown());
  }

  @Test
  void an_answer_that_must_not_be_guessed_is_unknown() {
    for (var body : List.of(intent("other", "succeeded"), intent("1001-7KQ2M9XA", "odd"), "x")) {
      assertThat(ask(Optional.of("pi_1"), new ArrayList<>(), body))
          .isInstanceOf(Answer.Unknown.class);
    }
    assertThat(ask(Optional.empty(), new ArrayList<>(), "{}")).isInstanceOf(Answer.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1760000000,1760000000000",
    "1760000000000,1760000000000",
    "99999999999,99999999999000"
  })
  void an_event_says_its_time_in_seconds_or_milliseconds(long created, long milliseconds) {
    var body =
        """
        {"id":"evt_1","type":"payment_intent.succeeded","created":%d,"data":{"object":%s}}
        """
            .formatted(created, intent("1001-7KQ2M9XA", "succeeded"))
            .getBytes(StandardCharsets.UTF_8);
    var digest = Digests.hex(EventSignature.digest(SECRET, "1760000000", body));
    var header = new Header("wooshpay-signature", "t=1760000000,v1=" + digest);
    var account =
        new Account(
            "A1", "test", false, new Settings(Map.of(), Map.of("webhookSecret", List.of(SECRET))));
    var reading =
        new WooshPay()
            .read(
                account,
                new Incoming(
                    Incoming.Channel.NOTIFICATION, "POST", "/n", "", List.of(header), body, HEARD));
    assertThat(reading)
        .isEqualTo(
            new Reading.Genuine(
                "evt_1",
                List.of(
                    new Report(
                        Optional.of("1001-7KQ2M9XA"),
                        Optional.of("pi_1"),
                        Optional.of(Instant.ofEpochMilli(milliseconds)),
                        new Fact.Captured(Money.of(2500, "USD")),
                        "succeeded"))));
  }

  @Test
  void a_key_that_the_gateway_repeats_is_masked() {
    var body = "{\"message\":\"no such key: sk_test_example\"}";
    assertThat(open(TEST, out -> replied(401, body), Money.of(1, "USD")).toString())
        .contains("no such key: •••")
        .doesNotContain("sk_test_example");
  }
}
