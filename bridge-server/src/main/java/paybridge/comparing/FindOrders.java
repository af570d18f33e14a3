package paybridge.comparing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;

/// Finds the orders that somebody may mean. Several shops can use the same number. Inside a
/// transaction.
public final class FindOrders {
  private FindOrders() {}

  /// By the number that the customer knows, or the shop's id; the newest twenty.
  public static List<OrderRow> numbered(Tables t, String number) {
    return t.orders().numbered(number);
  }

  /// By a reference that stands on a receipt or at the gateway.
  public static List<OrderRow> referenced(Tables t, String reference) {
    return distinct(
        Stream.concat(
                t.payments().findAnywhere(reference).stream(),
                t.accounts().all().stream()
                    .flatMap(
                        account ->
                            t.payments().findByGatewayReference(account.id(), reference).stream()))
            .map(PaymentRow::orderId)
            .flatMap(id -> t.orders().find(id).stream()));
  }

  /// By any of these.
  public static List<OrderRow> any(Tables t, String text) {
    return distinct(Stream.concat(numbered(t, text).stream(), referenced(t, text).stream()));
  }

  /// Each order once, where it stands first.
  public static List<OrderRow> distinct(Stream<OrderRow> orders) {
    var byId = new LinkedHashMap<String, OrderRow>();
    orders.forEach(order -> byId.putIfAbsent(order.id(), order));
    return List.copyOf(byId.values());
  }
}
