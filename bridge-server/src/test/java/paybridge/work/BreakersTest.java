package paybridge.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;

class BreakersTest {
  private static final WireRequest QUESTION =
      new WireRequest(
          "GET", "https://gateway.example/", List.of(), new byte[0], Duration.ofSeconds(5));

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-02T10:00:00Z"));
  private final AtomicInteger sent = new AtomicInteger();
  private WireAnswer answer = new WireAnswer.NoReply("no answer in time");
  private final Breakers breakers =
      new Breakers(
          _ -> {
            sent.incrementAndGet();
            return answer;
          },
          now::get);

  private WireAnswer send(String account) {
    return breakers.of(account).send(QUESTION);
  }

  private void send(String account, int times) {
    for (int i = 0; i < times; i++) {
      var _ = send(account);
    }
  }

  @Test
  void a_gateway_that_does_not_answer_is_left_alone_and_nothing_is_sent() {
    send("one", Breakers.LAST_CALLS);
    assertThat(send("one")).isInstanceOf(WireAnswer.NeverSent.class);
    assertThat(sent).hasValue(Breakers.LAST_CALLS);
  }

  @Test
  void another_account_goes_on() {
    send("one", Breakers.LAST_CALLS);
    answer = new WireAnswer.Replied(200, List.of(), new byte[0]);
    assertThat(send("two")).isEqualTo(answer);
  }

  @Test
  void after_its_rest_it_is_tried_again_and_goes_on_when_it_answers() {
    send("one", Breakers.LAST_CALLS);
    now.updateAndGet(at -> at.plus(Breakers.REST).plusMillis(1));
    answer = new WireAnswer.Replied(200, List.of(), new byte[0]);
    for (int i = 0; i < 2 * Breakers.LAST_CALLS; i++) {
      assertThat(send("one")).isEqualTo(answer);
    }
  }

  @Test
  void it_rests_again_when_it_still_does_not_answer() {
    send("one", Breakers.LAST_CALLS);
    now.updateAndGet(at -> at.plus(Breakers.REST).plusMillis(1));
    send("one", 5);
    assertThat(sent).hasValue(Breakers.LAST_CALLS + 2);
  }

  @Test
  void a_bad_answer_is_an_answer() {
    answer = new WireAnswer.Replied(500, List.of(), new byte[0]);
    send("one", 3 * Breakers.LAST_CALLS);
    assertThat(sent).hasValue(3 * Breakers.LAST_CALLS);
  }
}
