package paybridge.sandbox.wooshpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.Fact;
import paybridge.connector.Flow;
import paybridge.connector.GatewayCall;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.Money;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.PaymentRef;
import paybridge.connector.Personal;
import paybridge.connector.Reading;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.Settings;
import paybridge.connector.Shopper;
import paybridge.connector.gateway.wooshpay.WooshPay;

/// The dialect speaks to the played gateway: each was written from the documents alone.
class WooshPayDialectTest {
  private final RunningWooshPay woosh = new RunningWooshPay();
  private final WooshPay dialect = new WooshPay();

  @AfterEach
  void stop() {
    woosh.close();
  }

  private Account account(String webhookSecret) {
    var values = new HashMap<>(woosh.account.settings());
    values.put("toleranceSeconds", "300");
    var key = Objects.requireNonNull(woosh.account.secrets().get("secretKey"));
    return new Account(
        "acc",
        "WooshPay",
        false,
        new Settings(
            values,
            Map.of(
                "secretKey",
                List.of(key),
                "webhookSecret",
                List.of(new Secret(webhookSecret)))));
  }

  private GatewayCall call() {
    return new GatewayCall(account("unused"), woosh.wire, woosh.clock.instant());
  }

  private Opened open(String reference) {
    var none = Personal.NONE;
    var shopper =
        new Shopper(
            none,
            none,
            new Personal("mara@example.org"),
            none,
            none,
            none,
            none,
            none,
            "DE",
            none,
            "en",
            "");
    var request =
        new OpenRequest(
            reference,
            "1001",
            Money.of(2500, "EUR"),
            "card",
            Flow.REDIRECT,
            Capture.AUTOMATIC,
            false,
            "2 × Tea",
            shopper,
            woosh.url + "/returns/abc",
            woosh.url + "/hooks/bridge");
    if (dialect.open(call(), request) instanceof Answer.Done<Opened>(var opened)) {
      return opened;
    }
    throw new AssertionError("not opened: " + dialect.open(call(), request));
  }

  private static String address(Opened opened) {
    if (opened.page() instanceof Page.Redirect(var to)) {
      return to.reveal();
    }
    throw new AssertionError("no redirect: " + opened.page());
  }

  private List<Fact> asked(String reference, Opened opened) {
    var payment =
        new PaymentRef(
            reference,
            opened.gatewayReference(),
            Money.of(2500, "EUR"),
            Capture.AUTOMATIC,
            "card",
            woosh.clock.instant());
    if (dialect.ask(call(), payment) instanceof Answer.Done<List<Report>>(var reports)) {
      return reports.stream().map(Report::fact).toList();
    }
    throw new AssertionError("not answered: " + dialect.ask(call(), payment));
  }

  private Incoming message(Map<String, String> headers, byte[] body) {
    return new Incoming(
        Incoming.Channel.NOTIFICATION,
        "POST",
        "/hooks/bridge",
        "",
        headers.entrySet().stream()
            .map(header -> new Header(header.getKey(), header.getValue()))
            .toList(),
        body,
        woosh.clock.instant());
  }

  @Test
  void a_payment_opened_by_the_dialect_is_paid_told_and_found() {
    var endpoint = woosh.endpoint("bridge", "payment_intent.succeeded");
    var opened = open("PB-1");

    assertThat(asked("PB-1", opened))
        .containsExactly(new Fact.Waiting(Optional.empty()));
    var page = woosh.submit(address(opened), "choice=approve");
    var back = woosh.submit(address(opened), "code=" + RunningWooshPay.code(page));
    assertThat(RunningWooshPay.to(back)).isEqualTo(woosh.url + "/returns/abc/success");

    assertThat(woosh.types()).containsExactly("payment_intent.succeeded");
    var reading = dialect.read(account(endpoint.text("secret")), woosh.heard.getFirst());
    assertThat(reading).isInstanceOf(Reading.Genuine.class);
    var report = ((Reading.Genuine) reading).reports().getFirst();
    assertThat(report.fact()).isEqualTo(new Fact.Captured(Money.of(2500, "EUR")));
    assertThat(report.merchantReference()).contains("PB-1");
    assertThat(report.gatewayReference()).isEqualTo(opened.gatewayReference());
    assertThat(asked("PB-1", opened)).containsExactly(new Fact.Captured(Money.of(2500, "EUR")));
  }

  @Test
  void the_dialect_believes_no_forgery() {
    var endpoint = woosh.endpoint("bridge", "payment_intent.succeeded");
    open("PB-1");
    var forgery = woosh.gateway.forgery("PB-1");
    var message = message(forgery.headers(), forgery.body());

    assertThat(new String(forgery.body(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("\"amount_received\":25000", "PB-1");
    assertThat(dialect.read(account(endpoint.text("secret")), message))
        .isInstanceOf(Reading.Unproved.class);
  }

  @Test
  void an_opening_that_is_repeated_is_the_same_session() {
    var opened = open("PB-1");

    assertThat(address(open("PB-1"))).isEqualTo(address(opened));
  }
}
