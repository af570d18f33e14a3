package paybridge.agreement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import paybridge.connector.Word;

/// Compares the three books of an order: words by the [BookTable], then sums. Status words and
/// fulfilment are the shop's and are not compared (S1 of the decisions).
public final class Comparison {
  private Comparison() {}

  /// A divergence and where it was found.
  ///
  /// @param attempt the attempt of which the gateway says something else; 0 for what is about the
  ///     whole order
  /// @param words the words differ; otherwise they agree and the sums do not
  record Found(Divergence kind, int attempt, boolean words) {}

  /// The gravest divergence, or empty when the books agree as far as they have spoken.
  public static Optional<Divergence> of(Books books) {
    return found(books).stream().map(Found::kind).sorted().findFirst();
  }

  /// Every divergence that applies and where, in no order.
  static List<Found> found(Books books) {
    var gateway =
        books.attempts().stream().filter(Books.Attempt::fresh).flatMap(Comparison::attempt);
    var order =
        Stream.concat(shop(books), unknown(books)).map(kind -> new Found(kind, 0, false));
    return Stream.concat(gateway, order).toList();
  }

  private static Stream<Found> attempt(Books.Attempt attempt) {
    var words = BookTable.gateway(gateway(attempt), attempt.ours());
    boolean speaks = attempt.gateway() != GatewayWord.SILENT;
    var kinds = words.isPresent() || !speaks ? words.stream() : sums(attempt);
    return kinds.map(kind -> new Found(kind, attempt.number(), words.isPresent()));
  }

  /// A gateway that never tells refunds goes on saying paid.
  private static GatewayWord gateway(Books.Attempt attempt) {
    boolean refunded = attempt.ours() == Word.REFUNDED && attempt.theirs().refunded().isEmpty();
    return refunded && attempt.gateway() == GatewayWord.PAID
        ? GatewayWord.REFUNDED
        : attempt.gateway();
  }

  /// The words agree. A refund that is only on its way here may be done there, and the other way
  /// round: what was done on one side must at least be meant on the other.
  private static Stream<Divergence> sums(Books.Attempt attempt) {
    var theirs = attempt.theirs();
    var ours = attempt.book();
    if (attempt.ours() != Word.PAID && attempt.ours() != Word.REFUNDED) {
      return Stream.empty();
    }
    if (theirs.captured() != ours.captured()) {
      return Stream.of(
          theirs.captured() > ours.captured() ? Divergence.TAKEN_MORE : Divergence.TAKEN_LESS);
    }
    if (theirs.refunded().isEmpty()) {
      return Stream.empty();
    }
    long back = theirs.refunded().getAsLong();
    long known = ours.refunded().orElse(0);
    if (back > known) {
      return Stream.of(Divergence.REFUND_NOT_HEARD);
    }
    return back + theirs.refundPending() < known
        ? Stream.of(Divergence.REFUND_DENIED)
        : Stream.empty();
  }

  private static Stream<Divergence> unknown(Books books) {
    return books.ours().unknown() ? Stream.of(Divergence.UNKNOWN) : Stream.empty();
  }

  private static Stream<Divergence> shop(Books books) {
    var ours = books.ours();
    var shop = books.shop();
    if (!shop.sameCurrency()) {
      return Stream.of(Divergence.CURRENCY_DIFFERS);
    }
    if (!ours.told() && (shop.word() == ShopWord.SILENT || shop.word() == ShopWord.BEHIND)) {
      return Stream.empty();
    }
    var words = BookTable.shop(ours.word(), shop.word());
    if (words.isPresent()) {
      return words.stream();
    }
    return shop.word() == ShopWord.MISSING ? Stream.empty() : sums(ours, shop);
  }

  private static Stream<Divergence> sums(Books.Ours ours, Books.Shop shop) {
    long back = ours.sums().refunded().orElse(0);
    long refunded = shop.refunded().orElse(back);
    if (refunded > back + ours.sums().refundPending()) {
      return Stream.of(Divergence.REFUND_WITHOUT_MONEY);
    }
    if (refunded < back - onTop(ours)) {
      return Stream.of(Divergence.REFUND_NOT_IN_SHOP);
    }
    boolean edited =
        ours.word().holdsMoney() && shop.total().filter(total -> total != ours.asked()).isPresent();
    return edited ? Stream.of(Divergence.TOTAL_EDITED) : Stream.empty();
  }

  /// What came on top of the order's total, such as a second payment: giving it back is no refund of
  /// the order, and a shop need not show it as one.
  private static long onTop(Books.Ours ours) {
    return Math.max(0, ours.sums().captured() - ours.asked());
  }
}
