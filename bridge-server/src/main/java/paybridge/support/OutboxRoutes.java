package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import paybridge.db.Database;
import paybridge.db.OutboxLine;
import paybridge.db.ReplayRow;
import paybridge.db.ShopRow;
import paybridge.db.Tables;
import paybridge.support.ReadOutbox.Part;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Choice;
import paybridge.support.SupportPages.Frame;

/// The outbox: what shops must still hear, what nobody tells them any more, and the replays. A button
/// sends one order again; several are a replay, see [ReplayRoutes].
final class OutboxRoutes {
  private static final int PAGE = 50;
  private final Desk desk;
  private final SupportPages pages;
  private final Database database;
  private final InstantSource clock;
  private final OrderButtons buttons;
  private final Tokens tokens;

  OutboxRoutes(
      Desk desk,
      SupportPages pages,
      Database database,
      InstantSource clock,
      OrderButtons buttons,
      Tokens tokens) {
    this.desk = desk;
    this.pages = pages;
    this.database = database;
    this.clock = clock;
    this.buttons = buttons;
    this.tokens = tokens;
  }

  private enum Tab {
    WAY(
        "way",
        "On their way",
        "The shop must still hear these. The bridge tries by itself, for a week; a newer picture of an"
            + " order takes the place of an older one."),
    PARKED(
        "parked",
        "Parked",
        "The shop said never, or a week of tries is used up. Nobody tries any more: mend the shop, then"
            + " send again."),
    REPLAYS("replays", "Replays", "A shop is told again about many orders, each the newest picture only.");

    private final String code;
    private final String title;
    private final String explained;

    Tab(String code, String title, String explained) {
      this.code = code;
      this.title = title;
      this.explained = explained;
    }
  }

  void add(RoutesConfig routes) {
    routes.get("/support/outbox", desk.signedIn((ctx, who) -> show(ctx, who, "")));
    routes.post("/support/outbox/again", desk.form(this::again));
  }

  private static Tab chosen(String code) {
    return List.of(Tab.values()).stream()
        .filter(tab -> tab.code.equals(code))
        .findFirst()
        .orElse(Tab.WAY);
  }

  /// The page of what the address names.
  ///
  /// @param problem why a form was refused, or empty
  void show(Context ctx, Person who, String problem) {
    var tab = problem.isEmpty() ? chosen(Desk.query(ctx, "tab")) : Tab.REPLAYS;
    var shop = Desk.query(ctx, "shop");
    var before = Desk.query(ctx, "before");
    if (!problem.isEmpty()) {
      ctx.status(422);
    }
    pages.show(
        ctx,
        "outbox",
        database.read(
            t -> page(t, who, tab, shop, before, OrderButtons.sentence(Desk.query(ctx, "did")), problem)));
  }

  private OutboxPage page(
      Tables t, Person who, Tab tab, String shop, String before, String said, String problem) {
    long now = clock.millis();
    var from = Keyset.from(before);
    var lines =
        switch (tab) {
          case WAY -> ReadOutbox.page(t, who, Part.ON_THE_WAY, shop, from, PAGE);
          case PARKED -> ReadOutbox.page(t, who, Part.PARKED, shop, from, PAGE);
          case REPLAYS -> new Keyset<OutboxLine>(List.of(), "");
        };
    var replays =
        tab == Tab.REPLAYS
            ? ReadOutbox.replays(t, who, shop, from, PAGE)
            : new Keyset<ReplayRow>(List.of(), "");
    var older = lines.before() + replays.before();
    return new OutboxPage(
        Frame.of("Outbox", "outbox", who),
        tabs(t, who, tab, shop),
        tab.code,
        ReadOutbox.shops(t, who).stream()
            .map(row -> new Choice(row.id(), row.name(), row.id().equals(shop)))
            .toList(),
        shop,
        tab.explained,
        lines.rows().stream().map(line -> DrawReplay.row(line, now)).toList(),
        replays.rows().stream()
            .map(row -> DrawReplay.item(row, ReadOutbox.shop(t, who, row.shopId()).map(ShopRow::name).orElse("")))
            .toList(),
        older.isEmpty() ? "" : address(tab.code, shop) + "&before=" + older,
        before.isEmpty(),
        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
            .minusDays(1)
            .truncatedTo(ChronoUnit.MINUTES)
            .toString(),
        tokens.make(),
        said,
        problem);
  }

  private static List<Choice> tabs(Tables t, Person who, Tab chosen, String shop) {
    var all = new ArrayList<Choice>();
    for (var tab : Tab.values()) {
      long count =
          switch (tab) {
            case WAY -> ReadOutbox.count(t, who, Part.ON_THE_WAY, shop);
            case PARKED -> ReadOutbox.count(t, who, Part.PARKED, shop);
            case REPLAYS -> 0;
          };
      var title = count == 0 ? tab.title : tab.title + " (" + count + ")";
      all.add(new Choice(address(tab.code, shop), title, tab == chosen));
    }
    return List.copyOf(all);
  }

  private static String address(String tab, String shop) {
    return "/support/outbox?tab=" + tab + (known(shop) ? "&shop=" + shop : "");
  }

  private static boolean known(String shop) {
    return shop.matches("[0-9A-Z]{26}");
  }

  private void again(Context ctx, Person who) {
    var order = database.read(t -> t.orders().find(Desk.field(ctx, "order")));
    var back = address(chosen(Desk.field(ctx, "tab")).code, Desk.field(ctx, "shop"));
    var seen =
        order.filter(row -> database.read(t -> ReadOutbox.shop(t, who, row.shopId())).isPresent());
    Desk.go(
        ctx,
        back
            + "&did="
            + seen.map(row -> buttons.sendAgain(row, who, Desk.field(ctx, "once")))
                .orElse("nothing-to-send"));
  }
}
