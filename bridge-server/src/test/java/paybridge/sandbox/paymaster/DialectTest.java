package paybridge.sandbox.paymaster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.Fact;
import paybridge.connector.Flow;
import paybridge.connector.GatewayCall;
import paybridge.connector.Incoming;
import paybridge.connector.Money;
import paybridge.connector.MoneyMove;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.PaymentRef;
import paybridge.connector.Personal;
import paybridge.connector.Reading;
import paybridge.connector.Report;
import paybridge.connector.Settings;
import paybridge.connector.Shopper;
import paybridge.connector.gateway.paymaster.PayMaster;
import paybridge.wire.EgressRules;
import paybridge.wire.GuardedWire;
import paybridge.wire.WireLimits;

/// The real dialect against the played gateway: written apart from one contract, they agree.
class DialectTest {
  private final Running running = new Running();
  private final GuardedWire wire =
      new GuardedWire(
          (_, _, _, _) -> new EgressRules.Verdict.Allowed(), WireLimits.standard());
  private final PayMaster dialect = new PayMaster();

  @AfterEach
  void stop() {
    wire.close();
    running.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"approve", "no-code"})
  void the_dialect_opens_a_page_and_believes_its_result(String choice) {
    assertThat(facts(read("P-A", choice)))
        .containsExactly(new Fact.Approved(Money.of(4990, "EUR")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"decline", "no-funds", "stolen"})
  void the_dialect_reads_no_money_from_a_refusal(String choice) {
    assertThat(facts(read("P-A", choice))).hasOnlyElementsOfType(Fact.Declined.class);
  }

  @Test
  void the_dialect_waits_for_what_pends() {
    assertThat(facts(read("P-A", "pend"))).hasOnlyElementsOfType(Fact.Waiting.class);
  }

  @Test
  void the_dialect_does_not_believe_a_forgery() {
    read("P-A", "decline");
    var forged = running.gateway.forgery("P-A");

    assertThat(dialect.read(account(), returned("/r/success", forged.query())))
        .isInstanceOf(Reading.Unproved.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P-A", "P-1"})
  void the_dialect_asks_and_reverses_and_asks_again(String reference) {
    var paid = report(read(reference, "no-code"));
    assertThat(asked(reference, paid)).containsExactly(new Fact.Approved(Money.of(4990, "EUR")));

    var refund = dialect.refund(call(), move(reference, paid, "R-A"));

    assertThat(refund).isInstanceOf(Answer.Done.class);
    assertThat(running.gateway.book(reference).orElseThrow().refunded())
        .isEqualTo(Money.of(4990, "EUR"));
    assertThat(asked(reference, paid)).containsExactly(new Fact.Voided());
    assertThat(dialect.refund(call(), move(reference, paid, "R-B")))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void the_dialect_refunds_what_is_settled() {
    var paid = report(read("P-A", "no-code"));
    running.pass(Duration.ofDays(1));

    assertThat(dialect.refund(call(), move("P-A", paid, "R-A"))).isInstanceOf(Answer.Done.class);
    assertThat(running.gateway.book("R-A").orElseThrow().word()).isEqualTo("00");
  }

  @Test
  void the_dialect_is_told_that_nobody_knows() {
    var nothing = known("P-A", Map.of(), running.now);

    assertThat(factsOf(dialect.ask(call(), nothing))).containsExactly(new Fact.NotKnown());
  }

  @Test
  void the_dialect_captures_or_voids_what_it_held() {
    var held = report(believed(pay("P-A", "no-code", Capture.MANUAL)));
    var other = report(believed(pay("P-B", "no-code", Capture.MANUAL)));

    assertThat(dialect.capture(call(), move("P-A", held, "M-A"))).isInstanceOf(Answer.Done.class);
    assertThat(dialect.voidAuthorization(call(), move("P-B", other, "M-B")))
        .isInstanceOf(Answer.Done.class);
    assertThat(running.gateway.book("P-A").orElseThrow().captured().minor()).isEqualTo(4990);
    assertThat(running.gateway.book("P-B").orElseThrow().word()).isEqualTo("11");
  }

  @Test
  void the_dialect_makes_a_code_and_pays_through_a_bank() {
    var code = dialect.open(call(), request("P-A", "duitnow_qr", Capture.AUTOMATIC));
    assertThat(code).isInstanceOf(Answer.Done.class);
    assertThat(running.gateway.book("P-A").orElseThrow().word()).isEqualTo("22");

    var bank = dialect.open(call(), request("P-B", "duitnow_obw", Capture.AUTOMATIC));

    assertThat(facts(believed(pressed(bank, "no-code"))))
        .containsExactly(new Fact.Approved(Money.of(4990, "EUR")));
  }

  @Test
  void the_dialect_is_told_where_the_page_is_when_it_posts() {
    var remote = new Settings(remoteValues(), account().settings().secrets());
    var call = new GatewayCall(new Account("a", "a", false, remote), wire, running.now,
        "https://bridge.example/notifications/paymaster/k");

    var opened = dialect.open(call, request("P-A", "card", Capture.AUTOMATIC));

    assertThat(facts(believed(pressed(opened, "approve"))))
        .containsExactly(new Fact.Approved(Money.of(4990, "EUR")));
  }

  private Map<String, String> remoteValues() {
    var values = new HashMap<>(running.account.settings());
    values.put("activation", "REMOTE");
    return values;
  }

  private Reading read(String reference, String choice) {
    return believed(pay(reference, choice, Capture.AUTOMATIC));
  }

  private Reading believed(String returnAddress) {
    var address = URI.create(returnAddress);
    return dialect.read(account(), returned(address.getPath(), address.getRawQuery()));
  }

  private String pay(String reference, String choice, Capture capture) {
    return pressed(dialect.open(call(), request(reference, "card", capture)), choice);
  }

  private String pressed(Answer<Opened> answer, String choice) {
    if (!(answer instanceof Answer.Done<Opened>(var opened))
        || !(opened.page() instanceof Page.Redirect(var url))) {
      throw new AssertionError(answer);
    }
    var chosen =
        running.post(Pages.action(running.get(url.reveal()).body()), "choice=" + choice);
    var code = Pages.code(chosen.body());
    return Pages.location(
        code.isEmpty()
            ? chosen
            : running.post(Pages.action(chosen.body()), "code=" + code));
  }

  private GatewayCall call() {
    return new GatewayCall(
        account(), wire, running.now, "https://bridge.example/notifications/paymaster/k");
  }

  private List<Fact> asked(String reference, Report known) {
    return factsOf(
        dialect.ask(call(), known(reference, known.furtherIds(), running.now)));
  }

  private MoneyMove move(String reference, Report known, String own) {
    var payment = known(reference, known.furtherIds(), running.now);
    return new MoneyMove(
        payment, own, payment.amount(), true, "", running.now.plusSeconds(60));
  }

  private Account account() {
    var secrets =
        running.account.secrets().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    return new Account("a", "a", false, new Settings(running.account.settings(), secrets));
  }

  private Incoming returned(String path, String query) {
    return new Incoming(
        Incoming.Channel.RETURN, "GET", path, query, List.of(), new byte[0], running.now);
  }

  private static Report report(Reading reading) {
    if (reading instanceof Reading.Genuine(_, var reports)) {
      return reports.getFirst();
    }
    throw new AssertionError(reading);
  }

  private static List<Fact> facts(Reading reading) {
    return List.of(report(reading).fact());
  }

  private static List<Fact> factsOf(Answer<List<Report>> answer) {
    if (answer instanceof Answer.Done<List<Report>>(var reports)) {
      return reports.stream().map(Report::fact).toList();
    }
    throw new AssertionError(answer);
  }

  private static PaymentRef known(String reference, Map<String, String> ids, Instant when) {
    return new PaymentRef(
        reference, Optional.empty(), ids, Money.of(4990, "EUR"), Capture.AUTOMATIC, "card", when);
  }

  private static OpenRequest request(String reference, String method, Capture capture) {
    return new OpenRequest(
        reference, "1001", Money.of(4990, "EUR"), method, Flow.REDIRECT, capture, false,
        "Order 1001", Shopper.UNKNOWN, "https://bridge.example/r", "https://bridge.example/n");
  }
}
