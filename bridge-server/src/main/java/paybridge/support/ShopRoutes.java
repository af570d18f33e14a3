package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import paybridge.db.Database;
import paybridge.db.OfferRow;
import paybridge.people.Right;
import paybridge.shop.Directory;
import paybridge.shop.MakePlugin;
import paybridge.shop.Shop;
import paybridge.shop.SixWords;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Frame;

/// The shops, for owners: how each stands, and its plugin as a file.
final class ShopRoutes {
  private final Desk desk;
  private final SupportPages pages;
  private final Database database;
  private final Directory directory;
  private final MakePlugin makePlugin;

  ShopRoutes(
      Desk desk,
      SupportPages pages,
      Database database,
      Directory directory,
      MakePlugin makePlugin) {
    this.desk = desk;
    this.pages = pages;
    this.database = database;
    this.directory = directory;
    this.makePlugin = makePlugin;
  }

  void add(RoutesConfig routes) {
    routes.get("/support/shops", desk.signedIn(Right.HOUSE, this::show));
    routes.post("/support/shops/{id}/plugin", desk.sure(Right.HOUSE, this::download));
  }

  private void show(Context ctx, Person person) {
    var rows =
        database.read(t -> t.shops().all()).stream()
            .map(row -> item(directory.shop(row.id())))
            .toList();
    pages.show(
        ctx, "shops", new SupportPages.Shops(Frame.of("Shops", "shops", person), rows));
  }

  private SupportPages.ShopItem item(Shop shop) {
    var row = shop.row();
    var heard = database.read(t -> t.entries().lastOfShop(row.id()));
    return new SupportPages.ShopItem(
        row.id(),
        row.name(),
        row.home(),
        shop.storefront().title(),
        Shown.shop(row.state()),
        SixWords.of(shop),
        directory.offers(row.id()).stream().map(OfferRow::title).toList(),
        Shown.moment(heard.orElse(null)));
  }

  private void download(Context ctx, Person person) {
    var found = database.read(t -> t.shops().find(ctx.pathParam("id")));
    if (found.isEmpty()) {
      pages.notice(ctx, 404, "There is no such shop", "Nothing was done.");
      return;
    }
    var shop = directory.shop(found.get().id());
    var zip = makePlugin.make(shop, person.name());
    ctx.contentType("application/zip")
        .header(
            "Content-Disposition", "attachment; filename=\"" + shop.row().name() + "-paybridge.zip\"")
        .result(zip);
  }
}
