package paybridge.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import paybridge.checkout.Problems;
import paybridge.comparing.ExplainOrder;
import paybridge.comparing.FindOrders;
import paybridge.comparing.OrderReport;
import paybridge.db.Database;
import paybridge.db.OrderRow;
import paybridge.db.Tables;
import paybridge.people.Access;

/// What programs can read of orders. Nothing in it is personal.
public final class OrderReads {
  private final Database database;

  public OrderReads(Database database) {
    this.database = database;
  }

  /// An order that was found.
  ///
  /// @param id the bridge's
  /// @param number the one that the shop shows
  /// @param word `paid` and the like
  /// @param verdict whether the three books agree
  record Row(String id, String number, String shop, String word, String verdict) {}

  record Found(List<Row> orders) {}

  Said found(Context ctx, Access access) {
    var number = query(ctx, "number");
    var reference = query(ctx, "reference");
    if (number.isPresent() == reference.isPresent()) {
      return new Said.No(
          Problems.bad(
              400,
              number.isPresent() ? "bad-value" : "missing-field",
              number.isPresent() ? "reference" : "number",
              "Send either “number” or “reference”."));
    }
    var shop = query(ctx, "shop");
    return database.read(
        t -> {
          var only =
              shop.flatMap(name -> t.shops().findByName(name)).filter(it -> access.sees(it.id()));
          if (shop.isPresent() && only.isEmpty()) {
            return new Said.No(
                Problems.bad(400, "bad-value", "shop", "No shop of this bridge has this name."));
          }
          var orders =
              number.isPresent()
                  ? FindOrders.numbered(t, number.get())
                  : FindOrders.referenced(t, reference.orElseThrow());
          return Said.of(
              new Found(
                  orders.stream()
                      .filter(it -> access.sees(it.shopId()))
                      .filter(it -> only.isEmpty() || it.shopId().equals(only.get().id()))
                      .map(it -> row(t, it))
                      .toList()));
        });
  }

  Said report(String id, Access access) {
    return database.read(
        t ->
            t.orders()
                .find(id)
                .filter(order -> access.sees(order.shopId()))
                .map(order -> Said.of(OrderReport.of(t, order)))
                .orElseGet(Said::unknownOrder));
  }

  private static Row row(Tables t, OrderRow order) {
    return new Row(
        order.id(),
        order.number(),
        t.shops().find(order.shopId()).orElseThrow().name(),
        order.word(),
        ExplainOrder.of(t, order).verdict());
  }

  private static Optional<String> query(Context ctx, String name) {
    return Optional.ofNullable(ctx.queryParam(name)).filter(it -> !it.isBlank());
  }
}
