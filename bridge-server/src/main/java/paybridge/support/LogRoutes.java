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
import paybridge.db.LogLine;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Choice;
import paybridge.support.SupportPages.Frame;

/// The order-sync log: one line for every message and delivery of all orders, newest first.
final class LogRoutes {
  private static final int PAGE = 50;
  private static final List<String> RESULTS =
      List.of(
          "ok", "note", "refused", "failed", "unknown", "unproved", "retry", "parked", "superseded");
  private final Desk desk;
  private final SupportPages pages;
  private final Database database;

  LogRoutes(Desk desk, SupportPages pages, Database database) {
    this.desk = desk;
    this.pages = pages;
    this.database = database;
  }

  void add(RoutesConfig routes) {
    routes.get("/support", desk.signedIn(this::log));
  }

  /// The filters; each may be empty.
  private record Filter(String shop, String number, String result, String text) {
    static Filter of(Context ctx) {
      return new Filter(
          Desk.query(ctx, "shop"),
          Desk.query(ctx, "number"),
          Desk.query(ctx, "result"),
          Desk.query(ctx, "text"));
    }

    boolean narrows() {
      return !(shop + number + result + text).isEmpty();
    }

    String before(String id) {
      var values = new LinkedHashMap<String, String>();
      values.put("shop", shop);
      values.put("number", number);
      values.put("result", result);
      values.put("text", text);
      values.put("before", id);
      return values.entrySet().stream()
          .filter(value -> !value.getValue().isEmpty())
          .map(v -> v.getKey() + "=" + URLEncoder.encode(v.getValue(), StandardCharsets.UTF_8))
          .collect(Collectors.joining("&", "/support?", ""));
    }
  }

  private void log(Context ctx, Person person) {
    var filter = Filter.of(ctx);
    var before = Desk.query(ctx, "before");
    var shops = database.read(t -> t.shops().all());
    var lines =
        database.read(
            t ->
                t.entries()
                    .log(
                        before, filter.shop(), filter.number(), filter.result(), filter.text(),
                        PAGE + 1));
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
            lines.stream().limit(PAGE).map(LogRoutes::row).toList(),
            lines.size() > PAGE ? filter.before(lines.get(PAGE - 1).id()) : ""));
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
