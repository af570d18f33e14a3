package paybridge.support;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import paybridge.db.Database;
import paybridge.db.SessionRow;
import paybridge.db.StaffRow;
import paybridge.db.Tables;
import paybridge.vault.Passwords;
import paybridge.work.Chance;

/// Who is signed in. A session ends after twelve hours, at sign-out, or when the password changes.
final class Sessions {
  static final Duration LENGTH = Duration.ofHours(12);
  private final Database database;
  private final InstantSource clock;
  private final Tokens tokens;
  private final Passwords passwords;
  private final Attempts attempts;

  Sessions(Database database, InstantSource clock, Chance chance) {
    this.database = database;
    this.clock = clock;
    this.tokens = new Tokens(chance);
    this.passwords = new Passwords(chance);
    this.attempts = new Attempts(clock);
  }

  /// A person at a browser.
  ///
  /// @param csrf stands in every form of this session
  record Person(StaffRow row, String csrf) {
    String name() {
      return row.name().isEmpty() ? row.email() : row.name();
    }

    boolean isOwner() {
      return row.role().equals("owner");
    }
  }

  /// What came of a try to sign in.
  sealed interface Tried {
    /// @param token for the cookie
    record In(String token) implements Tried {}

    record Wrong() implements Tried {}

    record TooOften() implements Tried {}
  }

  /// The person whose browser carries this token.
  Optional<Person> who(String token) {
    if (token.isEmpty()) {
      return Optional.empty();
    }
    return database.read(
        t ->
            t.staff()
                .session(Tokens.hash(token), clock.millis())
                .flatMap(s -> t.staff().find(s.staffId()).map(row -> new Person(row, s.csrf()))));
  }

  /// Signs in by password. An unknown address takes as long as a wrong password.
  Tried signIn(String address, String email, String password) {
    var account = People.address(email);
    if (!attempts.begin(address, account)) {
      return new Tried.TooOften();
    }
    var person = database.read(t -> t.staff().findByEmail(account));
    boolean right =
        person.isPresent()
            ? passwords.matches(password, person.get().password())
            : passwords.nobody(password);
    if (!right) {
      return new Tried.Wrong();
    }
    attempts.succeeded(address, account);
    var id = person.orElseThrow().id();
    var fresh =
        passwords.outdated(person.get().password())
            ? Optional.of(passwords.hash(password))
            : Optional.<String>empty();
    return new Tried.In(
        database.write(
            t -> {
              fresh.ifPresent(hash -> t.staff().password(id, hash));
              return begin(t, id);
            }));
  }

  /// Uses a sign-in link, once; empty when it is used, old or unknown. The password that was
  /// chosen before, perhaps forgotten, is gone with it.
  Optional<String> useLink(String link) {
    return database.write(
        t ->
            t.staff()
                .useLink(Tokens.hash(link), clock.millis())
                .map(
                    id -> {
                      t.staff().password(id, "");
                      t.staff().signOutEverywhere(id);
                      return begin(t, id);
                    }));
  }

  /// Sets a new password and ends every other session of this person.
  ///
  /// @param current not looked at while the person has none
  Tried choosePassword(String address, Person person, String current, String chosen) {
    if (!person.row().password().isEmpty()) {
      if (!attempts.begin(address, person.row().email())) {
        return new Tried.TooOften();
      }
      if (!passwords.matches(current, person.row().password())) {
        return new Tried.Wrong();
      }
      attempts.succeeded(address, person.row().email());
    }
    var hash = passwords.hash(chosen);
    var id = person.row().id();
    return new Tried.In(
        database.write(
            t -> {
              t.staff().password(id, hash);
              t.staff().signOutEverywhere(id);
              return begin(t, id);
            }));
  }

  void signOut(String token) {
    database.write(t -> t.staff().signOut(Tokens.hash(token)));
  }

  private String begin(Tables t, String staffId) {
    var token = tokens.make();
    long now = clock.millis();
    t.staff()
        .signIn(
            new SessionRow(
                Tokens.hash(token), staffId, tokens.make(), now, now + LENGTH.toMillis()));
    return token;
  }
}
