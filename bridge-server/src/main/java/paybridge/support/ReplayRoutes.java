package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import paybridge.db.Database;
import paybridge.db.OrderRow;
import paybridge.db.ReplayRow;
import paybridge.db.ShopRow;
import paybridge.ordersync.ReplayPlan;
import paybridge.ordersync.Replays;
import paybridge.ordersync.SinceText;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Frame;

/// Replays: first a page that says what one would do, then the button that begins it, then a page that
/// says how far it has come.
final class ReplayRoutes {
  /// So many orders can be chosen one by one.
  private static final int MOST = 200;

  private final Desk desk;
  private final SupportPages pages;
  private final Database database;
  private final InstantSource clock;
  private final Replays replays;
  private final OutboxRoutes outbox;
  private final Tokens tokens;

  ReplayRoutes(
      Desk desk,
      SupportPages pages,
      Database database,
      InstantSource clock,
      Replays replays,
      OutboxRoutes outbox,
      Tokens tokens) {
    this.desk = desk;
    this.pages = pages;
    this.database = database;
    this.clock = clock;
    this.replays = replays;
    this.outbox = outbox;
    this.tokens = tokens;
  }

  void add(RoutesConfig routes) {
    routes.get("/support/replays/plan", desk.signedIn(this::planSince));
    routes.post("/support/replays/plan", desk.form(this::planChosen));
    routes.post("/support/replays", desk.form(this::begin));
    routes.get("/support/replays/{id}", desk.signedIn(this::show));
    routes.post("/support/replays/{id}/stop", desk.form(this::stop));
  }

  private void planSince(Context ctx, Person who) {
    var typed = Desk.query(ctx, "since");
    var confirmed = !Desk.query(ctx, "confirmed").isEmpty();
    var wish = wish(who, Desk.query(ctx, "shop"), typed, confirmed);
    if (wish.isEmpty()) {
      outbox.show(ctx, who, problem(typed));
      return;
    }
    var plan = replays.plan(wish.get());
    var shop = wish.get().shop();
    pages.show(
        ctx,
        "replay-plan",
        new ReplayPage.Plan(
            Frame.of("Tell " + shop.name() + " again?", "outbox", who),
            "Tell " + shop.name() + " again?",
            DrawReplay.sentence(plan, shop.name()),
            DrawReplay.leftOut(plan),
            shop.id(),
            typed,
            confirmed,
            List.of(),
            tokens.make(),
            possible(plan),
            button(plan)));
  }

  private static boolean possible(ReplayPlan plan) {
    return plan.tell() > 0 || (plan.more() && plan.pulls() == 0);
  }

  private static String button(ReplayPlan plan) {
    return "Send " + DrawReplay.many(plan.tell(), "order", "orders") + " again";
  }

  /// Empty when the shop is not one that is shown, or the moment cannot be read or is to come.
  private Optional<Replays.Since> wish(Person who, String shopId, String typed, boolean confirmed) {
    return SinceText.read(typed)
        .filter(since -> !since.isAfter(clock.instant()))
        .map(Instant::toEpochMilli)
        .flatMap(since -> shop(who, shopId).map(shop -> new Replays.Since(shop, since, confirmed)));
  }

  private String problem(String typed) {
    return SinceText.read(typed)
        .map(
            since ->
                since.isAfter(clock.instant())
                    ? "The field “Changed since” is a moment to come."
                    : "Choose a shop.")
        .orElse("The field “Changed since” must be like 2026-11-02 10:00, in UTC.");
  }

  private Optional<ShopRow> shop(Person who, String id) {
    return database.read(t -> ReadOutbox.shop(t, who, id));
  }

  private void planChosen(Context ctx, Person who) {
    var orders = orders(ctx, who);
    if (orders.isEmpty()) {
      pages.notice(ctx, 422, "Nothing was chosen", "Go back and choose the orders first.");
      return;
    }
    var plan = replays.plan(orders);
    pages.show(
        ctx,
        "replay-plan",
        new ReplayPage.Plan(
            Frame.of("Send the chosen orders again?", "outbox", who),
            "Send the chosen orders again?",
            DrawReplay.sentence(plan, "their shop"),
            DrawReplay.leftOut(plan),
            "",
            "",
            true,
            orders,
            tokens.make(),
            possible(plan),
            button(plan)));
  }

  /// The orders of the form that are in the books and whose shop is shown; `all` means every one that
  /// the page listed.
  private List<String> orders(Context ctx, Person who) {
    var field = Desk.field(ctx, "all").isEmpty() ? "chosen" : "listed";
    return database.read(
        t -> {
          var shops = ReadOutbox.shops(t, who).stream().map(ShopRow::id).collect(Collectors.toSet());
          return ctx.formParams(field).stream()
              .distinct()
              .limit(MOST)
              .flatMap(id -> t.orders().find(id).stream())
              .filter(order -> shops.contains(order.shopId()))
              .map(OrderRow::id)
              .toList();
        });
  }

  private void begin(Context ctx, Person who) {
    var once = Desk.field(ctx, "once");
    if (!OrderButtons.isOnce(once)) {
      pages.notice(ctx, 422, "This page was too old", "Nothing was done.");
      return;
    }
    var begun = begin(ctx, who, once);
    switch (begun.size()) {
      case 0 -> pages.notice(ctx, 422, "Nothing was chosen", "Nothing was done.");
      case 1 -> Desk.go(ctx, "/support/replays/" + begun.getFirst().id());
      default -> Desk.go(ctx, "/support/outbox?tab=replays");
    }
  }

  private List<ReplayRow> begin(Context ctx, Person who, String once) {
    var shop = Desk.field(ctx, "shop");
    if (shop.isEmpty()) {
      return replays.begin(orders(ctx, who), who.name(), once);
    }
    return wish(who, shop, Desk.field(ctx, "since"), !Desk.field(ctx, "confirmed").isEmpty()).stream()
        .map(wish -> replays.begin(wish, who.name(), once))
        .toList();
  }

  private Optional<ReplayRow> replay(Context ctx, Person who) {
    var found = database.read(t -> ReadOutbox.replay(t, who, ctx.pathParam("id")));
    if (found.isEmpty()) {
      pages.notice(ctx, 404, "No such replay", "The outbox lists all of them.");
    }
    return found;
  }

  private void show(Context ctx, Person who) {
    replay(ctx, who)
        .ifPresent(
            row -> {
              var shop = shop(who, row.shopId()).map(ShopRow::name).orElse("");
              pages.show(ctx, "replay", DrawReplay.page(row, shop, who));
            });
  }

  private void stop(Context ctx, Person who) {
    replay(ctx, who)
        .ifPresent(
            row -> {
              var _ = replays.stop(row.id(), who.name());
              Desk.go(ctx, "/support/replays/" + row.id());
            });
  }
}
