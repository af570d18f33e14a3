package paybridge.checkout;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import paybridge.connector.DeclineReason;
import paybridge.connector.Money;
import paybridge.connector.Page;
import paybridge.connector.Word;
import paybridge.db.Database;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.shop.Directory;
import paybridge.work.Bell;
import paybridge.work.Within;

/// What a shopper sees at `/pay/{token}`: the gateway's page, or honest waiting, or the end.
public final class ShowPage {
  private static final java.time.Duration PATIENCE = java.time.Duration.ofSeconds(3);
  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final Opening opening;
  private final Within within;
  private final Bell bell;

  public ShowPage(
      Database database,
      Directory directory,
      InstantSource clock,
      Opening opening,
      Within within,
      Bell bell) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.opening = opening;
    this.within = within;
    this.bell = bell;
  }

  /// What is to be shown.
  public sealed interface Shown {
    /// On to the gateway.
    record SendOn(Page page, Payee payee) implements Shown {}

    /// The gateway has not answered yet.
    ///
    /// @param back where the shopper can pay in another way
    record Wait(Payee payee, String back) implements Shown {}

    /// This attempt is over.
    ///
    /// @param back where the shopper goes from here
    record Over(
        Word word,
        Optional<DeclineReason> reason,
        boolean superseded,
        Payee payee,
        String back)
        implements Shown {}

    /// No such page.
    record Nothing() implements Shown {}
  }

  /// The page of the attempt with this token.
  public Shown show(String token) {
    var found = database.read(t -> t.payments().findByToken(token));
    if (found.isEmpty()) {
      return new Shown.Nothing();
    }
    var payment = found.get();
    var order = database.read(t -> t.orders().find(payment.orderId())).orElseThrow();
    if (payment.pageState().equals("row") && payment.word().equals("pending")) {
      openNow(order, payment);
      var again = database.read(t -> t.payments().find(payment.id())).orElseThrow();
      return shown(order, again);
    }
    return shown(order, payment);
  }

  private void openNow(OrderRow order, PaymentRow payment) {
    long now = clock.millis();
    var claimed =
        database.write(
            t ->
                t.payments()
                    .claimOpening(payment.id(), now, now + Opening.LEASE.toMillis()));
    if (claimed.isEmpty()) {
      return;
    }
    var account = directory.account(payment.accountId());
    within
        .within(
            PATIENCE,
            () -> opening.ask(order, payment, account),
            late -> settle(order, payment, late))
        .ifPresent(asked -> settle(order, payment, asked));
  }

  private void settle(OrderRow order, PaymentRow payment, Opening.Asked asked) {
    var account = directory.account(payment.accountId());
    database.write(
        t -> {
          opening.settle(t, order, payment, account, asked);
          return order;
        });
    bell.ring("order updates");
  }

  private Shown shown(OrderRow order, PaymentRow payment) {
    var word = Word.valueOf(payment.word().toUpperCase(Locale.ROOT));
    var payee =
        new Payee(
            directory.shop(payment.shopId()).row().name(),
            Money.of(payment.asked(), payment.currency()).toString(),
            payment.reference(),
            !directory.account(payment.accountId()).row().live());
    boolean open = word == Word.PENDING && !payment.superseded();
    var details = opening.details(order, payment);
    if (open) {
      return opening
          .page(order, payment)
          .<Shown>map(page -> new Shown.SendOn(page, payee))
          .orElseGet(() -> new Shown.Wait(payee, details.cancelUrl()));
    }
    var declined = payment.declined();
    return new Shown.Over(
        word,
        declined == null
            ? Optional.empty()
            : Optional.of(DeclineReason.valueOf(declined.toUpperCase(Locale.ROOT))),
        payment.superseded() && !word.holdsMoney(),
        payee,
        word.holdsMoney() ? details.returnUrl() : details.cancelUrl());
  }
}
