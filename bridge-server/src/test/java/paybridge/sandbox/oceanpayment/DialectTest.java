package paybridge.sandbox.oceanpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.Fact;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.Flow;
import paybridge.connector.GatewayCall;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.Incoming.Channel;
import paybridge.connector.Money;
import paybridge.connector.MoneyMove;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.PaymentRef;
import paybridge.connector.Reading;
import paybridge.connector.Report;
import paybridge.connector.Settings;
import paybridge.connector.Shopper;
import paybridge.connector.gateway.oceanpayment.Oceanpayment;

/// Two readings of one contract, written apart: the dialect of the bridge and the played gateway
/// understand each other over HTTP.
class DialectTest {
  private static final Money SUM = Money.of(4990, "EUR");
  private static final Duration SOON = Duration.ofMillis(300);
  private final RunningGateway running = new RunningGateway();
  private final Oceanpayment dialect = new Oceanpayment();

  @AfterEach
  void close() {
    running.close();
  }

  private Account account(String mode) {
    var settings = running.settings();
    settings.put("mode", mode);
    return new Account(
        "acc", "Ocean", false, new Settings(settings, Map.of("secureCode", List.of(running.secret()))));
  }

  private GatewayCall call(String mode) {
    return new GatewayCall(account(mode), running.wire, running.clock.instant());
  }

  private GatewayCall call() {
    return call("server");
  }

  private Opened open(String mode, String reference, Capture capture) {
    return done(
        dialect.open(
            call(mode),
            new OpenRequest(
                reference, "1001", SUM, "card", Flow.REDIRECT, capture, false, "2 × Tea",
                Shopper.UNKNOWN, running.shopUrl() + "/back", running.shopUrl() + "/notice")));
  }

  private Heard pay(Opened opened, String choice) {
    assertThat(opened.page()).isInstanceOf(Page.Redirect.class);
    var page = URI.create(((Page.Redirect) opened.page()).to().reveal()).getPath();
    var next = running.choose(page, choice);
    var code = RunningGateway.codeOn(next);
    var end = code.isEmpty() ? next : running.post(page, Map.of("code", code));
    running.pass(Duration.ZERO);
    return end;
  }

  private PaymentRef ref(String reference, Opened opened, Capture capture) {
    return new PaymentRef(
        reference, opened.gatewayReference(), SUM, capture, "card", running.clock.instant());
  }

  private MoneyMove move(PaymentRef payment, String reference, long minor) {
    return new MoneyMove(
        payment, reference, Money.of(minor, "EUR"), minor == 4990, "asked",
        running.clock.instant().plusSeconds(60));
  }

  private Reading read(String mode, Channel channel, String type, String body) {
    return dialect.read(
        account(mode),
        new Incoming(
            channel, "POST", "/x", "", List.of(new Header("Content-Type", type)),
            body.getBytes(StandardCharsets.UTF_8), running.clock.instant()));
  }

  private Reading notice() {
    var told = running.told.getLast();
    return read("server", Channel.NOTIFICATION, told.type(), told.body());
  }

  private static <T> T done(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<T>) answer).value();
  }

  private static List<Fact> facts(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Genuine.class);
    return ((Reading.Genuine) reading).reports().stream().map(Report::fact).toList();
  }

  private List<Fact> asked(PaymentRef payment) {
    return done(dialect.ask(call(), payment)).stream().map(Report::fact).toList();
  }

  @Test
  void a_payment_is_opened_paid_told_asked_and_listed() {
    var opened = open("server", "PB-1", Capture.AUTOMATIC);
    var back = pay(opened, "approve");
    var payment = ref("PB-1", opened, Capture.AUTOMATIC);

    assertThat(facts(notice())).containsExactly(new Fact.Captured(SUM));
    assertThat(asked(payment)).containsExactly(new Fact.Captured(SUM));
    assertThat(
            read(
                "server", Channel.RETURN, "application/x-www-form-urlencoded",
                RunningGateway.encoded(back.hidden())))
        .as("signed, but a browser carried it")
        .isInstanceOf(Reading.Unclear.class);
    var now = running.clock.instant();
    var listed = done(dialect.list(call(), now.minus(SOON), now));
    assertThat(listed.stream().map(Report::fact)).containsExactly(new Fact.Captured(SUM));
  }

  @Test
  void a_decline_is_believed_from_the_notice_and_asked_about_from_the_browser() {
    var opened = open("server", "PB-2", Capture.AUTOMATIC);
    var back = pay(opened, "decline");

    assertThat(facts(notice()).getFirst()).isInstanceOf(Fact.Declined.class);
    assertThat(
            read(
                "server", Channel.RETURN, "application/x-www-form-urlencoded",
                RunningGateway.encoded(back.hidden())))
        .isInstanceOf(Reading.Unclear.class);
  }

  @Test
  void a_form_that_the_browser_posts_opens_the_page() {
    var opened = open("form", "PB-3", Capture.AUTOMATIC);
    var form = (Page.Form) opened.page();
    var fields = new java.util.LinkedHashMap<String, String>();
    form.fields().forEach(field -> fields.put(field.name(), field.value()));
    var page = running.post(URI.create(form.to().reveal()).getPath(), fields);

    assertThat(page.body()).contains("49.90 EUR").contains("value=\"approve\"");
  }

  @Test
  void refunds_are_filed_paid_and_found_by_asking() {
    var opened = open("server", "PB-4", Capture.AUTOMATIC);
    pay(opened, "no-code");
    var payment = ref("PB-4", opened, Capture.AUTOMATIC);
    var filed = done(dialect.refund(call(), move(payment, "RF-1", 1000)));
    assertThat(((Fact.Refund) filed.fact()).state()).isEqualTo(RefundState.PENDING);
    running.pass(SOON);

    assertThat(notice()).as("nobody can prove it: ask").isInstanceOf(Reading.Unclear.class);
    assertThat(asked(payment))
        .contains(
            new Fact.Refund(
                ((Fact.Refund) filed.fact()).gatewayId(),
                Optional.of("RF-1"),
                Money.of(1000, "EUR"),
                RefundState.DONE));
    assertThat(dialect.refund(call(), move(payment, "RF-2", 4000)))
        .as("more than is left")
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void held_money_is_captured_or_given_back() {
    var taken = open("server", "PB-5", Capture.MANUAL);
    pay(taken, "held");
    assertThat(facts(notice())).containsExactly(new Fact.Authorized(SUM));
    done(dialect.capture(call(), move(ref("PB-5", taken, Capture.MANUAL), "CP-1", 4990)));
    running.pass(SOON);
    assertThat(facts(notice())).containsExactly(new Fact.Captured(SUM));
    assertThat(dialect.capture(call(), move(ref("PB-5", taken, Capture.MANUAL), "CP-2", 4990)))
        .as("there is no hold any more")
        .isInstanceOf(Answer.Refused.class);

    var given = open("server", "PB-6", Capture.MANUAL);
    pay(given, "approve");
    var payment = ref("PB-6", given, Capture.MANUAL);
    done(dialect.voidAuthorization(call(), move(payment, "VD-1", 4990)));
    running.pass(SOON);
    assertThat(facts(notice())).containsExactly(new Fact.Voided());
    assertThat(asked(payment)).containsExactly(new Fact.Voided());
  }

  @Test
  void a_chargeback_is_a_hint_and_found_by_asking() {
    var opened = open("server", "PB-9", Capture.AUTOMATIC);
    pay(opened, "no-code");
    running.gateway.chargeBack("PB-9");
    running.pass(Duration.ZERO);

    assertThat(notice()).isInstanceOf(Reading.Unclear.class);
    assertThat(asked(ref("PB-9", opened, Capture.AUTOMATIC)))
        .containsExactly(new Fact.Captured(SUM), new Fact.Disputed(SUM, true, Optional.empty()));
  }

  @Test
  void a_pending_payment_waits_and_is_paid_later() {
    var opened = open("server", "PB-7", Capture.AUTOMATIC);
    var payment = ref("PB-7", opened, Capture.AUTOMATIC);
    assertThat(asked(payment)).containsExactly(new Fact.NotKnown());
    pay(opened, "pending");
    assertThat(facts(notice())).containsExactly(new Fact.Waiting(Optional.empty()));
    running.pass(Duration.ofSeconds(2));

    assertThat(facts(notice())).containsExactly(new Fact.Captured(SUM));
  }

  @Test
  void a_forgery_proves_nothing() {
    pay(open("server", "PB-8", Capture.AUTOMATIC), "decline");
    var forgery = running.gateway.forgery("PB-8");

    assertThat(
            read(
                "server", Channel.NOTIFICATION, "application/xml",
                new String(forgery.body(), StandardCharsets.UTF_8)))
        .isInstanceOf(Reading.Unproved.class);
  }
}
