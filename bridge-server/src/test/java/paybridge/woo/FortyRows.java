package paybridge.woo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/// The forty pains of section (e) of our contract notes on WooCommerce, each with the scenarios that
/// would show it again, or with the sentence why it cannot happen here (`rows.txt`).
record FortyRows(List<Line> lines) {
  static final int MANY = 40;
  private static final Path TEXT = Path.of("src/test/resources/woo/rows.txt");
  private static final Path CLASSES = Path.of("src/test/java/paybridge/woo");

  /// One row; `why` is empty when scenarios show it.
  record Line(int number, String pain, String why, List<Method> scenarios) {
    boolean isAnswered() {
      return why.isEmpty() == !scenarios.isEmpty();
    }

    String answer() {
      return why.isEmpty()
          ? scenarios.stream().map(Line::name).collect(Collectors.joining("; "))
          : "cannot happen: " + why;
    }

    private static String name(Method scenario) {
      boolean browser = AnnotationSupport.isAnnotated(scenario.getDeclaringClass(), NeedsRealWooShop.class);
      return scenario.getName().replace('_', ' ') + (browser ? " (in a real shop)" : "");
    }
  }

  static FortyRows read() {
    var tagged = tagged();
    try (var text = Files.lines(TEXT)) {
      return new FortyRows(
          text.map(line -> line.split("\\|", 3))
              .map(
                  part -> {
                    int number = Integer.parseInt(part[0]);
                    var scenarios = tagged.getOrDefault(number, List.of());
                    return new Line(number, part[1], part.length > 2 ? part[2] : "", scenarios);
                  })
              .toList());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// The scenarios that a test run runs, by the rows they are tagged with.
  private static Map<Integer, List<Method>> tagged() {
    return classes()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Row.class))
        .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
        .filter(method -> !method.isAnnotationPresent(Disabled.class))
        .sorted(java.util.Comparator.comparing(Method::getName))
        .flatMap(method -> IntStream.of(method.getAnnotation(Row.class).value()).mapToObj(row -> Map.entry(row, method)))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                TreeMap::new,
                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /// The classes that Surefire takes for tests, by their names.
  private static Stream<Class<?>> classes() {
    try (var files = Files.list(CLASSES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Test.java"))
          .sorted()
          .<Class<?>>map(name -> named("paybridge.woo." + name.replace(".java", "")))
          .filter(type -> !type.isAnnotationPresent(Disabled.class))
          .toList()
          .stream();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /// As a table of Markdown.
  String table() {
    return lines.stream()
        .map(line -> "| " + line.number() + " | " + line.pain() + " | " + line.answer() + " |\n")
        .collect(Collectors.joining("", "| | what goes wrong elsewhere | shown by |\n|---|---|---|\n", ""));
  }
}
