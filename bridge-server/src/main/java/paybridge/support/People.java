package paybridge.support;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import paybridge.db.Database;
import paybridge.db.Ids;
import paybridge.db.StaffRow;
import paybridge.work.Chance;

/// The people of the console. A person comes in by a link that works once, and chooses a password
/// then: there is no default password anywhere.
public final class People {
  private static final Duration LINK = Duration.ofHours(24);
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

  /// Adds a person; does nothing when the address is known.
  ///
  /// @throws IllegalArgumentException when this cannot be an e-mail address
  public void add(String email, String name, String role) {
    var address = address(email);
    if (address.length() > 254 || !address.matches("[^@\\s]+@[^@\\s]+")) {
      throw new IllegalArgumentException("not an e-mail address");
    }
    var person =
        new StaffRow(ids.next(), address, name.strip(), "", role, clock.millis());
    database.write(
        t -> {
          if (t.staff().findByEmail(address).isEmpty()) {
            t.staff().insert(person);
          }
          return address;
        });
  }

  /// The path of a link that signs this person in once, within 24 hours.
  ///
  /// @throws IllegalArgumentException when nobody has this address
  public String signInLink(String email) {
    var token = tokens.make();
    database.write(
        t -> {
          var person =
              t.staff()
                  .findByEmail(address(email))
                  .orElseThrow(() -> new IllegalArgumentException("nobody has this address"));
          t.staff().link(Tokens.hash(token), person.id(), clock.millis() + LINK.toMillis());
          return person;
        });
    return "/support/welcome/" + token;
  }

  /// An e-mail address as it is kept.
  static String address(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
