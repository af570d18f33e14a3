package paybridge.agreement;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// One fact in which another book differs from the bridge's, found by the same comparison that gives
/// the verdict: where the books agree there is none.
///
/// @param side the other book
/// @param attempt the attempt that the gateway speaks of; 0 when it is the shop
/// @param fact what differs
public record Difference(Side side, int attempt, Fact fact) {

  /// A book beside the bridge's.
  public enum Side {
    GATEWAY,
    SHOP
  }

  /// What a book can differ in.
  public enum Fact {
    /// The word, or whether the order counts as paid.
    WORD,
    /// Money that was taken.
    TAKEN,
    /// Money that was given back.
    REFUNDED,
    /// The order's total.
    TOTAL,
    /// The newest picture that was heard.
    PICTURE
  }

  /// Every difference between these books, each once.
  public static List<Difference> of(Books books) {
    return Comparison.found(books).stream()
        .flatMap(found -> of(books, found))
        .distinct()
        .toList();
  }

  private static Stream<Difference> of(Books books, Comparison.Found found) {
    if (found.attempt() == 0) {
      return facts(found.kind()).stream().map(fact -> new Difference(Side.SHOP, 0, fact));
    }
    var facts = EnumSet.noneOf(Fact.class);
    facts.addAll(facts(found.kind()));
    if (found.words()) {
      books.attempts().stream()
          .filter(attempt -> attempt.number() == found.attempt())
          .forEach(attempt -> facts.addAll(withTheWords(attempt)));
    }
    return facts.stream().map(fact -> new Difference(Side.GATEWAY, found.attempt(), fact));
  }

  /// Where the words differ the sums are not compared, but they may differ as well.
  private static Set<Fact> withTheWords(Books.Attempt attempt) {
    var facts = EnumSet.of(Fact.WORD);
    var theirs = attempt.theirs();
    var ours = attempt.book();
    if (theirs.captured() != ours.captured()) {
      facts.add(Fact.TAKEN);
    }
    if (theirs.refunded().isPresent() && !theirs.refunded().equals(ours.refunded())) {
      facts.add(Fact.REFUNDED);
    }
    return facts;
  }

  private static Set<Fact> facts(Divergence kind) {
    return switch (kind) {
      case MONEY_NOT_HEARD, HOLD_NOT_HEARD, GATEWAY_FORGOT, GATEWAY_DENIES, CAPTURE_DENIED,
              VOID_DENIED, END_NOT_HEARD, OPEN_AFTER_END, PAID_WITHOUT_MONEY, MARKED_PAID_BY_HAND,
              ORDER_MISSING, CHANGED_BY_HAND, PAID_NOT_IN_SHOP ->
          Set.of(Fact.WORD);
      case TAKEN_MORE, TAKEN_LESS -> Set.of(Fact.TAKEN);
      case REFUND_NOT_HEARD, REFUND_DENIED, REFUND_WITHOUT_MONEY, REFUND_NOT_IN_SHOP ->
          Set.of(Fact.REFUNDED);
      case TOTAL_EDITED, CURRENCY_DIFFERS -> Set.of(Fact.TOTAL);
      case PARKED, SHOP_FORGOT, SHOP_NOT_TOLD -> Set.of(Fact.PICTURE);
      // no book says another thing: nobody knows
      case UNKNOWN -> Set.of();
    };
  }
}
