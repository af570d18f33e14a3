package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Collectors;
import paybridge.db.Database;
import paybridge.db.SessionRow;
import paybridge.people.Authenticator;
import paybridge.people.Right;
import paybridge.people.Role;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Frame;
import paybridge.web.QrDrawing;
import paybridge.work.Chance;

/// One's own page: what I may do, where I am signed in, my password and my second factor.
final class MeRoutes {
  private static final String HERE = "/support/me";
  private final Desk desk;
  private final SupportPages pages;
  private final Database database;
  private final SecondFactor second;
  private final People people;
  private final Chance chance;
  private final java.time.InstantSource clock;

  MeRoutes(
      Desk desk,
      SupportPages pages,
      Database database,
      SecondFactor second,
      People people,
      Chance chance,
      java.time.InstantSource clock) {
    this.desk = desk;
    this.pages = pages;
    this.database = database;
    this.second = second;
    this.people = people;
    this.chance = chance;
    this.clock = clock;
  }

  void add(RoutesConfig routes) {
    routes.get(HERE, desk.signedIn(this::show));
    routes.post(HERE + "/end-session", desk.form(Right.SEE, this::endSession));
    routes.post(HERE + "/second", desk.sure(Right.SEE, (ctx, who) -> begin(ctx, who, "", "")));
    routes.post(HERE + "/second/confirm", desk.sure(Right.SEE, this::confirm));
    routes.post(HERE + "/second/end", desk.sure(Right.SEE, this::end));
  }

  private void show(Context ctx, Person who) {
    var row = who.row();
    var role = who.access().role();
    var sessions = database.read(t -> t.staff().sessions(row.id(), clock.millis()));
    pages.show(
        ctx,
        "me",
        new MePages.Me(
            Frame.of("You", "me", who),
            row.email(),
            role.title(),
            role.may(),
            shops(who),
            !row.password().isEmpty(),
            who.hasSecond(),
            database.read(t -> t.staff().codesLeft(row.id())),
            sessions.stream().map(session -> session(session, who)).toList(),
            switch (Desk.query(ctx, "did")) {
              case "ended" -> "This session is over.";
              case "second-ended" -> "Your second factor is off.";
              default -> "";
            }));
  }

  private String shops(Person who) {
    return who.access().everyShop()
        ? "every shop"
        : database.read(t -> t.shops().all()).stream()
            .filter(shop -> who.sees(shop.id()))
            .map(shop -> shop.name())
            .collect(Collectors.joining(", "));
  }

  private static MePages.Session session(SessionRow row, Person who) {
    return new MePages.Session(
        row.tokenHash(),
        row.agent().isEmpty() ? "a browser" : row.agent(),
        Shown.moment(row.createdAt()),
        Shown.moment(row.seenAt()),
        row.tokenHash().equals(who.session().tokenHash()));
  }

  private void endSession(Context ctx, Person who) {
    database.write(t -> t.staff().signOut(Desk.field(ctx, "session"), who.row().id()));
    Desk.go(ctx, HERE + "?did=ended");
  }

  private void begin(Context ctx, Person who, String text, String problem) {
    var secret = text.isEmpty() ? Authenticator.secret(chance) : Authenticator.secret(text);
    var drawing = QrDrawing.of(Authenticator.address(who.row().email(), secret));
    pages.show(
        ctx,
        "second",
        new MePages.Begin(
            Frame.of("Second factor", "me", who),
            Authenticator.text(secret),
            drawing.path(),
            drawing.size(),
            problem));
  }

  private void confirm(Context ctx, Person who) {
    var text = Desk.field(ctx, "secret");
    byte[] secret;
    try {
      secret = Authenticator.secret(text);
    } catch (IllegalArgumentException broken) {
      begin(ctx.status(422), who, "", "The page was damaged. Scan this new code.");
      return;
    }
    List<String> codes =
        database.write(
            t -> {
              var begun = second.begin(t, who.row(), secret, Desk.field(ctx, "code"), chance);
              if (!begun.isEmpty()) {
                people.journal(t, who.name(), "began a second factor", who.row().email());
              }
              return begun;
            });
    if (codes.isEmpty()) {
      begin(ctx.status(422), who, text, "This is not the code that your app shows now.");
      return;
    }
    pages.show(ctx, "recovery", new MePages.Codes(Frame.of("Recovery codes", "me", who), codes));
  }

  private void end(Context ctx, Person who) {
    database.write(
        t -> {
          second.end(t, who.row());
          people.journal(t, who.name(), "ended a second factor", who.row().email());
          return who;
        });
    Desk.go(ctx, HERE + "?did=second-ended");
  }

  /// The roles, for a form.
  static List<MePages.RoleChoice> roles(String chosen) {
    return List.of(Role.values()).stream()
        .map(
            role ->
                new MePages.RoleChoice(
                    role.word(), role.title(), role.may(), role.word().equals(chosen)))
        .toList();
  }
}
