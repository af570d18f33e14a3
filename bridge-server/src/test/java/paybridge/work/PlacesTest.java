package paybridge.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private final Places places = new Places(16);

  private List<Runnable> fill(String account, int wanted) {
    return places.fill(account, wanted, free -> Collections.nCopies(free, () -> {}));
  }

  @Test
  void one_account_never_holds_more_than_its_places() {
    assertThat(fill("slow", 10)).hasSize(10);
    assertThat(fill("slow", 10)).hasSize(6);
    assertThat(fill("slow", 10)).isEmpty();
  }

  @Test
  void another_account_has_places_of_its_own() {
    fill("slow", 16);
    assertThat(fill("quick", 10)).hasSize(10);
  }

  @Test
  void a_place_is_free_again_when_its_work_is_done_or_has_failed() {
    var work = fill("slow", 15);
    var failing =
        places.fill(
            "slow", 1, _ -> List.of(() -> { throw new IllegalStateException("broken"); }));
    work.subList(0, 2).forEach(Runnable::run);
    assertThatThrownBy(failing.getFirst()::run).hasMessage("broken");
    assertThat(fill("slow", 10)).hasSize(3);
  }

  @Test
  void places_for_which_nothing_was_claimed_are_free_again() {
    assertThat(places.fill("slow", 16, _ -> List.of(() -> {}))).hasSize(1);
    assertThat(fill("slow", 16)).hasSize(15);
  }

  @Test
  void when_claiming_fails_no_place_is_lost() {
    assertThatThrownBy(
            () ->
                places.fill(
                    "slow",
                    16,
                    _ -> {
                      throw new IllegalStateException("the disk is full");
                    }))
        .hasMessage("the disk is full");
    assertThat(fill("slow", 16)).hasSize(16);
  }

  @Test
  void what_was_claimed_for_one_far_end_is_not_lost_when_claiming_for_the_next_one_fails() {
    var places = new Places(1);
    var done = new ArrayList<String>();

    for (int i = 0; i < 2; i++) {
      places
          .fillEach(
              List.of("one", "two"),
              10,
              (account, _) -> {
                if (account.equals("two")) {
                  throw new IllegalStateException("the disk is full");
                }
                return List.of(() -> done.add(account));
              })
          .forEach(Runnable::run);
    }

    assertThat(done).as("its place is free again").containsExactly("one", "one");
  }

  @Test
  void claiming_that_fails_before_anything_was_claimed_is_told() {
    assertThatThrownBy(
            () ->
                new Places(1)
                    .fillEach(
                        List.of("one"),
                        10,
                        (_, _) -> {
                          throw new IllegalStateException("the disk is full");
                        }))
        .hasMessage("the disk is full");
  }
}
