package paybridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The pages, the code and the protocol's table name the same problems.
class ProblemTypesTest {
  private static final String WORD = "\"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\"";

  /// The ways in which a problem gets its word.
  private static final List<Pattern> SAID =
      List.of(
          Pattern.compile("Problems\\.(?:no|bad|later)\\(\\s*\\d+,\\s*" + WORD),
          Pattern.compile("new BadField\\(\\s*" + WORD),
          Pattern.compile("ShopReading\\.Unproved\\(\\s*" + WORD),
          Pattern.compile("ShopAnswer\\.Problem\\(\\s*\\d+,\\s*" + WORD),
          Pattern.compile("\\bno\\(\\s*" + WORD + ",\\s*\"body"),
          Pattern.compile("problem\\(\\s*ctx,\\s*\\d+,\\s*" + WORD),
          Pattern.compile("case [0-9][0-9, ]* -> " + WORD + ";"));

  @Test
  void every_word_in_the_code_has_a_page() throws IOException {
    var pages = ProblemTypes.all().stream().map(ProblemType::word).toList();

    assertThat(inCode()).hasSizeGreaterThan(25);
    assertThat(pages).containsAll(inCode()).doesNotHaveDuplicates();
  }

  @Test
  void the_protocol_and_the_pages_name_the_same_status() throws IOException {
    var protocol = inProtocol();
    var pages =
        ProblemTypes.all().stream()
            .collect(Collectors.toMap(ProblemType::word, ProblemType::status));

    assertThat(protocol).hasSizeGreaterThan(20);
    assertThat(pages).containsAllEntriesOf(protocol);
  }

  private static Set<String> inCode() throws IOException {
    var words = new TreeSet<String>();
    for (var room :
        List.of(
            "src/main/java/paybridge/api",
            "src/main/java/paybridge/checkout",
            "src/main/java/paybridge/shop",
            "src/main/java/paybridge/web",
            "src/main/java/paybridge/bridge/Surprises.java",
            "../connectors/src/main/java/paybridge/connector/kit",
            "../connectors/src/main/java/paybridge/connector/storefront")) {
      try (var files = Files.walk(Path.of(room))) {
        for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          var code = Files.readString(file);
          if (code.contains("Problem") || code.contains("BadField")
              || code.contains("ShopReading")) {
            SAID.forEach(
                way ->
                    way.matcher(code)
                        .results()
                        .filter(found -> found.group(1) != null)
                        .forEach(found -> words.add(found.group(1))));
          }
        }
      }
    }
    return words;
  }

  /// The table of docs/plugin-protocol.md, "Problems".
  private static Map<String, Integer> inProtocol() throws IOException {
    var text = Files.readString(Path.of("../docs/plugin-protocol.md"));
    var table = text.substring(text.indexOf("## Problems"), text.indexOf("## Idempotency"));
    var words = new TreeMap<String, Integer>();
    Pattern.compile("(?m)^\\| (`[^|]*) \\| (\\d{3}) \\|")
        .matcher(table)
        .results()
        .forEach(
            line ->
                Pattern.compile("`([a-z0-9-]+)`")
                    .matcher(line.group(1))
                    .results()
                    .forEach(
                        word -> words.put(word.group(1), Integer.parseInt(line.group(2)))));
    return words;
  }
}
