package paybridge.support;

import java.util.ArrayList;
import java.util.List;
import paybridge.agreement.Difference;
import paybridge.agreement.Difference.Side;
import paybridge.support.OrderPage.Book;
import paybridge.support.OrderPage.Fact;

/// The bridge's book of an order. What another book contradicts is marked with the name of that book.
final class BridgesBook {
  private final ReadOrder read;

  BridgesBook(ReadOrder read) {
    this.read = read;
  }

  Book draw() {
    var order = read.order();
    var truth = read.truth();
    var facts = new ArrayList<Fact>();
    facts.add(
        new Fact(
            "Asked", Shown.money(order.asked(), order.currency()), differs(Difference.Fact.TOTAL)));
    amount(facts, "Held", truth.authorized(), "");
    amount(facts, "Paid", truth.captured(), differs(Difference.Fact.TAKEN));
    amount(facts, "Refunded", truth.refunded(), differs(Difference.Fact.REFUNDED));
    amount(facts, "On its way back", truth.refundPending(), "");
    amount(facts, "Disputed", truth.disputed(), "");
    facts.add(
        new Fact("Picture", String.valueOf(order.sequence()), differs(Difference.Fact.PICTURE)));
    var word = Shown.word(order.word());
    return new Book("Bridge", word.word(), word.tone(), differs(Difference.Fact.WORD), facts);
  }

  /// Nothing is shown only where nobody says another thing.
  private void amount(List<Fact> facts, String name, long minor, String differs) {
    if (minor > 0 || !differs.isEmpty()) {
      facts.add(new Fact(name, Shown.money(minor, read.order().currency()), differs));
    }
  }

  private String differs(Difference.Fact fact) {
    var others =
        read.differences().stream()
            .filter(it -> it.fact() == fact)
            .map(it -> it.side() == Side.GATEWAY ? "the gateway" : "the shop")
            .distinct()
            .toList();
    return others.isEmpty() ? "" : "differs from " + String.join(" and ", others);
  }
}
