package paybridge.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingWorkTest {
  private final WaitingWork<String> waiting = new WaitingWork<>(256);

  private List<String> take() throws InterruptedException {
    var group = new ArrayList<String>();
    waiting.take(group);
    return group;
  }

  private void behind(int count) {
    for (int i = 0; i < count; i++) {
      waiting.add("behind", WaitingWork.Turn.BEHIND);
    }
  }

  @Test
  void what_somebody_waits_for_goes_first_and_a_little_of_the_other_comes_along()
      throws InterruptedException {
    behind(10);
    waiting.add("first", WaitingWork.Turn.FIRST);
    assertThat(take())
        .containsExactly("first", "behind", "behind", "behind", "behind", "behind");
  }

  @Test
  void the_more_people_wait_the_less_of_the_other_comes_along_but_always_some()
      throws InterruptedException {
    behind(10);
    for (int i = 0; i < 4; i++) {
      waiting.add("first", WaitingWork.Turn.FIRST);
    }
    assertThat(take()).hasSize(6);
    for (int i = 0; i < 40; i++) {
      waiting.add("first", WaitingWork.Turn.FIRST);
    }
    assertThat(take()).hasSize(41).last().isEqualTo("behind");
  }

  @Test
  void what_nobody_waits_for_makes_small_groups_when_it_is_alone() throws InterruptedException {
    behind(40);
    assertThat(take()).hasSize(16);
  }

  @Test
  void the_last_work_comes_after_all_that_waits() throws InterruptedException {
    behind(6);
    waiting.add("last", WaitingWork.Turn.LAST);
    assertThat(take()).hasSize(7).last().isEqualTo("last");
  }

  @Test
  void a_group_is_never_larger_than_it_may_be() throws InterruptedException {
    behind(10);
    for (int i = 0; i < 300; i++) {
      waiting.add("first", WaitingWork.Turn.FIRST);
    }
    assertThat(take()).hasSize(256);
  }
}
