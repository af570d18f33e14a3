package paybridge.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void a_percentile_is_a_value_that_was_measured() {
    var latencies = of(1, 100);

    assertThat(latencies.at(0.5)).isEqualTo(50);
    assertThat(latencies.at(0.99)).isEqualTo(99);
    assertThat(latencies.at(1)).isEqualTo(100);
    assertThat(latencies.at(0.001)).isEqualTo(1);
  }

  @Test
  void one_slow_call_in_a_hundred_and_one_is_the_99th_percentile_and_no_more() {
    var latencies = of(1, 99);
    latencies.add(5_000);
    assertThat(latencies.at(0.99)).isEqualTo(99);

    latencies.add(6_000);
    assertThat(latencies.at(0.99)).isEqualTo(5_000);
  }

  @Test
  void the_order_in_which_answers_came_does_not_matter() {
    var latencies = new Latencies();
    for (long i = 3_000; i > 0; i--) {
      latencies.add(i);
    }

    assertThat(latencies.count()).isEqualTo(3_000);
    assertThat(latencies.at(0.99)).isEqualTo(2_970);
  }

  @Test
  void nothing_measured_is_nothing_and_no_share_is_above_all() {
    assertThat(new Latencies().at(0.99)).isZero();
    assertThatThrownBy(() -> new Latencies().at(1.1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Latencies().at(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Latencies of(long from, long to) {
    var latencies = new Latencies();
    for (long i = from; i <= to; i++) {
      latencies.add(i);
    }
    return latencies;
  }
}
