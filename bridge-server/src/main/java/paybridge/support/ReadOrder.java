package paybridge.support;

import java.util.List;
import java.util.Optional;
import paybridge.connector.Money;
import paybridge.connector.kit.DecimalText;
import paybridge.agreement.Difference;
import paybridge.agreement.Explanation;
import paybridge.comparing.ExplainOrder;
import paybridge.comparing.ReadBooks;
import paybridge.db.CaseRow;
import paybridge.db.CommentRow;
import paybridge.db.ComparisonRow;
import paybridge.db.Database;
import paybridge.db.EntryRow;
import paybridge.db.GatewayBookRow;
import paybridge.db.MessageRow;
import paybridge.db.OperationRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.StaffRow;
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
    List<Difference> differences,
    Explanation explanation,
    List<CommentRow> comments,
    List<StaffRow> staff) {

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
        Difference.of(ReadBooks.of(t, order)),
        ExplainOrder.of(t, order),
        t.comments().ofOrder(order.id()),
        t.staff().all());
  }

  /// The name of one of the staff; whoever is not there any more is somebody.
  String name(String staffId) {
    return staff.stream()
        .filter(person -> person.id().equals(staffId))
        .map(ReadOrder::name)
        .findFirst()
        .orElse("somebody");
  }

  /// How a person is called: by her address where she has no name.
  static String name(StaffRow person) {
    return person.name().isEmpty() ? person.email() : person.name();
  }

  OrderTruth truth() {
    return Hearing.truth(attempts, operations);
  }

  /// Whether this book differs from the bridge's in this fact.
  ///
  /// @param attempt 0 for the shop
  boolean differs(Difference.Side side, int attempt, Difference.Fact fact) {
    return differences.contains(new Difference(side, attempt, fact));
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
