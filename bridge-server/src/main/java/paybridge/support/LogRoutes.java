package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import paybridge.db.Database;
import paybridge.db.Ids;
import paybridge.db.LogLine;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Choice;
import paybridge.support.SupportPages.Frame;

/// The order-sync log: one line for every message and delivery of all orders, newest first.
final class LogRoutes {
  private static final int PAGE = 50;
  private static final int LOOKED = 20_000;
  private static final List<String> RESULTS =
      List.of(
          "ok", "note", "refused", "failed", "unknown", "unproved", "retry", "parked", "superseded");
  private final Desk desk;
  private final SupportPages pages;
  private final Database database;
  private final ReadLog readLog = new ReadLog(LOOKED);

  LogRoutes(Desk desk, SupportPages pages, Database database) {
    this.desk = desk;
    this.pages = pages;
    this.database = database;
  }

  void add(RoutesConfig routes) {
    routes.get("/support/log", desk.signedIn(this::log));
  }

  private static ReadLog.Filter filter(Context ctx) {
    return new ReadLog.Filter(
        Desk.query(ctx, "shop"),
        Desk.query(ctx, "number"),
        Desk.query(ctx, "result"),
        Desk.query(ctx, "text"));
  }

  /// The address of the page that begins before this line.
  private static String before(ReadLog.Filter filter, String id) {
    var values = new LinkedHashMap<String, String>();
    values.put("shop", filter.shop());
    values.put("number", filter.number());
    values.put("result", filter.result());
    values.put("text", filter.text());
    values.put("before", id);
    return values.entrySet().stream()
        .filter(value -> !value.getValue().isEmpty())
        .map(v -> v.getKey() + "=" + URLEncoder.encode(v.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "/support/log?", ""));
  }

  private void log(Context ctx, Person person) {
    var filter = filter(ctx);
    var before = Desk.query(ctx, "before");
    var shops = database.read(t -> t.shops().all());
    var page = database.read(t -> readLog.page(t, filter, before, PAGE));
    var choices = new ArrayList<Choice>();
    shops.forEach(
        shop -> choices.add(new Choice(shop.id(), shop.name(), shop.id().equals(filter.shop()))));
    pages.show(
        ctx,
        "log",
        new SupportPages.Log(
            Frame.of("Order-sync log", "log", person),
            choices,
            RESULTS.stream().map(r -> new Choice(r, r, r.equals(filter.result()))).toList(),
            filter.number(),
            filter.text(),
            filter.narrows(),
            before.isEmpty(),
            page.lines().stream().map(LogRoutes::row).toList(),
            page.before().map(id -> before(filter, id)).orElse(""),
            page.all() ? "" : page.before().map(LogRoutes::madeOn).orElse("")));
  }

  private static String madeOn(String id) {
    return Shown.moment(Ids.millis(id));
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
