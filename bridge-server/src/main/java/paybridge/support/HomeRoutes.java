package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseHandler;
import java.util.Objects;
import paybridge.db.Database;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Frame;

/// The console's first page, and the stream that keeps an open one fresh.
final class HomeRoutes {
  private static final String STREAM = "text/event-stream";

  /// More marks than a page has parts are not believed, in characters.
  private static final int MOST_SEEN = 1000;

  private final Desk desk;
  private final SupportPages pages;
  private final Database database;
  private final ReadHome readHome;
  private final HomeLive live;

  HomeRoutes(
      Desk desk, SupportPages pages, Database database, ReadHome readHome, HomeLive live) {
    this.desk = desk;
    this.pages = pages;
    this.database = database;
    this.readHome = readHome;
    this.live = live;
  }

  void add(RoutesConfig routes) {
    routes.get("/support", desk.signedIn(this::home));
    routes.get("/support/home/events", desk.signedIn(this::events));
  }

  private void home(Context ctx, Person person) {
    var frame = Frame.of("Home", "home", person);
    if (!person.access().everyShop()) {
      pages.show(ctx, "home-some", database.read(t -> readHome.ofSome(t, frame, person)));
      return;
    }
    Desk.listens(ctx);
    pages.show(ctx, "home", database.read(t -> readHome.of(t, frame)));
  }

  private void events(Context ctx, Person person) {
    if (!person.access().everyShop()) {
      // everybody who listens is told the same, of all shops
      ctx.status(204);
      return;
    }
    var staffId = person.row().id();
    if (!Objects.requireNonNullElse(ctx.header("Accept"), "").contains(STREAM)) {
      ctx.status(406).result("Only a browser's event source can read this.");
    } else if (!live.hasRoom(staffId)) {
      ctx.status(503).header("Retry-After", "30").result("Too many pages are open.");
    } else {
      var token = desk.token(ctx);
      var seen = seen(ctx);
      new SseHandler(client -> live.listen(client, staffId, token, seen)).handle(ctx);
    }
  }

  /// What the page shows: as it was loaded, or as it was told last by a stream that broke off.
  private static String seen(Context ctx) {
    var last = Objects.requireNonNullElse(ctx.header("Last-Event-ID"), "");
    var seen = last.isEmpty() ? Desk.query(ctx, "seen") : last;
    return seen.length() > MOST_SEEN ? "" : seen;
  }
}
