package paybridge.api;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import paybridge.connector.kit.Digests;
import paybridge.db.ApiTokenRow;
import paybridge.db.Database;
import paybridge.db.Ids;
import paybridge.db.StaffRow;
import paybridge.db.StorageUnavailable;
import paybridge.db.Tables;
import paybridge.people.Access;
import paybridge.work.Chance;

/// The tokens of programs. Each belongs to a person, whose name stands in the timeline for what the
/// program does. A token is told once; the books keep only its hash.
public final class ApiTokens {
  private static final String BEGINNING = "pb_";
  private static final int BYTES = 32;
  private static final int LONGEST_NAME = 60;
  private static final long MINUTE = 60_000;
  private final Database database;
  private final Ids ids;
  private final InstantSource clock;
  private final Chance chance;

  public ApiTokens(Database database, Ids ids, InstantSource clock, Chance chance) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.chance = chance;
  }

  /// A new token.
  ///
  /// @param token told now and never again
  public record Made(String id, String name, String token) {
    @Override
    public String toString() {
      return id + " " + name;
    }
  }

  /// Who is calling.
  ///
  /// @param name of the person, and of the token
  /// @param access what the person may do, and so her program
  record Program(String tokenId, String name, Access access) {}

  /// Makes a token for the person with this address.
  ///
  /// @throws IllegalArgumentException when nobody has the address, or the name is empty or too long
  public Made make(String email, String name) {
    var called = name.strip();
    if (called.isEmpty() || called.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("a name of 1 to " + LONGEST_NAME + " characters is needed");
    }
    var token =
        BEGINNING + Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(BYTES));
    var id = ids.next();
    database.write(
        t -> {
          var row =
              new ApiTokenRow(
                  id, present(t, email).id(), called, hash(token), clock.millis(), null, null);
          t.apiTokens().insert(row);
          return row;
        });
    return new Made(id, called, token);
  }

  /// The tokens of a person, also those that do not count any more.
  ///
  /// @throws IllegalArgumentException when nobody has the address
  public List<ApiTokenRow> of(String email) {
    return database.read(t -> t.apiTokens().ofStaff(person(t, email).id()));
  }

  /// Ends a token; whoever calls with it from now on is nobody.
  ///
  /// @throws IllegalArgumentException when there is no such token
  public void revoke(String id) {
    database.write(
        t -> {
          var row =
              t.apiTokens()
                  .find(id)
                  .orElseThrow(() -> new IllegalArgumentException("no token has this id"));
          return t.apiTokens().revoke(row.id(), clock.millis());
        });
  }

  /// The program that carries this token; empty when it does not count.
  Optional<Program> who(String token) {
    if (!token.startsWith(BEGINNING)) {
      return Optional.empty();
    }
    record Known(ApiTokenRow row, StaffRow person) {}
    var known =
        database.read(
            t ->
                t.apiTokens()
                    .findByHash(hash(token))
                    .flatMap(
                        row ->
                            t.staff()
                                .find(row.staffId())
                                .filter(it -> it.leftAt() == null)
                                .map(it -> new Known(row, it))));
    known.ifPresent(it -> used(it.row()));
    return known.map(
        it ->
            new Program(
                it.row().id(),
                (it.person().name().isEmpty() ? it.person().email() : it.person().name())
                    + ", token “"
                    + it.row().name()
                    + "”",
                Access.of(it.person())));
  }

  private void used(ApiTokenRow row) {
    long now = clock.millis();
    var before = row.usedAt();
    if (before != null && now - before < MINUTE) {
      return;
    }
    try {
      database.write(t -> t.apiTokens().used(row.id(), now));
    } catch (StorageUnavailable full) {
      // Reading must go on when the disk is full; only the time of the last use is lost.
    }
  }

  private static StaffRow present(Tables t, String email) {
    var person = person(t, email);
    if (person.leftAt() != null) {
      throw new IllegalArgumentException("this person does not work here any more");
    }
    return person;
  }

  private static StaffRow person(Tables t, String email) {
    return t.staff()
        .findByEmail(email.strip().toLowerCase(Locale.ROOT))
        .orElseThrow(() -> new IllegalArgumentException("nobody has this address"));
  }

  private static String hash(String token) {
    return Digests.hex(Digests.sha256(token.getBytes(StandardCharsets.UTF_8)));
  }
}
