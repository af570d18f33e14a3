package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import paybridge.db.Database;
import paybridge.db.OrderFilter;
import paybridge.db.OrderLine;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Choice;
import paybridge.support.SupportPages.Frame;

/// The list of all orders, newest first, and its export.
final class OrderListRoutes {
  private static final FilteredPage LIST = FilteredPage.ORDERS;
  private static final int PAGE = 50;
  private static final int LOOKED = 20_000;
  private final Desk desk;
  private final SupportPages pages;
  private final Database database;
  private final SavedViews views;
  private final InstantSource clock;
  private final ReadOrders readOrders = new ReadOrders(LOOKED);

  OrderListRoutes(
      Desk desk, SupportPages pages, Database database, SavedViews views, InstantSource clock) {
    this.desk = desk;
    this.pages = pages;
    this.database = database;
    this.views = views;
    this.clock = clock;
  }

  void add(RoutesConfig routes) {
    routes.get(LIST.path(), desk.signedIn(this::list));
    for (var text : RowText.values()) {
      routes.get(
          LIST.path() + "." + text.ending(),
          desk.signedIn((ctx, who) -> export(ctx, who, text)));
    }
  }

  private static ReadOrders.Wanted wanted(Filters filters) {
    return ReadOrders.between(
        FilteredPage.day(filters.of("from")),
        FilteredPage.day(filters.of("to")),
        new OrderFilter(
            filters.of("shop"), filters.of("word"), filters.of("currency"), filters.of("money"),
            filters.of("flag"), filters.of("case"), ""));
  }

  private void list(Context ctx, Person who) {
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
    var page = database.read(t -> readOrders.page(t, wanted(filters), before, PAGE));
    show(
        ctx, who, filters, before, page,
        Around.of(LIST, filters, database.read(t -> views.of(t, who, LIST, filters))));
  }

  private void wrong(Context ctx, Person who, Filters filters, String problem) {
    ctx.status(422);
    show(
        ctx, who, filters, "", new ReadOrders.Page(List.of(), Optional.empty(), true),
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
    OrderExport.of(database, wanted(filters))
        .answer(ctx, text, FileNames.of("orders", clock, filters));
  }

  private void show(
      Context ctx,
      Person who,
      Filters filters,
      String before,
      ReadOrders.Page page,
      Around around) {
    var shops = database.read(t -> SeenShops.of(t, who));
    var next = page.before();
    pages.show(
        ctx,
        "orders",
        new OrdersPage(
            Frame.of("Orders", "orders", who),
            shops.stream()
                .map(s -> new Choice(s.id(), s.name(), s.id().equals(filters.of("shop"))))
                .toList(),
            choices(FilteredPage.Known.WORDS, filters.of("word")),
            filters.of("currency"),
            filters.of("from"),
            filters.of("to"),
            choices(FilteredPage.Known.MONEY, filters.of("money")),
            choices(FilteredPage.Known.FLAGS, filters.of("flag")),
            !filters.of("case").isEmpty(),
            filters.narrow(),
            before.isEmpty(),
            page.lines().stream().map(OrderListRoutes::row).toList(),
            next.map(id -> filters.and("before", id).address(LIST.path())).orElse(""),
            page.all() ? "" : next.map(Shown::madeOn).orElse(""),
            around));
  }

  private static List<Choice> choices(List<String> values, String chosen) {
    return values.stream().map(v -> new Choice(v, v, v.equals(chosen))).toList();
  }

  private static OrdersPage.Row row(OrderLine order) {
    var marks = new ArrayList<Shown.Badge>();
    if (!order.flags().isEmpty()) {
      List.of(order.flags().split(" ")).forEach(f -> marks.add(new Shown.Badge(f, "wait")));
    }
    if (order.cases() > 0) {
      marks.add(new Shown.Badge(order.cases() == 1 ? "case" : order.cases() + " cases", "bad"));
    }
    if (OrderExport.money(order).equals("test")) {
      marks.add(new Shown.Badge("test", "quiet"));
    }
    return new OrdersPage.Row(
        order.id(),
        Shown.time(order.createdAt()),
        order.number(),
        order.shop(),
        Shown.money(order.asked(), order.currency()),
        order.refunded() == 0 ? "" : Shown.money(order.refunded(), order.currency()),
        Shown.word(order.word()),
        marks,
        order.shopSays());
  }
}
