package paybridge.notification;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Acknowledgement;
import paybridge.connector.Incoming;
import paybridge.connector.Reading;
import paybridge.connector.kit.Digests;
import paybridge.db.Database;
import paybridge.db.Ids;
import paybridge.db.MessageRow;
import paybridge.db.Tables;
import paybridge.shop.GatewayAccount;
import paybridge.vault.Vault;
import paybridge.work.Bell;

/// A gateway's message comes in: proved, stored, and only then acknowledged. What it means for a
/// payment is worked out afterwards ([MatchMessages]), so that a storm of messages costs one insert
/// each and none is lost.
public final class ReceiveNotification {
  private static final long MOST_UNPROVED = 100_000_000L;
  private final Database database;
  private final InstantSource clock;
  private final Ids ids;
  private final Vault vault;
  private final Bell bell;

  public ReceiveNotification(
      Database database, InstantSource clock, Ids ids, Vault vault, Bell bell) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
    this.vault = vault;
    this.bell = bell;
  }

  /// What came of a message.
  ///
  /// @param copy the same message was kept before
  public record Received(Reading reading, Acknowledgement answer, boolean copy) {}

  /// Stores a message and says what the gateway is to be answered.
  public Received receive(GatewayAccount account, Incoming message) {
    var reading = account.gateway().read(account.account(), message);
    var row = row(account, message, reading);
    int copies =
        database.write(
            t ->
                reading instanceof Reading.Unproved && full(t, account)
                    ? 0
                    : t.messages().keep(row));
    if (copies == 0) {
      return new Received(
          reading, Acknowledgement.plain(503, "too many unproved messages are kept"), false);
    }
    if (copies == 1) {
      prompt(account, reading);
    }
    return new Received(reading, account.gateway().acknowledge(message, reading), copies > 1);
  }

  private static boolean full(Tables t, GatewayAccount account) {
    return t.messages().unprovedBytes(account.id()) > MOST_UNPROVED;
  }

  /// Proved news is worked on at once; an unproved or unclear message only makes us ask the gateway
  /// about the payment it names.
  private void prompt(GatewayAccount account, Reading reading) {
    switch (reading) {
      case Reading.Genuine _ -> bell.ring("messages");
      case Reading.Irrelevant _ -> {}
      case Reading.Unclear(_, _, var reference) -> askSoon(account, reference);
      case Reading.Unproved(_, var reference) -> askSoon(account, reference);
    }
  }

  private void askSoon(GatewayAccount account, Optional<String> reference) {
    if (reference.isEmpty()) {
      return;
    }
    boolean known =
        database.write(
            t -> {
              var payment = t.payments().findByReference(account.id(), reference.get());
              payment.ifPresent(p -> t.payments().askBy(p.id(), clock.millis() + 1_000));
              return payment.isPresent();
            });
    if (known) {
      bell.ring("questions");
    }
  }

  private MessageRow row(GatewayAccount account, Incoming message, Reading reading) {
    var raw = RawMessage.bytes(message);
    long now = message.heard().toEpochMilli();
    boolean genuine = reading instanceof Reading.Genuine;
    return new MessageRow(
        ids.next(),
        account.id(),
        message.channel().name().toLowerCase(Locale.ROOT),
        now,
        now,
        1,
        verdict(reading),
        why(reading),
        dedupKey(reading, message),
        reference(reading),
        null,
        null,
        genuine ? "waiting" : "kept",
        "",
        vault.seal(raw, about(account.id())),
        raw.length,
        genuine ? now : null);
  }

  /// What a kept message is sealed for.
  public static String about(String accountId) {
    return "message of " + accountId;
  }

  static String verdict(Reading reading) {
    return switch (reading) {
      case Reading.Genuine _ -> "genuine";
      case Reading.Irrelevant _ -> "irrelevant";
      case Reading.Unclear _ -> "unclear";
      case Reading.Unproved _ -> "unproved";
    };
  }

  private static String why(Reading reading) {
    return switch (reading) {
      case Reading.Genuine _ -> "";
      case Reading.Irrelevant(_, var why) -> why;
      case Reading.Unclear(_, var why, _) -> why;
      case Reading.Unproved(var why, _) -> why;
    };
  }

  private static String dedupKey(Reading reading, Incoming message) {
    return switch (reading) {
      case Reading.Genuine(var key, _) -> key;
      case Reading.Irrelevant(var key, _) -> "irrelevant " + key;
      case Reading.Unclear(var key, _, _) -> "unclear " + key;
      case Reading.Unproved _ ->
          "unproved "
              + Digests.hex(Digests.sha256(message.body()))
              + " "
              + Integer.toHexString(message.rawQuery().hashCode());
    };
  }

  static @Nullable String reference(Reading reading) {
    return switch (reading) {
      case Reading.Genuine(_, var reports) ->
          reports.stream()
              .flatMap(report -> report.merchantReference().stream())
              .findFirst()
              .orElse(null);
      case Reading.Irrelevant _ -> null;
      case Reading.Unclear(_, _, var reference) -> reference.orElse(null);
      case Reading.Unproved(_, var reference) -> reference.orElse(null);
    };
  }
}
