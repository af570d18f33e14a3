package paybridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import paybridge.bridge.SimulatorGround;
import paybridge.work.Chance;

/// Seeds that were red once stay green, fresh ones are tried, and the oracle sees what is broken on
/// purpose.
class SimulatorTest {
  private static final Duration FRESH = Duration.ofSeconds(20);

  @TempDir private static Path folder;

  /// Lines of a seed and its days.
  static Stream<String> redSeeds() throws IOException {
    try (var file = SimulatorTest.class.getResourceAsStream("/simulator/red-seeds.txt")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }
  }

  @ParameterizedTest
  @MethodSource("redSeeds")
  void a_seed_that_was_red_stays_green(String line) {
    var parts = line.strip().split(" ");
    long seed = Long.parseLong(parts[0]);
    long days = Long.parseLong(parts[1]);

    assertThat(report(seed, days, play(seed, days, Set.of()))).isEmpty();
  }

  @Test
  void fresh_seeds_keep_every_law() {
    var clock = InstantSource.system();
    long end = clock.millis() + FRESH.toMillis();
    long seed = 1_000L + Chance.real().below(1_000_000_000);
    var reports = new ArrayList<String>();
    while (clock.millis() < end) {
      System.out.println("simulator: fresh seed " + seed);
      reports.add(report(seed, 10, play(seed, 10, Set.of())));
      seed++;
    }
    assertThat(reports).allMatch(String::isEmpty);
  }

  @Test
  void the_same_seed_gives_the_same_history() {
    var once = new ArrayList<String>();
    var again = new ArrayList<String>();

    var first = new Season(ground(), 7, 5, Set.of(), once::add).play();
    var second = new Season(ground(), 7, 5, Set.of(), again::add).play();

    assertThat(again).isEqualTo(once);
    assertThat(second.hash()).isEqualTo(first.hash());
    assertThat(first.events()).isGreaterThan(1_000);
  }

  @Test
  void another_seed_gives_another_history() {
    assertThat(play(8, 2, Set.of()).hash()).isNotEqualTo(play(9, 2, Set.of()).hash());
  }

  @ParameterizedTest
  @CsvSource({
    "SHOP_APPLIES_OLDER, a shop never applies an older picture",
    "MESSAGE_VANISHES, 'stored, then acknowledged'",
    "REFUND_SENT_TWICE, what moves money is sent at most once",
    "MONEY_INVENTED, the books never say more than the gateway",
    "ANSWER_CHANGED, a call made again gets the same bytes"
  })
  void what_is_broken_on_purpose_is_seen_and_named(Mutant mutant, String law) {
    for (long seed = 1; seed <= 5; seed++) {
      var outcome = play(seed, 10, EnumSet.of(mutant));
      if (outcome.broken().isPresent()) {
        assertThat(outcome.broken().get().law()).isEqualTo(law);
        assertThat(report(seed, 10, outcome)).contains("RED seed " + seed, law, "again: ");
        assertThat(outcome.last()).hasSize(30);
        return;
      }
    }
    assertThat(mutant).as("not seen in five seeds").isNull();
  }

  @Test
  void a_picture_that_vanishes_is_told_again_because_the_books_are_compared() {
    var mutants = EnumSet.of(Mutant.PICTURE_VANISHES);
    assertThat(report(1, 10, play(1, 10, mutants))).isEmpty();
  }

  @Test
  void a_run_says_how_much_it_did() {
    var out = new StringWriter();

    boolean kept =
        new SimulatorRun(ground(), InstantSource.system()).run(1, 0.01, new PrintWriter(out, true));

    assertThat(kept).as(out.toString()).isTrue();
    assertThat(out.toString()).contains("seed 1:", "every law was kept", "crashes");
  }

  private static Season.Outcome play(long seed, long days, Set<Mutant> mutants) {
    return new Season(ground(), seed, days, mutants, _ -> {}).play();
  }

  private static SimulatorGround ground() {
    return new SimulatorGround(folder);
  }

  /// What a red seed tells; empty for a green one.
  private static String report(long seed, long days, Season.Outcome outcome) {
    var out = new StringWriter();
    Season.tell(seed, days, outcome, new PrintWriter(out, true));
    return out.toString();
  }

  /// Kept so that a new word of the history is noticed by whoever reads this.
  @Test
  void the_history_tells_of_every_kind_of_trouble() {
    var kinds = List.of("bridge dies", "loses evt", "is away", "clock", "call refund", "forged news");
    var missing = new HashSet<String>(kinds);
    for (long seed = 1; seed <= 8 && !missing.isEmpty(); seed++) {
      var _ =
          new Season(ground(), seed, 5, Set.of(), line -> missing.removeIf(line::contains)).play();
    }

    assertThat(missing).isEmpty();
  }
}
