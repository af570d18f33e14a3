package paybridge.notification;

import java.time.Duration;
import java.util.Locale;
import paybridge.asking.AskGateway;
import paybridge.connector.Incoming;
import paybridge.connector.Money;
import paybridge.connector.Reading;
import paybridge.connector.Word;
import paybridge.db.Database;
import paybridge.db.PaymentRow;
import paybridge.shop.Directory;
import paybridge.truth.Details;
import paybridge.vault.Vault;
import paybridge.work.Within;

/// The shopper comes back from the gateway. What the browser carries counts only as far as the
/// gateway signed it; then the gateway is asked once, and the shopper goes on to where the truth
/// says.
public final class HearReturn {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private final Database database;
  private final Directory directory;
  private final Vault vault;
  private final ReceiveNotification receive;
  private final MatchMessages match;
  private final AskGateway askGateway;
  private final Within within;

  public HearReturn(
      Database database,
      Directory directory,
      Vault vault,
      ReceiveNotification receive,
      MatchMessages match,
      AskGateway askGateway,
      Within within) {
    this.database = database;
    this.directory = directory;
    this.vault = vault;
    this.receive = receive;
    this.match = match;
    this.askGateway = askGateway;
    this.within = within;
  }

  /// Where the shopper goes.
  public sealed interface Onward {
    /// Back to the shop.
    record ToShop(String address) implements Onward {}

    /// The gateway has not told yet.
    ///
    /// @param test no real money moves
    record Wait(String reference, String shopName, String amount, boolean test, String shopAddress)
        implements Onward {}

    /// No such payment.
    record Nothing() implements Onward {}
  }

  /// A browser arrived with this return token; `message` is what it carried.
  public Onward back(String token, Incoming message) {
    var found = database.read(t -> t.payments().findByReturnToken(token));
    if (found.isEmpty()) {
      return new Onward.Nothing();
    }
    var account = directory.account(found.get().accountId());
    if (!message.rawQuery().isEmpty() || message.body().length > 0) {
      var received = receive.receive(account, message);
      if (received.reading() instanceof Reading.Genuine(var key, _)) {
        match.workNow(account.id(), key);
      }
    }
    return onward(token);
  }

  /// Where a shopper who waits goes now. While nothing is known the gateway is asked first.
  public Onward onward(String token) {
    var found = database.read(t -> t.payments().findByReturnToken(token));
    if (found.isEmpty()) {
      return new Onward.Nothing();
    }
    var payment = found.get();
    if (payment.word().equals("pending")) {
      var _ = within.within(PATIENCE, () -> askGateway.ask(payment), _ -> {});
    }
    return onward(database.read(t -> t.payments().find(payment.id())).orElseThrow());
  }

  private Onward onward(PaymentRow payment) {
    var order = database.read(t -> t.orders().find(payment.orderId())).orElseThrow();
    var details =
        Details.of(
            vault.orderKey(order.dataKey()).unseal(payment.details(), Details.about(order.id())));
    return switch (Word.valueOf(payment.word().toUpperCase(Locale.ROOT))) {
      case PAID, AUTHORIZED, REFUNDED -> new Onward.ToShop(details.returnUrl());
      case DECLINED, CANCELLED, EXPIRED -> new Onward.ToShop(details.cancelUrl());
      case PENDING ->
          payment.declined() != null
              ? new Onward.ToShop(details.cancelUrl())
              : new Onward.Wait(
                  payment.reference(),
                  directory.shop(payment.shopId()).row().name(),
                  Money.of(payment.asked(), payment.currency()).toString(),
                  !directory.account(payment.accountId()).row().live(),
                  details.returnUrl());
    };
  }
}
