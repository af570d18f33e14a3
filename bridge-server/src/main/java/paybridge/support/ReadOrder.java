package paybridge.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Money;
import paybridge.connector.kit.DecimalText;
import paybridge.agreement.Explanation;
import paybridge.comparing.ExplainOrder;
import paybridge.db.CaseRow;
import paybridge.db.ComparisonRow;
import paybridge.db.Database;
import paybridge.db.EntryRow;
import paybridge.db.GatewayBookRow;
import paybridge.db.MessageRow;
import paybridge.db.OperationRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.db.UpdateRow;
import paybridge.payment.OrderTruth;
import paybridge.payment.Standing;
import paybridge.truth.Hearing;
import paybridge.truth.Standings;

/// Everything that the books have about one order, read at one moment.
record ReadOrder(
    OrderRow order,
    List<PaymentRow> attempts,
    List<OperationRow> operations,
    List<EntryRow> entries,
    List<MessageRow> messages,
    List<CaseRow> cases,
    Optional<UpdateRow> update,
    List<GatewayBookRow> gatewayBooks,
    Optional<ComparisonRow> comparison,
    Explanation explanation,
    Map<String, String> owners) {

  static Optional<ReadOrder> find(Database database, String orderId) {
    return database.read(t -> t.orders().find(orderId).map(order -> of(t, order)));
  }

  private static ReadOrder of(Tables t, OrderRow order) {
    return new ReadOrder(
        order,
        t.payments().ofOrder(order.id()),
        t.operations().ofOrder(order.id()),
        t.entries().ofOrder(order.id()),
        t.messages().ofOrder(order.id()),
        t.cases().ofOrder(order.id()),
        t.updates().newest(order.id()),
        t.gatewayBooks().ofOrder(order.id()),
        t.comparisons().find(order.id()),
        ExplainOrder.of(t, order),
        owners(t, order));
  }

  /// The names of those whose cases these are, by their ids.
  private static Map<String, String> owners(Tables t, OrderRow order) {
    var names = new HashMap<String, String>();
    for (var row : t.cases().ofOrder(order.id())) {
      var owner = row.ownerId();
      if (owner != null) {
        t.staff().find(owner).ifPresent(person -> names.put(owner, person.name()));
      }
    }
    return names;
  }

  OrderTruth truth() {
    return Hearing.truth(attempts, operations);
  }

  Standing standing(PaymentRow attempt) {
    return Standings.of(attempt, operations);
  }

  /// All that one refund could give back now: of the newest attempt that has money.
  Optional<Money> refundable() {
    return attempts.reversed().stream()
        .map(this::standing)
        .filter(standing -> standing.refundable() > 0)
        .findFirst()
        .map(standing -> new Money(standing.refundable(), standing.asked().currency()));
  }

  /// The held money of the newest attempt that has some.
  Optional<Money> held() {
    return attempts.reversed().stream()
        .map(this::standing)
        .filter(standing -> standing.capturable() > 0)
        .findFirst()
        .map(standing -> new Money(standing.capturable(), standing.asked().currency()));
  }

  OrderPage.Buttons buttons() {
    return new OrderPage.Buttons(
        update.isPresent(),
        !attempts.isEmpty(),
        refundable().map(DecimalText::of).orElse(""),
        order.currency(),
        held().map(Money::toString).orElse(""),
        Will.of(this));
  }
}
