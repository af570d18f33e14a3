package paybridge.history;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import paybridge.db.Database;
import paybridge.db.Tables;
import paybridge.vault.NotOurs;
import paybridge.vault.Vault;

/// When the history of these books began: rows that are older were kept from their first change on.
/// Sealed, so that nobody makes his own rows older than it.
public final class Began {
  private static final String NAME = "history began";

  private Began() {}

  /// Writes it down, once.
  public static void note(Database database, Vault vault, InstantSource clock) {
    if (database.read(t -> t.house().find(NAME)).isEmpty()) {
      var now = String.valueOf(clock.millis()).getBytes(StandardCharsets.UTF_8);
      var sealed = Base64.getEncoder().encodeToString(vault.seal(now, NAME));
      database.write(t -> t.house().keep(NAME, sealed));
    }
  }

  /// UTC milliseconds; empty when it is not there.
  ///
  /// @throws NotOurs when it was damaged
  static Optional<Long> of(Tables t, Vault vault) {
    return t.house()
        .find(NAME)
        .map(kept -> vault.unseal(Base64.getDecoder().decode(kept), NAME))
        .map(plain -> Long.parseLong(new String(plain, StandardCharsets.UTF_8)));
  }
}
