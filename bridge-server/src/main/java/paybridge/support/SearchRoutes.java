package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import paybridge.comparing.FindOrders;
import paybridge.db.Database;
import paybridge.db.OrderRow;
import paybridge.shop.Directory;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Frame;

/// The search box: an order's number, or a reference that stands on a receipt or at the gateway.
final class SearchRoutes {
  private final Desk desk;
  private final SupportPages pages;
  private final Database database;
  private final Directory directory;

  SearchRoutes(Desk desk, SupportPages pages, Database database, Directory directory) {
    this.desk = desk;
    this.pages = pages;
    this.database = database;
    this.directory = directory;
  }

  void add(RoutesConfig routes) {
    routes.get("/support/search", desk.signedIn(this::search));
  }

  private void search(Context ctx, Person person) {
    var text = Desk.query(ctx, "q");
    var found = text.isEmpty() ? List.<OrderRow>of() : database.read(t -> FindOrders.any(t, text));
    if (found.size() == 1) {
      Desk.go(ctx, "/support/orders/" + found.getFirst().id());
      return;
    }
    pages.show(
        ctx,
        "found",
        new SupportPages.Found(
            Frame.of("Search", "", person).searching(text),
            found.stream().map(this::row).toList()));
  }

  private SupportPages.FoundRow row(OrderRow order) {
    return new SupportPages.FoundRow(
        order.id(),
        order.number(),
        directory.shop(order.shopId()).row().name(),
        Shown.money(order.asked(), order.currency()),
        Shown.word(order.word()),
        Shown.moment(order.createdAt()));
  }
}
