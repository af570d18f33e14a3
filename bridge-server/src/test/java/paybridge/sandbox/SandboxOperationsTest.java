package paybridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.Money;
import paybridge.connector.Report;
import paybridge.connector.Secret;

/// Every operation of the dialect against the real sandbox.
class SandboxOperationsTest {
  private static final Money ALL = Money.of(4990, "EUR");
  private static final Fact TAKEN = new Fact.Captured(ALL);
  private final RunningSandbox sandbox = new RunningSandbox();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private static Fact fact(Answer<Report> answer) {
    return RunningSandbox.done(answer).fact();
  }

  private void pay(String reference) {
    sandbox.post(sandbox.openCard(reference), "card=approve");
  }

  private void hold(String reference) {
    var request = sandbox.request(reference, "card", Capture.MANUAL, false);
    sandbox.post(sandbox.open(request), "card=approve");
  }

  @Test
  void the_same_reference_gets_the_same_page() {
    assertThat(sandbox.openCard("1001-A")).isEqualTo(sandbox.openCard("1001-A"));
    var other = sandbox.request("1001-A", Money.of(1, "EUR"), "card", Capture.AUTOMATIC, false);
    assertThat(sandbox.connector.open(sandbox.call(), other)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void a_page_may_end_sooner() {
    var call =
        new paybridge.connector.GatewayCall(
            sandbox.account(java.util.Map.of("pageMinutes", "15")),
            new PlainWire(RunningSandbox.PATIENCE),
            sandbox.clock.instant());
    var request = sandbox.request("1001-B", "card", Capture.AUTOMATIC, false);
    var opened = RunningSandbox.done(sandbox.connector.open(call, request));
    assertThat(opened.pageEnds()).contains(sandbox.clock.instant().plus(Duration.ofMinutes(15)));

    sandbox.pass(Duration.ofMinutes(15));

    assertThat(sandbox.news()).containsExactly(new Fact.Expired());
    var page = RunningSandbox.page(new Answer.Done<>(opened));
    sandbox.post(page, "card=approve");
    assertThat(sandbox.asked("1001-B")).containsExactly(new Fact.Expired());
  }

  @Test
  void a_page_left_alone_is_still_waiting() {
    sandbox.openCard("1001-C");
    assertThat(sandbox.asked("1001-C")).containsExactly(new Fact.Waiting(Optional.empty()));
    assertThat(sandbox.asked("1001-NONE")).containsExactly(new Fact.NotKnown());
  }

  @Test
  void the_shopper_cancels() {
    var page = sandbox.openCard("1001-D");
    var back = sandbox.post(page + "/cancel", "");
    assertThat(RunningSandbox.facts(sandbox.read(sandbox.returned(back))))
        .containsExactly(new Fact.Cancelled());
    assertThat(sandbox.news()).containsExactly(new Fact.Cancelled());
  }

  @Test
  void the_shop_closes_a_page_unless_it_is_paid() {
    var page = sandbox.openCard("1001-E");
    var closed = sandbox.connector.close(sandbox.call(), RunningSandbox.ref("1001-E"));
    assertThat(fact(closed)).isEqualTo(new Fact.Cancelled());
    sandbox.post(page, "card=approve");
    assertThat(sandbox.asked("1001-E")).containsExactly(new Fact.Cancelled());

    pay("1002-E");
    var late = sandbox.connector.close(sandbox.call(), RunningSandbox.ref("1002-E"));
    assertThat(fact(late)).isEqualTo(TAKEN);
  }

  @Test
  void a_one_time_code_confirms_and_a_wrong_one_fails() {
    var page = sandbox.openCard("1001-F");
    sandbox.post(page, "card=one-time-code");
    sandbox.post(page + "/confirm", "code=wrong");
    assertThat(sandbox.asked("1001-F"))
        .containsExactly(new Fact.Waiting(Optional.of(DeclineReason.AUTHENTICATION_FAILED)));

    sandbox.post(page, "card=one-time-code");
    var code = Pattern.compile("<strong>([0-9]{6})</strong>").matcher(sandbox.get(page).body());
    assertThat(code.find()).isTrue();
    sandbox.post(page + "/confirm", "code=" + code.group(1));

    assertThat(sandbox.asked("1001-F")).containsExactly(TAKEN);
  }

  @Test
  void authorise_only_holds_although_a_sale_was_asked() {
    sandbox.post(sandbox.openCard("1001-G"), "card=authorise-only");
    assertThat(sandbox.news()).containsExactly(new Fact.Authorized(ALL));
  }

  @Test
  void a_transfer_is_paid_or_declined_later() {
    var good = sandbox.request("1001-H", "banktransfer", Capture.AUTOMATIC, false);
    var bad = sandbox.request("1002-H", "banktransfer", Capture.AUTOMATIC, false);
    sandbox.post(sandbox.open(good), "card=paid-later");
    sandbox.post(sandbox.open(bad), "card=declined-later");
    assertThat(sandbox.asked("1001-H")).containsExactly(new Fact.Waiting(Optional.empty()));

    sandbox.pass(Duration.ofSeconds(30));

    assertThat(sandbox.asked("1001-H")).containsExactly(TAKEN);
    assertThat(sandbox.asked("1002-H"))
        .containsExactly(new Fact.Declined(DeclineReason.INSUFFICIENT_FUNDS));
  }

  @Test
  void captures_add_up_and_end_at_what_is_held() {
    hold("1001-J");
    var call = sandbox.call();
    assertThat(fact(sandbox.connector.capture(call, sandbox.move("1001-J", "a", 1000))))
        .isEqualTo(new Fact.Captured(Money.of(1000, "EUR")));
    assertThat(fact(sandbox.connector.capture(call, sandbox.move("1001-J", "b", 3990))))
        .isEqualTo(TAKEN);
    assertThat(sandbox.connector.capture(call, sandbox.move("1001-J", "c", 1)))
        .isInstanceOf(Answer.Refused.class);
    assertThat(sandbox.connector.capture(call, sandbox.move("1001-J", "a", 999)))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void held_money_is_given_back_or_lapses() {
    hold("1001-K");
    hold("1002-K");
    var answer = sandbox.connector.voidAuthorization(sandbox.call(), move("1001-K", "v"));
    assertThat(fact(answer)).isEqualTo(new Fact.Voided());
    assertThat(sandbox.connector.capture(sandbox.call(), move("1001-K", "c")))
        .isInstanceOf(Answer.Refused.class);

    sandbox.pass(Duration.ofDays(7));

    assertThat(sandbox.asked("1002-K")).containsExactly(new Fact.Voided());
  }

  private paybridge.connector.MoneyMove move(String reference, String operation) {
    return sandbox.move(reference, operation, 4990);
  }

  @Test
  void refunds_go_up_to_what_was_captured_and_the_same_one_counts_once() {
    pay("1001-L");
    var call = sandbox.call();
    var first = sandbox.connector.refund(call, sandbox.move("1001-L", "r1", 1000));
    var again = sandbox.connector.refund(call, sandbox.move("1001-L", "r1", 1000));
    assertThat(fact(again)).isEqualTo(fact(first));
    assertThat(sandbox.connector.refund(call, sandbox.move("1001-L", "r2", 3991)))
        .isInstanceOf(Answer.Refused.class);
    fact(sandbox.connector.refund(call, sandbox.move("1001-L", "r3", 3990)));

    sandbox.pass(Duration.ofSeconds(10));

    assertThat(sandbox.asked("1001-L"))
        .filteredOn(fact -> fact instanceof Fact.Refund(_, _, _, var s) && s == RefundState.DONE)
        .hasSize(2);
  }

  @Test
  void a_stored_method_is_charged_once_per_reference() {
    var request = sandbox.request("1001-M", "card", Capture.AUTOMATIC, true);
    sandbox.post(sandbox.open(request), "card=approve");
    var token = stored("1001-M");
    var charge = sandbox.move("1002-M", "op", 500);
    var first = RunningSandbox.done(sandbox.connector.charge(sandbox.call(), charge, token));
    var again = RunningSandbox.done(sandbox.connector.charge(sandbox.call(), charge, token));
    assertThat(first.fact()).isEqualTo(new Fact.Captured(Money.of(500, "EUR")));
    assertThat(again).isEqualTo(first);
    assertThat(sandbox.connector.charge(sandbox.call(), charge, new Secret("tok_none")))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void nothing_to_pay_stores_a_method_only() {
    var nothing = sandbox.request("1001-N", Money.of(0, "EUR"), "card", Capture.AUTOMATIC, true);
    var page = sandbox.open(nothing);
    assertThat(sandbox.get(page).body()).contains("Save this card").doesNotContain("0.00 EUR");
    sandbox.post(page, "card=approve");
    assertThat(sandbox.asked("1001-N")).hasSize(1).first().isInstanceOf(Fact.MethodStored.class);
  }

  private Secret stored(String reference) {
    for (var fact : sandbox.asked(reference)) {
      if (fact instanceof Fact.MethodStored(var token, _)) {
        return token;
      }
    }
    throw new AssertionError("nothing stored");
  }

  @Test
  void several_payments_are_asked_about_at_once_and_by_time() {
    pay("1001-P");
    var begin = sandbox.clock.instant();
    sandbox.pass(Duration.ofMinutes(1));
    pay("1002-P");
    var refs =
        List.of(
            RunningSandbox.ref("1001-P"),
            RunningSandbox.ref("1002-P"),
            RunningSandbox.ref("1003-P"));
    assertThat(facts(sandbox.connector.askAll(sandbox.call(), refs)))
        .containsExactly(TAKEN, TAKEN, new Fact.NotKnown());
    var end = sandbox.clock.instant();
    assertThat(facts(sandbox.connector.list(sandbox.call(), begin, end))).hasSize(2);
    assertThat(facts(sandbox.connector.list(sandbox.call(), begin.plusMillis(1), end))).hasSize(1);
  }

  private static List<Fact> facts(Answer<List<Report>> answer) {
    return RunningSandbox.done(answer).stream().map(Report::fact).toList();
  }

  @Test
  void a_currency_without_decimals_is_paid_as_it_is() {
    var yen = Money.of(500, "JPY");
    var request = sandbox.request("1001-Q", yen, "card", Capture.AUTOMATIC, false);
    var page = sandbox.open(request);
    assertThat(sandbox.get(page).body()).contains("500 JPY");
    sandbox.post(page, "card=approve");
    assertThat(sandbox.asked("1001-Q")).containsExactly(new Fact.Captured(yen));
  }

  @Test
  void a_refused_connection_was_never_sent() {
    sandbox.close();
    var request = sandbox.request("1001-R", "card", Capture.AUTOMATIC, false);
    assertThat(sandbox.connector.open(sandbox.call(), request)).isInstanceOf(Answer.NotSent.class);
  }

  @Test
  void a_restart_keeps_payments_and_what_is_due(@TempDir Path dir) {
    try (var before = new RunningSandbox(dir, 1)) {
      before.post(before.openCard("1001-S"), "card=approve");
    }
    try (var after = new RunningSandbox(dir, 2)) {
      assertThat(after.asked("1001-S")).containsExactly(TAKEN);
    }
  }

  @Test
  void neither_keys_nor_addresses_can_be_read_in_the_file(@TempDir Path dir) throws IOException {
    try (var running = new RunningSandbox(dir, 1)) {
      running.post(running.openCard("1001-U"), "card=approve");
      running.turn();
    }
    try (var files = Files.list(dir)) {
      for (var file : files.toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("api key of the tea house")
            .doesNotContain(RunningSandbox.notificationSecret().reveal())
            .doesNotContain("mara@example.org");
      }
    }
  }

  @Test
  void the_same_seed_tells_the_same_story() {
    assertThat(story()).isEqualTo(story());
  }

  private static List<String> story() {
    try (var one = new RunningSandbox(null, 42)) {
      var page = one.openCard("1001-T");
      one.post(page, "card=stolen");
      one.post(page, "card=approve&fault=notification-storm");
      one.turn();
      return one.heard.stream().map(paybridge.connector.Incoming::text).toList();
    }
  }
}
