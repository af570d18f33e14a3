package paybridge.support;

import io.javalin.http.Context;
import java.util.Optional;
import paybridge.db.Database;
import paybridge.db.OrderRow;
import paybridge.support.Sessions.Person;

/// Says of which shop a page is, by its address, so that no page has to think of it: what stands below
/// `/support/orders/{id}` belongs to the order's shop, what stands below `/support/shops/{id}` to that
/// shop. Whoever does not see the shop is answered as if there were no such order.
final class ShopOf {
  private static final String ORDERS = "/support/orders/";
  private static final String SHOPS = "/support/shops/";
  private final Database database;

  ShopOf(Database database) {
    this.database = database;
  }

  /// Whether she sees what this address is about.
  boolean sees(Person person, Context ctx) {
    return person.access().everyShop() || shop(ctx.path()).map(person::sees).orElse(true);
  }

  /// The shop; empty when the page is about none, or about an order that is not there.
  private Optional<String> shop(String path) {
    if (path.startsWith(SHOPS)) {
      return Optional.of(part(path, SHOPS));
    }
    return path.startsWith(ORDERS)
        ? database.read(t -> t.orders().find(part(path, ORDERS))).map(OrderRow::shopId)
        : Optional.empty();
  }

  private static String part(String path, String before) {
    var rest = path.substring(before.length());
    int end = rest.indexOf('/');
    return end < 0 ? rest : rest.substring(0, end);
  }
}
