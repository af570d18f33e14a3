package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import paybridge.db.Database;
import paybridge.db.EntryTable;
import paybridge.db.StaffRow;
import paybridge.people.Access;
import paybridge.people.Right;
import paybridge.people.Role;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Choice;
import paybridge.support.SupportPages.Frame;

/// The people of the console, for owners: who there is, what each may do, and what was done about them.
final class PeopleRoutes {
  private static final String HERE = "/support/people";
  private static final int JOURNAL = 30;
  private final Desk desk;
  private final SupportPages pages;
  private final Database database;
  private final People people;
  private final InstantSource clock;
  private final String publicUrl;

  /// @param publicUrl how the console is reached, for sign-in links
  PeopleRoutes(
      Desk desk,
      SupportPages pages,
      Database database,
      People people,
      InstantSource clock,
      String publicUrl) {
    this.desk = desk;
    this.pages = pages;
    this.database = database;
    this.people = people;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  @FunctionalInterface
  private interface Deed {
    void about(Person by, String id);
  }

  void add(RoutesConfig routes) {
    var one = HERE + "/{person}";
    routes.get(HERE, desk.signedIn(Right.HOUSE, (ctx, who) -> all(ctx, who, "", "", "")));
    routes.post(HERE, desk.sure(Right.HOUSE, this::addPerson));
    routes.get(one, desk.signedIn(Right.HOUSE, (ctx, who) -> one(ctx, who, "")));
    routes.post(one, desk.sure(Right.HOUSE, this::change));
    routes.post(one + "/link", desk.sure(Right.HOUSE, this::link));
    routes.post(one + "/leave", deed((by, id) -> people.leaves(by.name(), id)));
    routes.post(one + "/return", deed((by, id) -> people.returns(by.name(), id)));
    routes.post(one + "/no-second", deed((by, id) -> people.withoutSecond(by.name(), id)));
    routes.post(one + "/sign-out", deed((by, id) -> people.signOut(by.name(), id)));
  }

  private io.javalin.http.Handler deed(Deed deed) {
    return desk.sure(
        Right.HOUSE,
        (ctx, by) -> {
          try {
            deed.about(by, ctx.pathParam("person"));
            Desk.go(ctx, HERE);
          } catch (IllegalArgumentException wrong) {
            one(ctx.status(422), by, "It was not done: " + wrong.getMessage() + ".");
          }
        });
  }

  private void addPerson(Context ctx, Person by) {
    var email = Desk.field(ctx, "email");
    try {
      boolean fresh =
          people.add(by.name(), email, Desk.field(ctx, "name"), role(ctx), shops(ctx));
      if (!fresh) {
        all(ctx.status(422), by, "", "", "Somebody with this address is here already.");
        return;
      }
      all(ctx, by, email, publicUrl + people.signInLink(by.name(), email), "");
    } catch (IllegalArgumentException wrong) {
      all(ctx.status(422), by, "", "", "It was not done: " + wrong.getMessage() + ".");
    }
  }

  private void change(Context ctx, Person by) {
    try {
      people.grant(
          by.name(), ctx.pathParam("person"), Desk.field(ctx, "name"), role(ctx), shops(ctx));
      Desk.go(ctx, HERE);
    } catch (IllegalArgumentException wrong) {
      one(ctx.status(422), by, "It was not done: " + wrong.getMessage() + ".");
    }
  }

  private void link(Context ctx, Person by) {
    var found = database.read(t -> t.staff().find(ctx.pathParam("person")));
    if (found.isEmpty() || found.get().leftAt() != null) {
      nobody(ctx);
      return;
    }
    var email = found.get().email();
    all(ctx, by, email, publicUrl + people.signInLink(by.name(), email), "");
  }

  /// @throws IllegalArgumentException when there is no such role
  private static String role(Context ctx) {
    return Role.find(Desk.field(ctx, "role"))
        .orElseThrow(() -> new IllegalArgumentException("choose a role"))
        .word();
  }

  /// The ids that were ticked; empty when she shall see every shop.
  private static List<String> shops(Context ctx) {
    if (!Desk.field(ctx, "which").equals("some")) {
      return List.of();
    }
    var ticked = ctx.formParams("shop");
    if (ticked.isEmpty()) {
      throw new IllegalArgumentException("tick at least one shop, or choose every shop");
    }
    return ticked;
  }

  private void nobody(Context ctx) {
    pages.notice(ctx, 404, "There is no such person", "Nothing was done.");
  }

  private void all(Context ctx, Person who, String linkFor, String link, String problem) {
    boolean again = !problem.isEmpty();
    record Read(List<StaffRow> staff, List<Choice> shops, List<MePages.Journal> journal) {}
    var read =
        database.read(
            t ->
                new Read(
                    t.staff().all(),
                    t.shops().all().stream()
                        .map(shop -> new Choice(shop.id(), shop.name(), false))
                        .toList(),
                    t.journal().before(EntryTable.NEWEST, JOURNAL).stream()
                        .map(
                            line ->
                                new MePages.Journal(
                                    Shown.time(line.at()), line.who(), line.what(), line.detail()))
                        .toList()));
    pages.show(
        ctx,
        "people",
        new MePages.People(
            Frame.of("People", "people", who),
            read.staff().stream().map(row -> row(row, read.shops())).toList(),
            MeRoutes.roles(Role.SUPPORT.word()),
            read.shops(),
            read.journal(),
            linkFor,
            link,
            problem,
            again ? Objects.requireNonNullElse(ctx.formParam("email"), "") : "",
            again ? Objects.requireNonNullElse(ctx.formParam("name"), "") : ""));
  }

  private static MePages.PersonRow row(StaffRow row, List<Choice> shops) {
    var access = Access.of(row);
    return new MePages.PersonRow(
        row.id(),
        row.name().isEmpty() ? row.email() : row.name(),
        row.email(),
        new Shown.Badge(access.role().title(), row.leftAt() == null ? "good" : "quiet"),
        access.everyShop()
            ? "every shop"
            : shops.stream()
                .filter(shop -> access.sees(shop.code()))
                .map(Choice::title)
                .collect(Collectors.joining(", ")),
        row.leftAt() != null
            ? "left " + Shown.moment(row.leftAt())
            : (row.password().isEmpty() ? "no password yet" : "")
                + (row.otp() == null ? "" : row.password().isEmpty() ? ", second factor" : "second factor"));
  }

  private void one(Context ctx, Person who, String problem) {
    var found = database.read(t -> t.staff().find(ctx.pathParam("person")));
    if (found.isEmpty()) {
      nobody(ctx);
      return;
    }
    var row = found.get();
    var access = Access.of(row);
    pages.show(
        ctx,
        "person",
        new MePages.Person(
            Frame.of(row.name().isEmpty() ? row.email() : row.name(), "people", who),
            row.id(),
            row.name(),
            row.email(),
            row.leftAt() != null,
            row.otp() != null,
            database.read(t -> t.staff().sessions(row.id(), clock.millis())).size(),
            access.everyShop(),
            MeRoutes.roles(access.role().word()),
            database.read(t -> t.shops().all()).stream()
                .map(shop -> new Choice(shop.id(), shop.name(), !access.everyShop() && access.sees(shop.id())))
                .toList(),
            problem));
  }
}
