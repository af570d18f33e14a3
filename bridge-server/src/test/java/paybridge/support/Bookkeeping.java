package paybridge.support;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.db.EntryRow;
import paybridge.db.Ids;
import paybridge.db.PaymentRow;
import paybridge.db.UpdateRow;
import paybridge.walk.Walk;
import paybridge.work.Chance;

/// Writes into the books of a walk what would take a day to happen: attempts, messages and updates of
/// the past, like those of the walk's one order.
final class Bookkeeping {
  private final Walk walk;
  private int last;

  Bookkeeping(Walk walk) {
    this.walk = walk;
  }

  private long at(Duration ago) {
    return walk.clock().millis() - ago.toMillis();
  }

  private String id(long at) {
    return new Ids(() -> Instant.ofEpochMilli(at), Chance.seeded(++last)).next();
  }

  /// An account whose payments are real ones.
  String liveAccount() {
    var secret = StandardWebhooks.secret(new byte[32]);
    var account =
        walk.bridge.parts().register
            .account(
                "live", "sandbox", true,
                Map.of("baseUrl", "https://gateway.example", "merchant", "tea"),
                Map.of("apiKey", List.of(secret), "notificationSecret", List.of(secret)));
    walk.bridge.parts().directory.changed();
    return account.id();
  }

  /// An attempt that began so long ago, at this account or, when it is null, at that of the order.
  String attempt(Duration ago, String word, @Nullable String declined, @Nullable String account) {
    long at = at(ago);
    var id = id(at);
    return walk.bridge.parts().outside.database()
        .write(
            t -> {
              var p = t.payments().ofOrder(walk.order().id()).getFirst();
              t.payments()
                  .insert(
                      new PaymentRow(
                          id, p.orderId(), p.shopId(), account == null ? p.accountId() : account,
                          100 + last, "token" + id, "return" + id, "reference" + id, null,
                          p.furtherIds(), p.method(), p.flow(), p.capture(), p.fingerprint(),
                          p.currency(), p.asked(), 0, 0, 0, false, null, declined, 0, false, false,
                          false, false, false, word, p.details(), null, "over", null, null, null, 0,
                          1000, at, at));
              return id;
            });
  }

  /// A gateway's message about an attempt that was worked on so long ago, this long after it came.
  void message(Duration ago, String payment, long millis) {
    long at = at(ago);
    walk.bridge.parts().outside.database()
        .write(
            t -> {
              var order = walk.order();
              var line =
                  new EntryRow(
                      id(at), at, order.shopId(), order.id(), payment, "message", null,
                      "gateway→bridge", "message: paid", "ok", "", millis, null, null);
              t.entries().insert(line);
              return line;
            });
  }

  /// Something for the shop to hear, made so long ago and applied this long after; older than all
  /// that the order's shop was told before.
  void applied(Duration ago, int sequence, long millis) {
    long at = at(ago);
    walk.bridge.parts().outside.database()
        .write(
            t -> {
              var order = walk.order();
              var update =
                  new UpdateRow(
                      id(at), order.id(), order.shopId(), -sequence, new byte[] {1}, "delivered", "",
                      1, null, 0, at, at + millis);
              t.updates().insert(update);
              return update;
            });
  }
}
