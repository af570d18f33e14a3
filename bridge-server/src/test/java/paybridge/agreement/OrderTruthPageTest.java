package paybridge.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import paybridge.connector.Word;

/// The tables in docs/order-truth.md are the code's. `-Dgolden.write=true` writes them anew.
class OrderTruthPageTest {
  private static final Path PAGE = Path.of("..", "docs", "order-truth.md");
  private static final String BEGIN = "<!-- from the code: begin -->\n";
  private static final String END = "<!-- from the code: end -->\n";

  @Test
  void the_page_says_what_the_code_does() throws IOException {
    var page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(PAGE, page.substring(0, begin) + text() + page.substring(end));
      return;
    }

    assertThat(page.substring(begin, end)).isEqualTo(text());
  }

  private static String text() {
    return words()
        + "\n### The bridge's word and the shop's, of an order\n\n"
        + table(
            "shop ↓ bridge →",
            Word.values(),
            Word::spelling,
            ShopWord.values(),
            ShopWord::spelling,
            BookTable::shop)
        + "\n### Every divergence, the gravest first\n\n"
        + "| name | what is done | cause | evidence | end |\n|---|---|---|---|---|\n"
        + Arrays.stream(Divergence.values())
            .map(
                kind ->
                    "| `%s` | %s | %s | %s | %s |\n"
                        .formatted(
                            kind.spelling(), what(kind.policy()), kind.cause(), kind.evidence(),
                            kind.end()))
            .collect(Collectors.joining());
  }

  private static String words() {
    return "### The gateway's word and the bridge's, of an attempt\n\n"
        + table(
            "gateway ↓ bridge →",
            Word.values(),
            Word::spelling,
            GatewayWord.values(),
            GatewayWord::spelling,
            (ours, gateway) -> BookTable.gateway(gateway, ours));
  }

  private static <A, B> String table(
      String corner,
      A[] columns,
      Function<A, String> column,
      B[] rows,
      Function<B, String> row,
      java.util.function.BiFunction<A, B, Optional<Divergence>> cell) {
    var text = new StringBuilder("| " + corner + " |");
    Arrays.stream(columns).forEach(it -> text.append(' ').append(column.apply(it)).append(" |"));
    text.append("\n|---|").append("---|".repeat(columns.length)).append('\n');
    for (var one : rows) {
      text.append("| **").append(row.apply(one)).append("** |");
      for (var it : columns) {
        var kind = cell.apply(it, one);
        text.append(' ').append(kind.map(k -> "`" + k.spelling() + "`").orElse("✓")).append(" |");
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String what(Policy policy) {
    return switch (policy) {
      case ASK -> "ask the gateway";
      case ASK_THEN_PERSON -> "ask the gateway again, then a person";
      case TELL -> "tell the shop again, then a person";
      case WAIT -> "wait";
      case PERSON -> "a person";
    };
  }
}
