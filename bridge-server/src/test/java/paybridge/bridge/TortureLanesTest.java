package paybridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import paybridge.torture.Effort;
import paybridge.torture.Kept;
import paybridge.torture.Line;
import paybridge.torture.Run;

/// In what order and beside whom runs are made.
class TortureLanesTest {
  private static final List<Run> RUNS =
      List.of(
          new Made("works", false, false), new Made("measures", true, false),
          new Made("waits", false, true), new Made("measures, too", true, false));

  private record Made(String name, boolean measures, boolean waits) implements Run {
    @Override
    public String promise() {
      return "is made";
    }

    @Override
    public int seconds() {
      return 7;
    }

    @Override
    public List<Line> run(Effort effort) {
      return List.of();
    }
  }

  private static Line line(Run run) {
    return new Line(run.name(), "", Kept.OK, List.of());
  }

  @Test
  void a_run_that_waits_is_made_beside_one_that_works() throws Exception {
    var both = new CountDownLatch(2);
    var lines =
        new TortureLanes(RUNS)
            .make(
                run -> {
                  if (!run.measures()) {
                    both.countDown();
                    assertThat(both.await(30, TimeUnit.SECONDS)).isTrue();
                  }
                  return List.of(line(run));
                });

    assertThat(lines).extracting(Line::promise).contains("works", "waits");
  }

  @Test
  void a_run_that_compares_times_has_the_machine_for_itself() throws Exception {
    Set<String> now = ConcurrentHashMap.newKeySet();
    var beside = new ConcurrentLinkedQueue<String>();
    var lines =
        new TortureLanes(RUNS)
            .make(
                run -> {
                  now.add(run.name());
                  if (run.measures()) {
                    beside.addAll(now);
                    beside.remove(run.name());
                  }
                  now.remove(run.name());
                  return List.of(line(run));
                });

    assertThat(beside).isEmpty();
    assertThat(lines)
        .extracting(Line::promise)
        .containsExactlyInAnyOrderElementsOf(RUNS.stream().map(Run::name).toList());
  }

  @Test
  void what_is_made_beside_something_else_is_counted_once() {
    assertThat(new TortureLanes(RUNS).seconds(1)).isEqualTo(7 + 7 + 7);
    assertThat(new TortureLanes(RUNS).seconds(10)).isEqualTo(210);
  }
}
