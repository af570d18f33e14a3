package paybridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.Money;
import paybridge.connector.Reading;

/// Whole stories: open, pay on the page, hear the news, ask.
class SandboxWalkTest {
  private static final Money ALL = Money.of(4990, "EUR");
  private final RunningSandbox sandbox = new RunningSandbox();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void an_approved_card_is_told_by_return_by_notification_and_by_query() {
    var page = sandbox.openCard("1001-AAAA");
    assertThat(sandbox.get(page).body()).contains("Test mode", "49.90 EUR", "Insufficient funds");

    var back = sandbox.post(page, "card=approve");

    assertThat(back.statusCode()).isEqualTo(303);
    var returned = sandbox.read(sandbox.returned(back));
    assertThat(RunningSandbox.facts(returned)).containsExactly(new Fact.Captured(ALL));
    assertThat(sandbox.news()).containsExactly(new Fact.Captured(ALL));
    assertThat(sandbox.asked("1001-AAAA")).containsExactly(new Fact.Captured(ALL));
    assertThat(sandbox.get(page).body()).contains("The payment was approved.");
  }

  @Test
  void a_decline_leaves_the_page_open_and_the_third_ends_it() {
    var page = sandbox.openCard("1001-BBBB");
    sandbox.post(page, "card=insufficient-funds");
    assertThat(sandbox.get(page).body()).contains("Insufficient funds.", "Tries left: 2");
    sandbox.post(page, "card=stolen");
    var end = sandbox.post(page, "card=expired");

    assertThat(end.headers().firstValue("Location").orElseThrow()).contains("/returns?");
    assertThat(sandbox.news())
        .containsExactly(
            new Fact.Waiting(Optional.of(DeclineReason.INSUFFICIENT_FUNDS)),
            new Fact.Waiting(Optional.of(DeclineReason.LOST_OR_STOLEN)),
            new Fact.Declined(DeclineReason.EXPIRED_CARD));
  }

  @Test
  void a_refund_is_pending_and_then_done() {
    sandbox.post(sandbox.openCard("1001-CCCC"), "card=approve");
    var answer = sandbox.connector.refund(sandbox.call(), sandbox.move("1001-CCCC", "op1", 1000));
    assertThat(RunningSandbox.done(answer).fact())
        .matches(fact -> fact instanceof Fact.Refund r && r.state() == RefundState.PENDING);

    sandbox.pass(Duration.ofSeconds(10));

    assertThat(sandbox.asked("1001-CCCC"))
        .anyMatch(fact -> fact instanceof Fact.Refund r && r.state() == RefundState.DONE);
  }

  @Test
  void held_money_is_captured_in_parts() {
    var request = sandbox.request("1001-DDDD", "card", Capture.MANUAL, false);
    sandbox.post(sandbox.open(request), "card=approve");
    assertThat(sandbox.news()).containsExactly(new Fact.Authorized(ALL));

    var move = sandbox.move("1001-DDDD", "op1", 990);
    var first = sandbox.connector.capture(sandbox.call(), move);
    var again = sandbox.connector.capture(sandbox.call(), move);

    assertThat(RunningSandbox.done(first).fact())
        .isEqualTo(new Fact.Captured(Money.of(990, "EUR")));
    assertThat(RunningSandbox.done(again)).isEqualTo(RunningSandbox.done(first));
  }

  @Test
  void one_changed_character_is_not_proved() {
    sandbox.post(sandbox.openCard("1001-EEEE"), "card=approve");
    sandbox.turn();
    var message = sandbox.heard.getFirst();
    message.body()[message.body().length / 2] ^= 1;
    assertThat(sandbox.read(message)).isInstanceOf(Reading.Unproved.class);
  }
}
