package paybridge.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When an order is compared next.
class ComparePlanTest {
  private static final Instant CHANGED = Instant.parse("2026-11-02T10:00:13.337Z");

  @ParameterizedTest
  @CsvSource({
    "PT1S,    true,  PT40S", "PT19M,  true,  PT40S", "PT59M,  true,  PT5M", "PT5H,    true, PT15M",
    "PT7H,    true,  PT1H",  "PT49H,  true,  PT3H",  "P8D,    true,  P1D",  "P31D,    true, P7D",
    "PT1S,    false, PT40S", "PT11M,  false, PT10M", "PT61M,  false, P1D",  "P31D,   false, P7D"
  })
  void never_later_than_its_age_says_and_never_sooner_than_half_of_that(
      Duration age, boolean open, Duration every) {
    for (int second = 0; second < 40; second++) {
      var now = CHANGED.plus(age).plusSeconds(second);
      var next = ComparePlan.next(now, CHANGED, Optional.empty(), open).orElseThrow();
      assertThat(Duration.between(now, next)).isBetween(every.dividedBy(2), every);
    }
  }

  @Test
  void after_half_a_year_nobody_compares_any_more() {
    var now = CHANGED.plus(Duration.ofDays(180));
    assertThat(ComparePlan.next(now, CHANGED, Optional.empty(), true)).isEmpty();
    assertThat(ComparePlan.next(now, CHANGED, Optional.empty(), false)).isEmpty();
  }

  @Test
  void orders_of_one_age_come_due_at_few_moments_so_that_one_call_reads_many() {
    var moments = new HashSet<Instant>();
    for (int second = 0; second < 900; second++) {
      var now = CHANGED.plus(Duration.ofHours(2)).plusSeconds(second);
      moments.add(ComparePlan.next(now, CHANGED, Optional.empty(), true).orElseThrow());
    }
    assertThat(moments).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void what_differs_is_compared_by_the_age_of_the_difference() {
    var since = CHANGED.plus(Duration.ofDays(5));
    var next =
        ComparePlan.next(since.plusSeconds(5), CHANGED, Optional.of(since), false).orElseThrow();
    assertThat(next).isBefore(since.plusSeconds(46));
  }
}
