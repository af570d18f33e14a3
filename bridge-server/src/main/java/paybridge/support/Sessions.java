package paybridge.support;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import paybridge.db.Database;
import paybridge.db.SessionRow;
import paybridge.db.StaffRow;
import paybridge.db.StorageUnavailable;
import paybridge.db.Tables;
import paybridge.people.Access;
import paybridge.people.Right;
import paybridge.vault.Passwords;
import paybridge.vault.Vault;
import paybridge.work.Chance;

/// Who is signed in. A session ends after twelve hours, at sign-out, when the password changes, or
/// when an owner ends it. Somebody with a second factor is in only when its code was right, too.
final class Sessions {
  static final Duration LENGTH = Duration.ofHours(12);

  /// So long a right password waits for the code.
  private static final Duration HALF = Duration.ofMinutes(5);

  /// So long after she proved that it is she nobody asks again before money moves.
  private static final Duration CONFIRMED = Duration.ofMinutes(10);

  /// How exactly it is known when a browser was last heard of.
  private static final Duration SEEN = Duration.ofMinutes(5);

  private final Database database;
  private final InstantSource clock;
  private final Tokens tokens;
  private final Passwords passwords;
  private final Attempts attempts;
  private final SecondFactor second;

  Sessions(Database database, Vault vault, InstantSource clock, Chance chance) {
    this.database = database;
    this.clock = clock;
    this.tokens = new Tokens(chance);
    this.passwords = new Passwords(chance);
    this.attempts = new Attempts(clock);
    this.second = new SecondFactor(vault, clock);
  }

  /// A person at a browser.
  record Person(StaffRow row, SessionRow session, Access access) {
    String name() {
      return row.name().isEmpty() ? row.email() : row.name();
    }

    /// Stands in every form of this session.
    String csrf() {
      return session.csrf();
    }

    boolean may(Right right) {
      return access.may(right);
    }

    boolean sees(String shopId) {
      return access.sees(shopId);
    }

    boolean hasSecond() {
      return row.otp() != null;
    }
  }

  /// What came of a try to sign in.
  sealed interface Tried {
    /// @param token for the cookie
    record In(String token) implements Tried {}

    /// The password was right; the code is still missing.
    ///
    /// @param token for the cookie
    record Half(String token) implements Tried {}

    record Wrong() implements Tried {}

    record TooOften() implements Tried {}
  }

  /// The person whose browser carries this token.
  Optional<Person> who(String token) {
    var found = find(token).filter(it -> !it.session().waits());
    found.ifPresent(this::seen);
    return found;
  }

  /// Whether this browser's password was right and its code is missing.
  boolean waits(String token) {
    return find(token).filter(it -> it.session().waits()).isPresent();
  }

  private Optional<Person> find(String token) {
    if (token.isEmpty()) {
      return Optional.empty();
    }
    return database.read(
        t ->
            t.staff()
                .session(Tokens.hash(token), clock.millis())
                .flatMap(
                    session ->
                        t.staff()
                            .find(session.staffId())
                            .filter(row -> row.leftAt() == null)
                            .map(row -> new Person(row, session, Access.of(row)))));
  }

  private void seen(Person person) {
    long now = clock.millis();
    if (now - person.session().seenAt() < SEEN.toMillis()) {
      return;
    }
    try {
      database.write(
          t -> {
            t.staff().seen(person.session().tokenHash(), now);
            return now;
          });
    } catch (StorageUnavailable full) {
      // Reading must go on when the disk is full; only the time is lost.
    }
  }

  /// Whether she proved within the last minutes that it is she.
  boolean confirmed(Person person) {
    return clock.millis() - person.session().confirmedAt() <= CONFIRMED.toMillis();
  }

  /// Proves that it is she, by her password and, where she has one, her second factor.
  ///
  /// @return In with the token as it is, Wrong or TooOften
  Tried confirm(String address, Person person, String password, String code) {
    var account = person.row().email();
    if (!attempts.begin(address, account)) {
      return new Tried.TooOften();
    }
    boolean right = passwords.matches(password, person.row().password());
    long now = clock.millis();
    boolean did =
        right
            && database.write(
                t -> {
                  if (person.hasSecond() && !second.use(t, person.row(), code)) {
                    return false;
                  }
                  t.staff().confirmed(person.session().tokenHash(), now);
                  return true;
                });
    if (!did) {
      return new Tried.Wrong();
    }
    attempts.succeeded(address, account);
    return new Tried.In("");
  }

  /// Signs in by password. An unknown address takes as long as a wrong password.
  Tried signIn(String address, String email, String password, String agent) {
    var account = People.address(email);
    if (!attempts.begin(address, account)) {
      return new Tried.TooOften();
    }
    var person =
        database.read(t -> t.staff().findByEmail(account)).filter(row -> row.leftAt() == null);
    boolean right =
        person.isPresent()
            ? passwords.matches(password, person.get().password())
            : passwords.nobody(password);
    if (!right) {
      return new Tried.Wrong();
    }
    attempts.succeeded(address, account);
    var row = person.orElseThrow();
    var id = row.id();
    var fresh =
        passwords.outdated(person.get().password())
            ? Optional.of(passwords.hash(password))
            : Optional.<String>empty();
    return begun(
        row,
        database.write(
            t -> {
              fresh.ifPresent(hash -> t.staff().password(id, hash));
              return begin(t, row, row.otp() != null, agent);
            }));
  }

  private static Tried begun(StaffRow row, String token) {
    return row.otp() == null ? new Tried.In(token) : new Tried.Half(token);
  }

  /// The code of the second factor, after a right password; the browser gets a new token.
  Tried code(String address, String token, String code, String agent) {
    var half = find(token).filter(it -> it.session().waits());
    if (half.isEmpty()) {
      return new Tried.Wrong();
    }
    var row = half.get().row();
    if (!attempts.begin(address, row.email() + " code")) {
      return new Tried.TooOften();
    }
    var in =
        database.write(
            t -> {
              if (!second.use(t, row, code)) {
                return Optional.<String>empty();
              }
              t.staff().signOut(Tokens.hash(token));
              return Optional.of(begin(t, row, false, agent));
            });
    if (in.isEmpty()) {
      return new Tried.Wrong();
    }
    attempts.succeeded(address, row.email() + " code");
    return new Tried.In(in.get());
  }

  /// Uses a sign-in link, once; Wrong when it is used, old or unknown. The password that was chosen
  /// before, perhaps forgotten, is gone with it; the second factor is not.
  Tried useLink(String link, String agent) {
    return database.write(
        t ->
            t.staff()
                .useLink(Tokens.hash(link), clock.millis())
                .flatMap(t.staff()::find)
                .filter(row -> row.leftAt() == null)
                .map(
                    row -> {
                      t.staff().password(row.id(), "");
                      t.staff().signOutEverywhere(row.id());
                      return begun(row, begin(t, row, row.otp() != null, agent));
                    })
                .orElseGet(Tried.Wrong::new));
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
              return begin(t, person.row(), false, person.session().agent());
            }));
  }

  void signOut(String token) {
    database.write(t -> t.staff().signOut(Tokens.hash(token)));
  }

  private String begin(Tables t, StaffRow person, boolean waits, String agent) {
    var token = tokens.make();
    long now = clock.millis();
    var length = waits ? HALF : LENGTH;
    t.staff()
        .signIn(
            new SessionRow(
                Tokens.hash(token),
                person.id(),
                tokens.make(),
                now,
                now + length.toMillis(),
                waits,
                waits ? 0 : now,
                now,
                agent));
    return token;
  }
}
