package paybridge.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import paybridge.torture.Run;
import paybridge.torture.Runs;

/// docs/pains.md names only what exists: every number once, tests that are run, runs of the torture,
/// and sentences that the bridge says.
class PainsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "pains.md");
  private static final Path TESTS = Path.of("src/test/java");
  private static final List<Path> SPEAKERS =
      List.of(
          Path.of("src/main/java/paybridge/agreement"),
          Path.of("../connectors/src/main/java/paybridge/connector/storefront/generic"));

  @Test
  void every_number_is_there_once() throws IOException {
    assertThat(rows().map(row -> row.get(1)).toList())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 56).mapToObj(n -> "P" + n).toList());
  }

  @Test
  void every_row_says_what_is_done_and_shows_it() throws IOException {
    assertThat(rows()).allSatisfy(
        row -> {
          assertThat(row).hasSize(6).noneMatch(cell -> cell.isEmpty() && row.indexOf(cell) > 0);
          assertThat(row.get(2)).contains("](https://github.com/");
          assertThat(found("`(\\w+Test)\\.(\\w+)`|torture `", row.get(5))).isNotEmpty();
        });
  }

  @Test
  void every_class_and_method_that_it_names_is_a_test_that_is_run() throws IOException {
    for (var named : found("`(\\w+)\\.(\\w+)`", Files.readString(PAGE))) {
      var type = type(named.group(1));
      assertThat(
              Stream.<Class<?>>iterate(type, one -> one != null, Class::getSuperclass)
                  .flatMap(one -> Arrays.stream(one.getDeclaredMethods()))
                  .filter(method -> method.getName().equals(named.group(2))))
          .as(named.group())
          .anyMatch(method -> AnnotationSupport.isAnnotated(method, Testable.class));
    }
  }

  @Test
  void every_pain_in_the_name_of_a_test_stands_in_its_row() throws IOException {
    var tests = Stream.of(PainsTest.class, LatePainsTest.class, TwicePainsTest.class);
    var named =
        tests.flatMap(type -> Arrays.stream(type.getDeclaredMethods())
            .map(method -> method.getName())
            .filter(name -> name.matches("P\\d+_.*"))
            .map(name -> type.getSimpleName() + "." + name));
    var rows = rows().toList();
    assertThat(named).allSatisfy(
        name -> {
          var number = name.replaceAll(".*\\.P(\\d+)_.*", "P$1");
          assertThat(rows)
              .anyMatch(row -> row.get(1).equals(number) && row.get(5).contains("`" + name + "`"));
        });
  }

  @Test
  void every_run_that_it_names_exists() throws IOException {
    var runs = Stream.concat(Runs.all(1).stream().map(Run::name), Stream.of("simulator")).toList();
    var named = found("torture ((?:`[a-z-]+`(?:, )?)+)", Files.readString(PAGE)).stream()
        .flatMap(one -> found("`([a-z-]+)`", one.group(1)).stream())
        .map(one -> one.group(1));
    assertThat(named).isNotEmpty().isSubsetOf(runs);
  }

  @Test
  void every_sentence_that_it_quotes_is_one_that_the_bridge_says() throws IOException {
    var spoken = new StringBuilder();
    for (var room : SPEAKERS) {
      try (var files = Files.list(room)) {
        for (var file : files.toList()) {
          spoken.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
        }
      }
    }
    var text = spoken.toString();
    var silent =
        rows().flatMap(row -> found("“([^”]+)”", row.get(4)).stream())
            .flatMap(quoted -> Arrays.stream(quoted.group(1).split("…")))
            .filter(piece -> !text.contains(piece.strip()));
    assertThat(silent).isEmpty();
  }

  /// The cells of each row, the says of the fourth with … where names and times stand; the first is what stands before the first line.
  private static Stream<List<String>> rows() throws IOException {
    return Files.readString(PAGE).lines()
        .filter(line -> line.startsWith("| P"))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList());
  }

  private static List<MatchResult> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().toList();
  }

  private static Class<?> type(String name) throws IOException {
    try (var files = Files.walk(TESTS)) {
      var file = files.filter(one -> one.endsWith(name + ".java")).toList();
      assertThat(file).as("one class is called " + name).hasSize(1);
      var path = TESTS.relativize(file.getFirst()).toString();
      return Class.forName(path.replace(".java", "").replace('/', '.'));
    } catch (ClassNotFoundException missing) {
      throw new AssertionError(missing);
    }
  }
}
