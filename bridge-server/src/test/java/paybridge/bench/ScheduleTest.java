package paybridge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void calls_are_spaced_evenly_from_the_start() {
    var schedule = new Schedule(7, 200, 1_000);

    assertThat(schedule.due(0)).isEqualTo(7);
    assertThat(schedule.due(1)).isEqualTo(7 + SECOND / 200);
    assertThat(schedule.due(999)).isEqualTo(7 + 999 * SECOND / 200);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 200, 1_000, 999_983})
  void a_call_counts_as_due_from_its_own_nanosecond_on(int perSecond) {
    var schedule = new Schedule(-5, perSecond, 10_000_000);

    for (long index = 0; index < 3L * perSecond; index += 1 + perSecond / 50) {
      long due = schedule.due(index);
      assertThat(schedule.dueBy(due)).as("call %d at its time", index).isEqualTo(index + 1);
      assertThat(schedule.dueBy(due - 1)).as("call %d just before", index).isEqualTo(index);
    }
  }

  @Test
  void nothing_is_due_before_the_start_and_no_more_than_all_ever() {
    var schedule = new Schedule(SECOND, 1_000, 1_500);

    assertThat(schedule.dueBy(SECOND - 1)).isZero();
    assertThat(schedule.dueBy(100 * SECOND)).isEqualTo(1_500);
  }

  @Test
  void the_spacing_does_not_drift_over_an_hour() {
    var schedule = new Schedule(0, 333, Long.MAX_VALUE);

    assertThat(schedule.due(333L * 3_600)).isEqualTo(3_600 * SECOND);
  }
}
