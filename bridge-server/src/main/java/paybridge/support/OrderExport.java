package paybridge.support;

import java.util.List;
import java.util.Optional;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.kit.DecimalText;
import paybridge.db.Database;
import paybridge.db.OrderLine;

/// The orders that some filters select, as a file. Each sum stands there twice: in minor units with the
/// exponent of its currency, and as decimal text.
final class OrderExport {
  /// An export looks at as many orders as it may write, so that it reads none twice.
  private static final int IN_ONE_GO = 1_000;

  private static final List<Export.Column<OrderLine>> COLUMNS =
      List.of(
          new Export.Column<>("id", OrderLine::id),
          new Export.Column<>("created", order -> Export.time(order.createdAt())),
          new Export.Column<>("changed", order -> Export.time(order.changedAt())),
          new Export.Column<>("shop", OrderLine::shop),
          new Export.Column<>("order", OrderLine::number),
          new Export.Column<>("is", OrderLine::word),
          new Export.Column<>("flags", OrderLine::flags),
          new Export.Column<>("money", OrderExport::money),
          new Export.Column<>("open_cases", OrderLine::cases),
          new Export.Column<>("shop_says", OrderLine::shopSays),
          new Export.Column<>("currency", OrderLine::currency),
          new Export.Column<>("exponent", OrderExport::exponent),
          new Export.Column<>("asked_minor", OrderLine::asked),
          new Export.Column<>("asked", order -> decimal(order, order.asked())),
          new Export.Column<>("captured_minor", OrderLine::captured),
          new Export.Column<>("captured", order -> decimal(order, order.captured())),
          new Export.Column<>("refunded_minor", OrderLine::refunded),
          new Export.Column<>("refunded", order -> decimal(order, order.refunded())));

  private OrderExport() {}

  static Export<OrderLine> of(Database database, ReadOrders.Wanted wanted) {
    return new Export<>(COLUMNS, new Orders(database, wanted, new ReadOrders(IN_ONE_GO)));
  }

  /// The orders, some in one read.
  private record Orders(Database database, ReadOrders.Wanted wanted, ReadOrders readOrders)
      implements Export.Source<OrderLine> {
    @Override
    public Optional<String> top() {
      return database.read(ReadOrders::newest).map(Export::after);
    }

    @Override
    public Export.Part<OrderLine> read(String before) {
      var page = database.read(t -> readOrders.page(t, wanted, before, IN_ONE_GO));
      return new Export.Part<>(page.lines(), page.before());
    }
  }

  /// Whether its newest attempt moves real money: `live`, `test`, or nothing when there is none.
  static String money(OrderLine order) {
    var live = order.live();
    return live == null ? "" : live ? "live" : "test";
  }

  private static int exponent(OrderLine order) {
    return CurrencyUnit.of(order.currency()).exponent();
  }

  private static String decimal(OrderLine order, long minor) {
    return DecimalText.of(minor, exponent(order));
  }
}
