package paybridge.support;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import paybridge.db.Database;
import paybridge.db.HouseEntryRow;
import paybridge.db.Ids;
import paybridge.db.StaffRow;
import paybridge.db.Tables;
import paybridge.people.Access;
import paybridge.people.Role;
import paybridge.work.Chance;

/// The people of the console. A person comes in by a link that works once, and chooses a password
/// then: there is no default password anywhere. What is done about people stands in the house's journal
/// with whoever did it. One owner always stays.
public final class People {
  /// Who did what was typed on the bridge's own machine.
  public static final String BY_COMMAND = "the command line";

  private static final Duration LINK = Duration.ofHours(24);
  private static final int LONGEST_NAME = 100;
  private final Database database;
  private final Ids ids;
  private final InstantSource clock;
  private final Tokens tokens;

  public People(Database database, Ids ids, InstantSource clock, Chance chance) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.tokens = new Tokens(chance);
  }

  /// Adds a person who sees every shop; does nothing when the address is known.
  ///
  /// @param role one of [Role]
  /// @throws IllegalArgumentException when this cannot be an e-mail address
  public void add(String email, String name, String role) {
    add(BY_COMMAND, email, name, role, List.of());
  }

  /// Adds a person; does nothing when the address is known.
  ///
  /// @param by who does it
  /// @param role one of [Role]
  /// @param shops the ids of the shops she sees; empty for every one
  /// @return false when the address is known
  /// @throws IllegalArgumentException says in words what is wrong
  public boolean add(String by, String email, String name, String role, List<String> shops) {
    var address = address(email);
    if (address.length() > 254 || !address.matches("[^@\\s]+@[^@\\s]+")) {
      throw new IllegalArgumentException("not an e-mail address");
    }
    var called = called(name);
    return database.write(
        t -> {
          if (t.staff().findByEmail(address).isPresent()) {
            return false;
          }
          var person =
              new StaffRow(
                  ids.next(), address, called, role, clock.millis(), shops(t, role, shops));
          t.staff().insert(person);
          journal(t, by, "added a person", address + ", " + says(t, person));
          return true;
        });
  }

  /// Changes what a person may do, and for which shops.
  ///
  /// @param shops the ids of those she sees; empty for every one
  /// @throws IllegalArgumentException says in words what is wrong
  public void grant(String by, String id, String name, String role, List<String> shops) {
    var called = called(name);
    database.write(
        t -> {
          var before = person(t, id);
          t.staff().grant(id, called, role, shops(t, role, shops));
          var now = person(t, id);
          oneOwnerStays(t);
          journal(
              t, by, "changed a person", now.email() + ": " + says(t, before) + " → " + says(t, now));
          return now;
        });
  }

  /// A person does not work here any more: she is signed out everywhere, her tokens end, and what she
  /// did keeps her name.
  ///
  /// @throws IllegalArgumentException when she is the last owner
  public void leaves(String by, String id) {
    long now = clock.millis();
    database.write(
        t -> {
          t.staff().left(id, now);
          oneOwnerStays(t);
          t.staff().signOutEverywhere(id);
          t.apiTokens().ofStaff(id).forEach(token -> t.apiTokens().revoke(token.id(), now));
          journal(t, by, "ended a person's access", person(t, id).email());
          return id;
        });
  }

  /// A person who left works here again; her old tokens stay ended.
  public void returns(String by, String id) {
    database.write(
        t -> {
          t.staff().left(id, null);
          journal(t, by, "gave a person access again", person(t, id).email());
          return id;
        });
  }

  /// Takes a lost second factor away; whoever sits in a session of hers is out.
  public void withoutSecond(String by, String id) {
    database.write(
        t -> {
          t.staff().otp(id, null, null);
          t.staff().forgetCodes(id);
          t.staff().signOutEverywhere(id);
          journal(t, by, "took a second factor away", person(t, id).email());
          return id;
        });
  }

  /// Ends all sessions of a person.
  public void signOut(String by, String id) {
    database.write(
        t -> {
          t.staff().signOutEverywhere(id);
          journal(t, by, "ended all sessions", person(t, id).email());
          return id;
        });
  }

  /// The path of a link that signs this person in once, within 24 hours.
  ///
  /// @throws IllegalArgumentException when nobody has this address
  public String signInLink(String email) {
    return signInLink(BY_COMMAND, email);
  }

  /// The same, made by somebody.
  public String signInLink(String by, String email) {
    var token = tokens.make();
    database.write(
        t -> {
          var person =
              t.staff()
                  .findByEmail(address(email))
                  .filter(row -> row.leftAt() == null)
                  .orElseThrow(() -> new IllegalArgumentException("nobody has this address"));
          t.staff().link(Tokens.hash(token), person.id(), clock.millis() + LINK.toMillis());
          journal(t, by, "made a sign-in link", person.email());
          return person;
        });
    return "/support/welcome/" + token;
  }

  /// Writes a line of the journal. Inside a transaction.
  void journal(Tables t, String by, String what, String detail) {
    t.journal().insert(new HouseEntryRow(ids.next(), clock.millis(), by, what, detail));
  }

  private static StaffRow person(Tables t, String id) {
    return t.staff()
        .find(id)
        .orElseThrow(() -> new IllegalArgumentException("there is no such person"));
  }

  private static void oneOwnerStays(Tables t) {
    boolean one =
        t.staff().all().stream()
            .anyMatch(it -> it.leftAt() == null && it.role().equals(Role.OWNER.word()));
    if (!one) {
      throw new IllegalArgumentException("this is the last owner; make somebody else one first");
    }
  }

  /// An owner sees every shop: she could let herself see it anyway.
  private static String shops(Tables t, String role, List<String> shops) {
    if (shops.isEmpty() || role.equals(Role.OWNER.word())) {
      return StaffRow.EVERY_SHOP;
    }
    for (var id : shops) {
      if (t.shops().find(id).isEmpty()) {
        throw new IllegalArgumentException("there is no such shop");
      }
    }
    return Access.written(shops);
  }

  private static String says(Tables t, StaffRow person) {
    var access = Access.of(person);
    var shops =
        access.everyShop()
            ? "every shop"
            : String.join(
                ", ", access.shops().stream().map(id -> t.shops().find(id).orElseThrow().name()).sorted().toList());
    return person.role() + " of " + shops;
  }

  private static String called(String name) {
    var called = name.strip();
    if (called.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("a name has at most " + LONGEST_NAME + " characters");
    }
    return called;
  }

  /// An e-mail address as it is kept.
  static String address(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
