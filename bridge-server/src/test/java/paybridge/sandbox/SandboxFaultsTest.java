package paybridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.Money;
import paybridge.connector.MoneyMove;
import paybridge.connector.Reading;
import paybridge.connector.Report;
import paybridge.connector.Secret;

/// Every fault, and the answer or the news that the dialect makes of it.
class SandboxFaultsTest {
  private static final Money ALL = Money.of(4990, "EUR");
  private static final Fact TAKEN = new Fact.Captured(ALL);
  private static final Fact HELD = new Fact.Authorized(ALL);
  private final RunningSandbox sandbox = new RunningSandbox();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private void hold(String reference) {
    var request = sandbox.request(reference, "card", Capture.MANUAL, false);
    sandbox.post(sandbox.open(request), "card=approve");
  }

  private Answer<Report> captureWith(String fault, String reference) {
    return sandbox.connector.capture(sandbox.call(fault), sandbox.move(reference, "op1", 4990));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reply-dropped-after-charging", "garbage-reply"})
  void a_capture_that_was_done_without_a_proper_answer_is_unknown(String fault) {
    hold("1001-AAAA");
    assertThat(captureWith(fault, "1001-AAAA")).isInstanceOf(Answer.Unknown.class);
    assertThat(sandbox.asked("1001-AAAA")).containsExactly(TAKEN);
  }

  @Test
  void an_answer_that_is_too_slow_is_unknown_and_one_that_is_waited_for_is_an_answer() {
    hold("1001-AAAB");
    sandbox.patience = Duration.ofMillis(200);
    assertThat(captureWith("slow", "1001-AAAB")).isInstanceOf(Answer.Unknown.class);

    sandbox.patience = RunningSandbox.PATIENCE;
    var slow = sandbox.connector.ask(sandbox.call("slow"), RunningSandbox.ref("1001-AAAB"));
    assertThat(RunningSandbox.done(slow)).map(Report::fact).containsExactly(TAKEN);
  }

  @Test
  void a_status_of_500_is_unknown() {
    hold("1001-BBBB");
    assertThat(captureWith("http-500", "1001-BBBB")).isInstanceOf(Answer.Unknown.class);
    assertThat(sandbox.asked("1001-BBBB")).containsExactly(HELD);
  }

  @Test
  void a_503_with_retry_after_was_not_sent_and_says_when_to_come_again() {
    hold("1001-CCCC");
    assertThat(captureWith("http-503-retry-after", "1001-CCCC"))
        .isEqualTo(
            new Answer.NotSent<>(
                "status 503", Optional.of(sandbox.clock.instant().plusSeconds(30))));
    assertThat(sandbox.asked("1001-CCCC")).containsExactly(HELD);
  }

  @Test
  void a_fault_for_everybody_lasts_until_it_is_taken_back() {
    hold("1001-DDDD");
    sandbox.gateway.fault("http-500");
    assertThat(captureWith("none", "1001-DDDD")).isInstanceOf(Answer.Unknown.class);
    sandbox.gateway.fault("none");
    assertThat(captureWith("none", "1001-DDDD")).isInstanceOf(Answer.Done.class);
    assertThatThrownBy(() -> sandbox.gateway.fault("earthquake"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_reply_fault_chosen_on_the_page_spoils_the_next_question_once() {
    var page = sandbox.openCard("1001-EEEE");
    sandbox.post(page, "card=approve&fault=http-500");
    var first = sandbox.connector.ask(sandbox.call(), RunningSandbox.ref("1001-EEEE"));
    assertThat(first).isInstanceOf(Answer.Unknown.class);
    assertThat(sandbox.asked("1001-EEEE")).containsExactly(TAKEN);
  }

  @Test
  void a_browser_whose_reply_is_dropped_has_paid_all_the_same() {
    var page = sandbox.openCard("1001-FFFF");
    assertThatThrownBy(() -> sandbox.post(page, "card=approve&fault=reply-dropped-after-charging"))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(sandbox.news()).containsExactly(TAKEN);
  }

  @Test
  void a_storm_is_one_piece_of_news() {
    sandbox.post(sandbox.openCard("1001-GGGG"), "card=approve&fault=notification-storm");
    sandbox.turn();
    assertThat(sandbox.heard).hasSize(50);
    assertThat(sandbox.heard.stream().map(this::key).distinct()).hasSize(1);
  }

  @Test
  void a_repeated_notification_has_the_same_key() {
    sandbox.post(sandbox.openCard("1001-HHHH"), "card=approve&fault=notification-repeated");
    sandbox.turn();
    sandbox.pass(Duration.ofSeconds(10));
    assertThat(sandbox.heard).hasSize(2);
    assertThat(sandbox.heard.stream().map(this::key).distinct()).hasSize(1);
  }

  private String key(paybridge.connector.Incoming message) {
    return sandbox.read(message) instanceof Reading.Genuine(var key, _) ? key : "not genuine";
  }

  @Test
  void older_news_arrive_after_newer_news() {
    sandbox.post(sandbox.openCard("1001-JJJJ"), "card=approve&fault=notifications-out-of-order");
    assertThat(sandbox.news()).containsExactly(TAKEN);
    sandbox.pass(Duration.ofSeconds(60));
    assertThat(sandbox.news()).containsExactly(TAKEN, new Fact.Waiting(Optional.empty()));
  }

  @Test
  void a_wrong_signature_is_unproved_and_names_the_payment_to_ask_about() {
    sandbox.post(sandbox.openCard("1001-KKKK"), "card=approve&fault=wrong-signature");
    sandbox.turn();
    assertThat(sandbox.read(sandbox.heard.getFirst()))
        .isEqualTo(
            new Reading.Unproved(
                "webhook-signature fits none of the secrets", Optional.of("1001-KKKK")));
    assertThat(sandbox.asked("1001-KKKK")).containsExactly(TAKEN);
  }

  @Test
  void a_lost_notification_is_found_by_asking() {
    sandbox.post(sandbox.openCard("1001-LLLL"), "card=approve&fault=notification-lost");
    assertThat(sandbox.news()).isEmpty();
    assertThat(sandbox.asked("1001-LLLL")).containsExactly(TAKEN);
  }

  @Test
  void money_comes_after_the_page_expired() {
    sandbox.post(sandbox.openCard("1001-MMMM"), "card=approve&fault=late-success-after-expiry");
    sandbox.turn();
    sandbox.pass(Duration.ofSeconds(10));
    assertThat(sandbox.asked("1001-MMMM")).containsExactly(new Fact.Expired());
    sandbox.pass(Duration.ofSeconds(30));
    assertThat(sandbox.news())
        .containsExactly(new Fact.Waiting(Optional.empty()), new Fact.Expired(), TAKEN);
  }

  @Test
  void a_refund_fails_at_the_bank() {
    sandbox.post(sandbox.openCard("1001-NNNN"), "card=approve&fault=refund-fails");
    var move = sandbox.move("1001-NNNN", "op1", 4990);
    RunningSandbox.done(sandbox.connector.refund(sandbox.call(), move));
    sandbox.pass(Duration.ofSeconds(10));
    assertThat(sandbox.asked("1001-NNNN"))
        .anyMatch(fact -> fact instanceof Fact.Refund r && r.state() == Fact.RefundState.FAILED);
  }

  @Test
  void a_stored_method_is_declined_later() {
    var request = sandbox.request("1001-PPPP", "card", Capture.AUTOMATIC, true);
    sandbox.post(sandbox.open(request), "card=approve");
    var token = token("1001-PPPP");
    var answer = sandbox.connector.charge(sandbox.call("stored-charge-declined"), due(), token);
    assertThat(RunningSandbox.done(answer).fact())
        .isEqualTo(new Fact.Declined(DeclineReason.INSUFFICIENT_FUNDS));
  }

  private MoneyMove due() {
    return sandbox.move("1002-PPPP", "op2", 4990);
  }

  private Secret token(String reference) {
    return sandbox.asked(reference).stream()
        .flatMap(fact ->
            fact instanceof Fact.MethodStored(var token, _)
                ? java.util.stream.Stream.of(token)
                : java.util.stream.Stream.empty())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_notification_is_repeated_until_it_is_heard() {
    sandbox.notificationStatus = 500;
    sandbox.post(sandbox.openCard("1001-QQQQ"), "card=approve");
    sandbox.turn();
    sandbox.pass(Duration.ofSeconds(4));
    assertThat(sandbox.heard).hasSize(1);
    sandbox.pass(Duration.ofSeconds(1));
    sandbox.notificationStatus = 200;
    sandbox.pass(Duration.ofSeconds(30));
    sandbox.pass(Duration.ofDays(3));
    assertThat(sandbox.heard).hasSize(3);
    assertThat(sandbox.heard.stream().map(this::key).distinct()).hasSize(1);
  }
}
