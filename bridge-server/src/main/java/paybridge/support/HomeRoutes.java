package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import paybridge.db.Database;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Frame;

/// The console's first page.
final class HomeRoutes {
  private final Desk desk;
  private final SupportPages pages;
  private final Database database;
  private final ReadHome readHome;

  HomeRoutes(Desk desk, SupportPages pages, Database database, ReadHome readHome) {
    this.desk = desk;
    this.pages = pages;
    this.database = database;
    this.readHome = readHome;
  }

  void add(RoutesConfig routes) {
    routes.get("/support", desk.signedIn(this::home));
  }

  private void home(Context ctx, Person person) {
    var frame = Frame.of("Home", "home", person);
    pages.show(ctx, "home", database.read(t -> readHome.of(t, frame)));
  }
}
