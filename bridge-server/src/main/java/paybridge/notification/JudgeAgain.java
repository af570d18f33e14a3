package paybridge.notification;

import java.time.InstantSource;
import paybridge.connector.Reading;
import paybridge.db.Database;
import paybridge.shop.GatewayAccount;
import paybridge.vault.Vault;
import paybridge.work.Bell;

/// A setting of an account changed: messages that could not be proved are judged again, in the
/// order in which they were heard.
public final class JudgeAgain {
  private static final int MOST = 10_000;
  private final Database database;
  private final InstantSource clock;
  private final Vault vault;
  private final Bell bell;

  public JudgeAgain(Database database, InstantSource clock, Vault vault, Bell bell) {
    this.database = database;
    this.clock = clock;
    this.vault = vault;
    this.bell = bell;
  }

  /// How many messages are proved now.
  public int judge(GatewayAccount account) {
    int proved = 0;
    for (var row : database.read(t -> t.messages().unproved(account.id(), MOST))) {
      var message =
          RawMessage.of(vault.unseal(row.raw(), ReceiveNotification.about(account.id())));
      var reading = account.gateway().read(account.account(), message);
      if (reading instanceof Reading.Unproved) {
        continue;
      }
      boolean genuine = reading instanceof Reading.Genuine;
      database.write(
          t -> {
            t.messages()
                .judgedAgain(
                    row.id(),
                    ReceiveNotification.verdict(reading),
                    "proved after a setting changed",
                    genuine ? "waiting" : "kept",
                    genuine ? Long.valueOf(clock.millis()) : null,
                    ReceiveNotification.reference(reading));
            return row;
          });
      proved++;
    }
    bell.ring("messages");
    return proved;
  }
}
