package paybridge.connector.gateway.wooshpay;

import static org.assertj.core.api.Assertions.assertThat;
import static paybridge.connector.FarEndInMemory.replied;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.AnswersStatus.Move;
import paybridge.connector.Capture;
import paybridge.connector.Fact;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.FarEndInMemory;
import paybridge.connector.Flow;
import paybridge.connector.GatewayCall;
import paybridge.connector.Money;
import paybridge.connector.MoneyMove;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.PaymentRef;
import paybridge.connector.RefundRef;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.Settings;
import paybridge.connector.Shopper;
import paybridge.connector.WireAnswer;

/// What the dialect sends, byte for byte (`examples/wooshpay/out`), and what it makes of the answers.
class WooshPayCallsTest {
  private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
  private static final String REF = "1001-7KQ2M9XA";
  private static final String HOOK = "https://bridge.example/notifications/k1";

  private final WooshPay gateway = new WooshPay();
  private FarEndInMemory far = new FarEndInMemory();
  private final Map<String, String> values =
      new HashMap<>(
          Map.of(
              "methods", "card gcash ideal alipay",
              "chargeStored", "on",
              "widgetScript", "https://js.example/w.js",
              "publishableKey", "pk_test_1",
              "widgetInit", "WooshPay.start"));

  private GatewayCall call(String... answers) {
    return call(
        Arrays.stream(answers).map(body -> replied(200, body)).toArray(WireAnswer[]::new));
  }

  private GatewayCall call(WireAnswer... answers) {
    far = new FarEndInMemory(answers);
    var account =
        new Account(
            "A1",
            "test",
            false,
            new Settings(
                values,
                Map.of(
                    "secretKey", List.of(new Secret("sk_test_example")),
                    "webhookSecret", List.of(new Secret("whsec_old")))));
    return far.call(account, NOW);
  }

  private void sentAs(String name) throws IOException {
    far.assertSent(gateway, name);
  }

  private static OpenRequest request(
      String method, Flow flow, Money amount, Capture capture, boolean save) {
    return new OpenRequest(
        REF, "1001", amount, method, flow, capture, save, "2 × Tea", Shopper.UNKNOWN,
        "https://bridge.example/returns/k1", HOOK);
  }

  private static PaymentRef payment(Map<String, String> ids, RefundRef... refunds) {
    return new PaymentRef(
        REF, Optional.of("pi_1"), ids, Money.of(10000, "USD"), Capture.MANUAL, "card", NOW,
        List.of(refunds));
  }

  private static MoneyMove move(long minor) {
    return new MoneyMove(
        payment(Map.of()), "RF-77", Money.of(minor, "USD"), false, "", NOW.plusSeconds(60));
  }

  private static String intent(String status, String more) {
    return "{\"id\":\"pi_1\",\"object\":\"payment_intent\",\"currency\":\"USD\",\"amount\":10000,"
        + "\"capture_method\":\"manual\",\"status\":\"" + status + "\"" + more + "}";
  }

  private static String intent(long amount, String currency, String status, String more) {
    return intent(status, more).replace("10000", String.valueOf(amount)).replace("USD", currency);
  }

  private static String refund(String status) {
    return "{\"id\":\"re_1\",\"amount\":500,\"currency\":\"USD\",\"payment_intent\":\"pi_1\","
        + "\"metadata\":{\"refund_ref\":\"RF-77\"},\"status\":\"" + status + "\"}";
  }

  private static <T> T done(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<T>) answer).value();
  }

  @Test
  void a_hosted_page_can_hold_a_card() throws IOException {
    var usd = Money.of(2500, "USD");
    var session =
        "{\"id\":\"cs_1\",\"payment_intent\":\"pi_1\",\"amount_total\":2500,\"currency\":\"USD\","
            + "\"url\":\"https://pay.example/1\"}";
    done(gateway.open(call(session), request("card", Flow.REDIRECT, usd, Capture.MANUAL, false)));
    sentAs("hosted-manual");
  }

  @Test
  void a_card_is_stored_without_a_payment() throws IOException {
    var session =
        "{\"id\":\"cs_1\",\"setup_intent\":\"seti_1\",\"url\":\"https://pay.example/1\"}";
    var zero = Money.of(0, "USD");
    var opened =
        done(gateway.open(
            call(session), request("card", Flow.REDIRECT, zero, Capture.AUTOMATIC, true)));
    assertThat(opened.furtherIds())
        .isEqualTo(Map.of("session", "cs_1", "setup_intent", "seti_1"));
    sentAs("setup");
  }

  @Test
  void the_widget_gets_the_client_secret_and_names_a_missing_setting() throws IOException {
    var usd = Money.of(2500, "USD");
    var widget = request("card", Flow.WIDGET, usd, Capture.AUTOMATIC, false);
    var made =
        intent(2500, "USD", "requires_payment_method", ",\"client_secret\":\"pi_1_secret_x\"");
    assertThat(done(gateway.open(call(made), widget)).page()).isInstanceOf(Page.Widget.class);
    sentAs("widget");
    values.remove("widgetInit");
    assertThat(gateway.open(call(new String[0]), widget).toString()).contains("widgetInit");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"redirect_to_url\",\"gcash_handle_redirect\":{\"url\":\"https://w.example/1\"}}|Redirect",
        "\"{\\\"type\\\":\\\"a\\\",\\\"a\\\":{\\\"url\\\":\\\"https://w.example/1\\\"}}\"|Redirect",
        "{\"type\":\"a\",\"a\":{\"qrcode\":\"0002\"}}|QrCode",
        "{\"type\":\"a\",\"b\":{\"url\":\"https://w/1\"},\"c\":{\"url\":\"https://w/2\"}}|Unknown",
        "{\"type\":\"a\",\"a\":{\"url\":\"http://w.example/1\"}}|Unknown",
        "\"\"|Unknown"
      })
  void a_direct_payment_goes_where_the_next_action_says(String action, String expected) {
    var eur = Money.of(30000, "EUR");
    values.put("methods", "ideal");
    var answer =
        gateway.open(
            call(intent(30000, "EUR", "requires_action", ",\"next_action\":" + action)),
            request("ideal", Flow.DIRECT, eur, Capture.AUTOMATIC, false));
    var found =
        answer instanceof Answer.Done<Opened>(var opened)
            ? opened.page().getClass().getSimpleName()
            : answer.getClass().getSimpleName();
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void a_direct_payment_is_one_call_or_two() throws IOException {
    var eur = request("ideal", Flow.DIRECT, Money.of(500, "EUR"), Capture.AUTOMATIC, false);
    var paid = intent(500, "EUR", "succeeded", "");
    done(gateway.open(call(paid), eur));
    sentAs("direct-one");
    values.put("directCalls", "two");
    done(gateway.open(call(intent(500, "EUR", "requires_payment_method", ""), paid), eur));
    sentAs("direct-two");
  }

  @Test
  void a_part_of_a_hold_is_captured() throws IOException {
    var report = done(gateway.capture(call(intent("succeeded", "")), move(8000)));
    assertThat(report.fact()).isEqualTo(new Fact.Captured(Money.of(8000, "USD")));
    sentAs("capture");
  }

  @Test
  void a_hold_is_given_back() throws IOException {
    var report = done(gateway.voidAuthorization(call(intent("canceled", "")), move(10000)));
    assertThat(report.fact()).isEqualTo(new Fact.Voided());
    sentAs("void");
  }

  @Test
  void a_refund_is_pending_until_told_and_its_amount_is_repeated_as_text() throws IOException {
    var answer =
        gateway.refund(
            call(
                replied(400, "{\"error\":{\"message\":\"amount must be a string\"}}"),
                replied(200, refund("odd"))),
            move(500));
    assertThat(done(answer).fact())
        .isEqualTo(
            new Fact.Refund(
                Optional.of("re_1"), Optional.of("RF-77"), Money.of(500, "USD"),
                RefundState.PENDING));
    sentAs("refund-as-text");
  }

  @ParameterizedTest
  @CsvSource({
    "400,Refused", "401,Refused", "402,Refused", "403,Refused", "404,Refused", "409,Unknown",
    "429,NotSent", "500,Unknown", "503,Unknown", "302,Unknown", "200,Unknown"
  })
  void a_money_call_is_repeatable_only_when_surely_not_processed(int status, String kind) {
    for (var body : List.of("<html>", "{\"id\":\"pi_1\",")) {
      for (var answer :
          List.of(
              gateway.capture(call(replied(status, body)), move(500)),
              gateway.voidAuthorization(call(replied(status, body)), move(500)),
              gateway.refund(call(replied(status, body)), move(500)),
              gateway.charge(call(replied(status, body)), move(500), new Secret("cus_1 pm_1")))) {
        assertThat(answer.getClass().getSimpleName()).isEqualTo(kind);
      }
    }
  }

  @Test
  void a_stored_method_is_charged_only_when_switched_on() throws IOException {
    var token = new Secret("cus_1 pm_1");
    var yes = intent("succeeded", ",\"amount_received\":500");
    assertThat(done(gateway.charge(call(yes), move(500), token)).fact())
        .isEqualTo(new Fact.Captured(Money.of(500, "USD")));
    sentAs("charge");
    values.put("chargeStored", "off");
    assertThat(gateway.charge(call(new String[0]), move(500), token))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void a_closed_page_is_expired_and_the_intent_has_the_last_word() throws IOException {
    var ids = payment(Map.of("session", "cs_1"));
    var paid = intent("succeeded", ",\"amount_received\":10000");
    assertThat(done(gateway.close(call("{}", paid), ids)).fact())
        .isEqualTo(new Fact.Captured(Money.of(10000, "USD")));
    sentAs("close");
    assertThat(done(gateway.close(call("{}", intent("requires_action", "")), ids)).fact())
        .isEqualTo(new Fact.Expired());
  }

  @Test
  void open_refunds_are_asked_about_and_do_not_hold_back_the_payment() {
    var open = new RefundRef("RF-77", Optional.of("re_1"), Money.of(500, "USD"));
    var paid = intent("succeeded", ",\"amount_received\":10000");
    var all = done(gateway.ask(call(paid, refund("failed")), payment(Map.of(), open)));
    assertThat(all).extracting(Report::fact).hasSize(2).last()
        .isInstanceOfSatisfying(
            Fact.Refund.class, it -> assertThat(it.state()).isEqualTo(RefundState.FAILED));
    assertThat(
            done(gateway.ask(
                call(replied(200, paid), replied(500, "")), payment(Map.of(), open))))
        .hasSize(1);
  }

  @Test
  void a_payment_is_asked_about_by_its_intent_and_its_open_refunds_by_theirs()
      throws IOException {
    var open = new RefundRef("RF-77", Optional.of("re_1"), Money.of(500, "USD"));
    var paid = intent("succeeded", ",\"amount_received\":10000");
    done(gateway.ask(call(paid, refund("pending")), payment(Map.of(), open)));
    sentAs("ask-intent-and-refund");
  }

  @Test
  void a_payment_without_an_intent_is_asked_about_by_its_session_else_by_a_search()
      throws IOException {
    var session = "{\"id\":\"cs_1\",\"payment_intent\":\"pi_1\",\"status\":\"complete\"}";
    var paid = intent("succeeded", ",\"amount_received\":10000");
    done(gateway.ask(call(session, paid), unnamed(Map.of("session", "cs_1"))));
    sentAs("ask-session");
    done(gateway.ask(call("{\"object\":\"search\",\"data\":[]}"), unnamed(Map.of())));
    sentAs("ask-search");
  }

  private static PaymentRef unnamed(Map<String, String> ids) {
    return new PaymentRef(
        REF, Optional.empty(), ids, Money.of(10000, "USD"), Capture.MANUAL, "card", NOW);
  }

  @Test
  void whether_a_refund_without_an_answer_happened_cannot_be_asked() {
    assertThat(gateway.showsMove(Move.REFUND)).isFalse();
    assertThat(gateway.showsMove(Move.CAPTURE)).isTrue();
    assertThat(gateway.showsMove(Move.VOID)).isTrue();
  }

  @Test
  void an_endpoint_that_does_not_fit_is_replaced_and_foreign_ones_are_told() throws IOException {
    var list =
        "{\"data\":[{\"id\":\"we_1\",\"status\":\"enabled\",\"enabled_events\":[],\"url\":\""
            + HOOK + "\"},{\"id\":\"we_2\",\"url\":\"https://other.example/\"}]}";
    var made =
        done(gateway.register(call(list, "{\"id\":\"we_3\",\"secret\":\"whsec_new\"}", "{}"), HOOK));
    assertThat(made.reused()).isFalse();
    assertThat(made.secrets()).containsEntry("webhookSecret", new Secret("whsec_new"));
    assertThat(made.foreign()).containsExactly("https://other.example/");
    sentAs("register");
  }
}
