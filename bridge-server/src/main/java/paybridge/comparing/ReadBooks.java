package paybridge.comparing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import paybridge.agreement.Books;
import paybridge.agreement.GatewayWord;
import paybridge.agreement.ShopWord;
import paybridge.db.ComparisonRow;
import paybridge.db.GatewayBookRow;
import paybridge.db.OperationRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.db.UpdateRow;
import paybridge.truth.Hearing;
import paybridge.truth.Standings;

/// The three books of an order, from the rows. Inside a transaction.
public final class ReadBooks {
  private ReadBooks() {}

  /// What gateway, bridge and shop say now.
  public static Books of(Tables t, OrderRow order) {
    var comparison =
        t.comparisons()
            .find(order.id())
            .orElseGet(() -> ComparisonRow.of(order.id(), order.shopId(), null));
    return of(t, order, comparison);
  }

  /// As the other, with what is known of the shop's book.
  public static Books of(Tables t, OrderRow order, ComparisonRow comparison) {
    return of(t, order, comparison, t.payments().ofOrder(order.id()));
  }

  static Books of(
      Tables t, OrderRow order, ComparisonRow comparison, List<PaymentRow> attempts) {
    var operations = t.operations().ofOrder(order.id());
    var gateways =
        t.gatewayBooks().ofOrder(order.id()).stream()
            .collect(Collectors.toMap(GatewayBookRow::paymentId, Function.identity()));
    return new Books(
        attempts.stream().map(row -> attempt(row, operations, gateways)).toList(),
        ours(order, attempts, operations),
        shop(order, comparison, t.updates().newest(order.id())));
  }

  private static Books.Attempt attempt(
      PaymentRow row, List<OperationRow> operations, Map<String, GatewayBookRow> gateways) {
    var standing = Standings.of(row, operations);
    var book = gateways.get(row.id());
    return new Books.Attempt(
        row.attempt(),
        GatewayWord.of(Optional.ofNullable(book).map(GatewayBookRow::said)),
        theirs(book),
        standing.word(),
        Books.Sums.of(standing.captured(), standing.refunded(), standing.refundPending()),
        book != null && book.askedAt() >= row.changedAt());
  }

  private static Books.Sums theirs(@Nullable GatewayBookRow book) {
    if (book == null) {
      return new Books.Sums(0, OptionalLong.empty(), 0);
    }
    var refunded =
        book.refunded() < 0 ? OptionalLong.empty() : OptionalLong.of(book.refunded());
    return new Books.Sums(book.captured(), refunded, book.refundPending());
  }

  private static Books.Ours ours(
      OrderRow order, List<PaymentRow> attempts, List<OperationRow> operations) {
    var truth = Hearing.truth(attempts, operations);
    return new Books.Ours(
        truth.word(),
        order.sequence() > 0,
        truth.flags(),
        order.asked(),
        Books.Sums.of(truth.captured(), truth.refunded(), truth.refundPending()));
  }

  private static Books.Shop shop(
      OrderRow order, ComparisonRow comparison, Optional<UpdateRow> newest) {
    var heard =
        new ShopWord.Heard(
            comparison.missing(),
            newest.filter(update -> update.state().equals("parked")).isPresent(),
            newest.filter(update -> update.state().equals("delivered")).isPresent()
                || comparison.heardSequence() >= order.sequence(),
            order.appliedSequence(),
            order.sequence(),
            order.shopSays().isEmpty() ? null : order.shopPaid(),
            comparison.heardSequence() == order.sequence() ? comparison.heardPaid() : null);
    var currency = comparison.shopCurrency();
    return new Books.Shop(
        ShopWord.of(heard),
        Optional.ofNullable(comparison.shopTotal()),
        Optional.ofNullable(comparison.shopRefunded()),
        currency == null || currency.equals(order.currency()));
  }
}
