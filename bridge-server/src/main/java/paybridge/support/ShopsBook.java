package paybridge.support;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import paybridge.agreement.Difference;
import paybridge.db.ComparisonRow;
import paybridge.support.OrderPage.Book;
import paybridge.support.OrderPage.Fact;

/// The shop's book of an order: its own word, and what it says of money where it says it.
final class ShopsBook {
  private final ReadOrder read;

  ShopsBook(ReadOrder read) {
    this.read = read;
  }

  Book draw() {
    var order = read.order();
    var paid = order.shopPaid();
    var facts = new ArrayList<Fact>();
    facts.add(
        new Fact(
            "Counts as paid", paid == null ? "not said yet" : paid ? "yes" : "no",
            differs(Difference.Fact.WORD)));
    read.comparison().ifPresent(row -> money(facts, row));
    facts.add(
        new Fact(
            "Pictures applied", order.appliedSequence() + " of " + order.sequence(),
            differs(Difference.Fact.PICTURE)));
    read.update()
        .filter(update -> update.nextAt() != null)
        .ifPresent(update -> facts.add(new Fact("Next try", Shown.moment(update.nextAt()))));
    boolean missing = read.comparison().filter(ComparisonRow::missing).isPresent();
    return new Book(
        "Shop",
        missing ? "no such order" : order.shopSays().isEmpty() ? "silent" : order.shopSays(),
        paid == null ? "quiet" : paid ? "good" : "wait",
        differs(Difference.Fact.WORD),
        facts);
  }

  /// Some shops tell no sums.
  private void money(List<Fact> facts, ComparisonRow row) {
    var currency = row.shopCurrency() == null ? read.order().currency() : row.shopCurrency();
    amount(facts, "Total", row.shopTotal(), currency, differs(Difference.Fact.TOTAL));
    var back = differs(Difference.Fact.REFUNDED);
    var refunded = row.shopRefunded();
    if (refunded != null && (refunded > 0 || !back.isEmpty())) {
      amount(facts, "Refunded", refunded, currency, back);
    }
  }

  private static void amount(
      List<Fact> facts, String name, @Nullable Long minor, String currency, String differs) {
    if (minor != null) {
      facts.add(new Fact(name, Shown.money(minor, currency), differs));
    }
  }

  private String differs(Difference.Fact fact) {
    return read.differs(Difference.Side.SHOP, 0, fact) ? "differs from the bridge" : "";
  }
}
