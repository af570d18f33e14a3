package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import paybridge.connector.Personal;
import paybridge.db.Database;
import paybridge.db.OrderRow;
import paybridge.people.Right;
import paybridge.shop.Directory;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Frame;
import paybridge.vault.KeyedHash;

/// The search box: see [ReadFound] for what it takes.
final class SearchRoutes {
  private static final int MOST = 50;
  private final Desk desk;
  private final SupportPages pages;
  private final Database database;
  private final Directory directory;
  private final ReadFound readFound;

  SearchRoutes(Desk desk, SupportPages pages, Database database, Directory directory, KeyedHash hash) {
    this.desk = desk;
    this.pages = pages;
    this.database = database;
    this.directory = directory;
    this.readFound = new ReadFound(hash, MOST);
  }

  void add(RoutesConfig routes) {
    routes.get("/support/search", desk.signedIn(this::search));
    routes.post("/support/search", desk.form(Right.SEE, this::typed));
  }

  /// What was typed into the box. It is a form because an e-mail must not stand in an address, where
  /// it would be written into logs; anything else goes on to an address that can be kept.
  private void typed(Context ctx, Person person) {
    var text = Desk.field(ctx, "q");
    if (text.contains("@")) {
      show(ctx, person, text, database.read(t -> readFound.ofCustomer(t, new Personal(text))));
    } else {
      Desk.go(ctx, "/support/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }
  }

  private void search(Context ctx, Person person) {
    var text = Desk.query(ctx, "q");
    show(
        ctx,
        person,
        text,
        text.isEmpty() ? List.of() : database.read(t -> readFound.any(t, text)));
  }

  private void show(Context ctx, Person person, String text, List<OrderRow> all) {
    var found = all.stream().filter(order -> person.sees(order.shopId())).toList();
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
