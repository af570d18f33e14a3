package paybridge.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import paybridge.agreement.Difference.Fact;
import paybridge.agreement.Difference.Side;
import paybridge.connector.Word;

/// Marks and verdict come from one comparison: no mark without a difference, no difference without a
/// mark.
class DifferenceTest {
  private static Books books(GatewayWord gateway, Word ours, ShopWord shop) {
    long taken = ours == Word.PAID || ours == Word.REFUNDED ? 4990 : 0;
    var sums = Books.Sums.of(taken, ours == Word.REFUNDED ? 4990 : 0, 0);
    return new Books(
        List.of(new Books.Attempt(1, gateway, sums, ours, sums, true)),
        new Books.Ours(ours, true, List.of(), 4990, sums),
        new Books.Shop(shop, Optional.empty(), Optional.empty(), true));
  }

  @Test
  void every_cell_of_the_table_is_marked_exactly_when_the_books_differ() {
    for (var gateway : GatewayWord.values()) {
      for (var ours : Word.values()) {
        for (var shop : ShopWord.values()) {
          var books = books(gateway, ours, shop);
          var marks = Difference.of(books);
          var cell = gateway + " " + ours + " " + shop;
          assertThat(marks.isEmpty()).as(cell).isEqualTo(Comparison.of(books).isEmpty());
          assertThat(marks.stream().anyMatch(it -> it.side() == Side.GATEWAY))
              .as("the gateway: %s", cell)
              .isEqualTo(BookTable.gateway(gateway, ours).isPresent());
          assertThat(marks.stream().anyMatch(it -> it.side() == Side.SHOP))
              .as("the shop: %s", cell)
              .isEqualTo(BookTable.shop(ours, shop).isPresent());
        }
      }
    }
  }

  @Test
  void what_nobody_knows_is_no_difference_between_books() {
    var sums = Books.Sums.of(0, 0, 0);
    var books =
        new Books(
            List.of(),
            new Books.Ours(Word.PENDING, false, List.of("unknown"), 4990, sums),
            new Books.Shop(ShopWord.SILENT, Optional.empty(), Optional.empty(), true));
    assertThat(Comparison.of(books)).contains(Divergence.UNKNOWN);
    assertThat(Difference.of(books)).isEmpty();
  }

  @Test
  void an_answer_older_than_the_news_is_not_held_against_it() {
    var none = Books.Sums.of(0, 0, 0);
    var paid = Books.Sums.of(4990, 0, 0);
    var stale = new Books.Attempt(1, GatewayWord.PENDING, none, Word.PAID, paid, false);
    var fresh = new Books.Attempt(1, GatewayWord.PENDING, none, Word.PAID, paid, true);
    assertThat(Difference.of(of(stale, paid))).isEmpty();
    assertThat(Difference.of(of(fresh, paid)))
        .containsExactlyInAnyOrder(
            new Difference(Side.GATEWAY, 1, Fact.WORD), new Difference(Side.GATEWAY, 1, Fact.TAKEN));
  }

  private static Books of(Books.Attempt attempt, Books.Sums sums) {
    return new Books(
        List.of(attempt),
        new Books.Ours(Word.PAID, true, List.of(), 4990, sums),
        new Books.Shop(ShopWord.PAID, Optional.empty(), Optional.empty(), true));
  }
}
