package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every pain of other plugins that our notes know has an answer here, and the docs say it. Prints
/// the table.
@Tag("woo")
class FortyRowsTest {
  private static final Path DOCS = Path.of("../docs/woocommerce.md");
  private static final String FROM = "<!-- The forty rows: FortyRowsTest prints them. -->\n";
  private static final String TO = "<!-- /The forty rows -->";
  private final FortyRows rows = FortyRows.read();

  @Test
  void the_rows_are_the_forty_of_the_notes() {
    assertThat(rows.lines()).extracting(FortyRows.Line::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, FortyRows.MANY).boxed().toList());
  }

  @Test
  void every_row_has_scenarios_that_are_run_or_a_sentence_why_it_cannot_happen() {
    for (var line : rows.lines()) {
      System.out.println(line.number() + " " + line.pain() + "\n     " + line.answer());
    }
    assertThat(rows.lines()).allMatch(FortyRows.Line::isAnswered);
  }

  @Test
  void the_docs_show_the_table_as_it_is() throws IOException {
    var docs = Files.readString(DOCS);
    int from = docs.indexOf(FROM) + FROM.length();
    assertThat(from).isGreaterThanOrEqualTo(FROM.length());
    assertThat(docs.substring(from, docs.indexOf(TO))).isEqualTo(rows.table());
  }
}
