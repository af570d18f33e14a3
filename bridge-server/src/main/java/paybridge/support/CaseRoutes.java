package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import paybridge.connector.kit.CardNumbers;
import paybridge.db.CaseRow;
import paybridge.db.Database;
import paybridge.db.Tables;
import paybridge.people.Access;
import paybridge.support.Sessions.Person;
import paybridge.truth.Entries;

/// What a person does with a case: takes it, gives it to another, puts it off, or closes it. Each writes a line
/// with the person's name; a case that somebody closed comes back only with new evidence.
final class CaseRoutes {
  /// For how long a case is put off, by the word of the button.
  private enum Later {
    HOUR(Duration.ofHours(1), "an hour"),
    TOMORROW(Duration.ofDays(1), "a day"),
    WEEK(Duration.ofDays(7), "a week");

    private final Duration length;
    private final String said;

    Later(Duration length, String said) {
      this.length = length;
      this.said = said;
    }

    static Later of(String word) {
      return switch (word) {
        case "hour" -> HOUR;
        case "week" -> WEEK;
        default -> TOMORROW;
      };
    }
  }

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
    routes.post(one + "/give", desk.form((ctx, who) -> act(ctx, who, "give")));
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
    var said = Desk.field(ctx, what.equals("give") ? "to" : "until");
    boolean did =
        database.write(
            t ->
                t.cases()
                    .find(ctx.pathParam("case"))
                    .filter(row -> row.orderId().equals(ctx.pathParam("id")))
                    .filter(row -> row.state().equals("open"))
                    .map(row -> act(t, row, who, new Wish(what, said, reason)))
                    .orElse(false));
    Desk.go(
        ctx,
        "/support/orders/" + ctx.pathParam("id") + "?did=" + (did ? "case-" + what : "case-gone"));
  }

  /// @param said what the form says beside the button: to whom, or until when
  private record Wish(String what, String said, String reason) {}

  private boolean act(Tables t, CaseRow row, Person who, Wish wish) {
    long now = clock.millis();
    return switch (wish.what()) {
      case "mine" -> {
        t.cases().assign(row.id(), who.row().id());
        yield line(t, row, "case taken", "by " + who.name(), wish.reason());
      }
      case "give" -> {
        var to = t.staff().find(wish.said()).filter(it -> Access.helps(it, row.shopId()));
        to.ifPresent(
            person -> {
              t.cases().assign(row.id(), person.id());
              line(
                  t, row, "case given", "to " + ReadOrder.name(person) + ", by " + who.name(), "");
            });
        yield to.isPresent();
      }
      case "later" -> {
        var later = Later.of(wish.said());
        t.cases().snooze(row.id(), now + later.length.toMillis());
        yield line(
            t, row, "case put off for " + later.said, "by " + who.name(), wish.reason());
      }
      default -> {
        t.cases().close(row.orderId(), row.kind(), who.name(), now);
        yield line(t, row, "case closed", "by " + who.name(), wish.reason());
      }
    };
  }

  private boolean line(Tables t, CaseRow row, String did, String by, String reason) {
    entries.write(
        t,
        t.orders().find(row.orderId()).orElseThrow(),
        null,
        new Entries.Line(
            "staff",
            did,
            "ok",
            row.kind().replace('-', ' ') + ", " + by + (reason.isEmpty() ? "" : ": " + reason)));
    return true;
  }
}
