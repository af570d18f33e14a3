package paybridge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void the_median_is_the_middle_whatever_the_order() {
    assertThat(Figures.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
    assertThat(Figures.median(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3.0);
  }

  @Test
  void an_aim_holds_up_to_its_limit() {
    assertThat(Row.throughput("x", 50, 100, 0.5, 0.5).holds()).isTrue();
    assertThat(Row.throughput("x", 50, 100, 0.49, 0.5).holds()).isFalse();
    assertThat(Row.latency("x", 200, 25, 5, 25).holds()).isTrue();
    assertThat(Row.latency("x", 200, 25.1, 5, 25).holds()).isFalse();
  }

  @Test
  void throughput_counts_good_answers_until_the_last_one() {
    assertThat(new Outcome(3_000, 0, 1_500_000_000L, new Latencies(), "").perSecond())
        .isEqualTo(2_000);
    assertThat(new Outcome(0, 0, 0, new Latencies(), "").perSecond()).isZero();
  }

  @Test
  void a_message_is_whole_when_its_body_is() {
    var message = "HTTP/1.1 200 OK\r\nX: y\r\nContent-LENGTH: 3\r\n\r\nabc".getBytes(StandardCharsets.US_ASCII);

    assertThat(Frame.of(message, message.length))
        .isEqualTo(new Frame(message.length - 3, message.length));
    assertThat(Frame.of(message, message.length - 1)).isNull();
    assertThat(Frame.of(message, 20)).isNull();
  }
}
