package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import paybridge.connector.kit.CardNumbers;
import paybridge.db.CaseRow;
import paybridge.db.Database;
import paybridge.db.Tables;
import paybridge.support.Sessions.Person;
import paybridge.truth.Entries;

/// What a person does with a case: takes it, puts it off for a day, or closes it. Each writes a line
/// with the person's name; a case that somebody closed comes back only with new evidence.
final class CaseRoutes {
  private static final Duration LATER = Duration.ofDays(1);
  private static final int LONGEST_REASON = 200;
  private final Desk desk;
  private final SupportPages pages;
  private final Database database;
  private final InstantSource clock;
  private final Entries entries;

  CaseRoutes(
      Desk desk, SupportPages pages, Database database, InstantSource clock, Entries entries) {
    this.desk = desk;
    this.pages = pages;
    this.database = database;
    this.clock = clock;
    this.entries = entries;
  }

  void add(RoutesConfig routes) {
    var one = "/support/orders/{id}/cases/{case}";
    routes.post(one + "/mine", desk.form((ctx, who) -> act(ctx, who, "mine")));
    routes.post(one + "/later", desk.form((ctx, who) -> act(ctx, who, "later")));
    routes.post(one + "/close", desk.form((ctx, who) -> act(ctx, who, "close")));
  }

  private void act(Context ctx, Person who, String what) {
    var reason = Desk.field(ctx, "reason");
    if (CardNumbers.in(reason) || reason.length() > LONGEST_REASON) {
      pages.notice(
          ctx, 422, "Nothing was done", "The field “Reason” holds a card number or is too long.");
      return;
    }
    boolean did =
        database.write(
            t ->
                t.cases()
                    .find(ctx.pathParam("case"))
                    .filter(row -> row.orderId().equals(ctx.pathParam("id")))
                    .filter(row -> row.state().equals("open"))
                    .map(row -> act(t, row, who, what, reason))
                    .orElse(false));
    Desk.go(
        ctx,
        "/support/orders/" + ctx.pathParam("id") + "?did=" + (did ? "case-" + what : "case-gone"));
  }

  private boolean act(Tables t, CaseRow row, Person who, String what, String reason) {
    long now = clock.millis();
    switch (what) {
      case "mine" -> t.cases().assign(row.id(), who.row().id());
      case "later" -> t.cases().snooze(row.id(), now + LATER.toMillis());
      default -> t.cases().close(row.orderId(), row.kind(), who.name(), now);
    }
    var did =
        switch (what) {
          case "mine" -> "taken";
          case "later" -> "put off for a day";
          default -> "closed";
        };
    entries.write(
        t,
        t.orders().find(row.orderId()).orElseThrow(),
        null,
        new Entries.Line(
            "staff",
            "case " + did,
            "ok",
            row.kind().replace('-', ' ')
                + ", by "
                + who.name()
                + (reason.isEmpty() ? "" : ": " + reason)));
    return true;
  }
}
