package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import paybridge.db.Database;
import paybridge.db.LogLine;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Choice;
import paybridge.support.SupportPages.Frame;

/// The order-sync log: one line for every message and delivery of all orders, newest first, and its
/// export.
final class LogRoutes {
  private static final FilteredPage LIST = FilteredPage.LOG;
  private static final int PAGE = 50;
  private static final int LOOKED = 20_000;
  private final Desk desk;
  private final SupportPages pages;
  private final Database database;
  private final SavedViews views;
  private final InstantSource clock;
  private final ReadLog readLog = new ReadLog(LOOKED);

  LogRoutes(
      Desk desk, SupportPages pages, Database database, SavedViews views, InstantSource clock) {
    this.desk = desk;
    this.pages = pages;
    this.database = database;
    this.views = views;
    this.clock = clock;
  }

  void add(RoutesConfig routes) {
    routes.get(LIST.path(), desk.signedIn(this::log));
    for (var text : RowText.values()) {
      routes.get(
          LIST.path() + "." + text.ending(),
          desk.signedIn((ctx, who) -> export(ctx, who, text)));
    }
  }

  private static ReadLog.Filter filter(Filters filters) {
    return new ReadLog.Filter(
        filters.of("shop"), filters.of("number"), filters.of("result"), filters.of("text"));
  }

  private void log(Context ctx, Person who) {
    var asked = Filters.asked(ctx, LIST);
    if (Filters.untidy(ctx, LIST)) {
      Desk.go(ctx, asked.address(LIST.path()));
      return;
    }
    var filters = database.read(t -> SeenShops.narrowed(t, who, asked));
    var before = Desk.query(ctx, "before");
    var problem = database.read(t -> LIST.problem(t, who, filters, before));
    if (problem.isPresent()) {
      wrong(ctx, who, filters, problem.get());
      return;
    }
    var page = database.read(t -> readLog.page(t, filter(filters), before, PAGE));
    show(
        ctx, who, filters, before, page,
        Around.of(LIST, filters, database.read(t -> views.of(t, who, LIST, filters))));
  }

  private void wrong(Context ctx, Person who, Filters filters, String problem) {
    ctx.status(422);
    show(
        ctx, who, filters, "", new ReadLog.Page(List.of(), Optional.empty(), true),
        Around.wrong(LIST, database.read(t -> views.of(t, who, LIST, filters)), problem));
  }

  private void export(Context ctx, Person who, RowText text) {
    var filters =
        database.read(t -> SeenShops.narrowed(t, who, Filters.asked(ctx, LIST)));
    var problem = database.read(t -> LIST.problem(t, who, filters));
    if (problem.isPresent()) {
      wrong(ctx, who, filters, problem.get());
      return;
    }
    LogExport.of(database, filter(filters))
        .answer(ctx, text, FileNames.of("order-sync-log", clock, filters));
  }

  private void show(
      Context ctx, Person who, Filters filters, String before, ReadLog.Page page, Around around) {
    var shops = database.read(t -> SeenShops.of(t, who));
    var next = page.before();
    pages.show(
        ctx,
        "log",
        new SupportPages.Log(
            Frame.of("Order-sync log", "log", who),
            shops.stream()
                .map(s -> new Choice(s.id(), s.name(), s.id().equals(filters.of("shop"))))
                .toList(),
            FilteredPage.Known.RESULTS.stream()
                .map(r -> new Choice(r, r, r.equals(filters.of("result"))))
                .toList(),
            filters.of("number"),
            filters.of("text"),
            filters.narrow(),
            before.isEmpty(),
            page.lines().stream().map(LogRoutes::row).toList(),
            next.map(id -> filters.and("before", id).address(LIST.path())).orElse(""),
            page.all() ? "" : next.map(Shown::madeOn).orElse(""),
            around));
  }

  private static SupportPages.LogRow row(LogLine line) {
    var orderId = line.orderId();
    var number = line.number();
    return new SupportPages.LogRow(
        Shown.time(line.at()),
        line.shop(),
        orderId == null ? "" : orderId,
        number == null ? "" : number,
        Shown.way(line.direction()),
        line.what(),
        Shown.result(line.result()),
        line.detail(),
        Shown.moment(line.nextAt()));
  }
}
