package paybridge.checkout;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Answer;
import paybridge.connector.Money;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopCall.Checkout;
import paybridge.connector.Word;
import paybridge.db.Database;
import paybridge.db.OfferRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.payment.Fingerprint;
import paybridge.shop.Directory;
import paybridge.shop.GatewayAccount;
import paybridge.shop.Shop;
import paybridge.work.Bell;
import paybridge.work.Within;

/// A shop asks us to collect money for an order. The attempt is in the books before its gateway is
/// called; the answer is our own address, so a slow gateway changes nothing for the shop.
public final class OpenCheckout {
  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final Answers answers;
  private final Opening opening;
  private final NewAttempt newAttempt;
  private final Within within;
  private final Bell bell;
  private final Duration patience;
  private final String publicUrl;

  /// @param patience how long the shop may wait for the gateway before it is answered anyway
  public OpenCheckout(
      Database database,
      Directory directory,
      InstantSource clock,
      Answers answers,
      Opening opening,
      NewAttempt newAttempt,
      Within within,
      Bell bell,
      Duration patience,
      String publicUrl) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.answers = answers;
    this.opening = opening;
    this.newAttempt = newAttempt;
    this.within = within;
    this.bell = bell;
    this.patience = patience;
    this.publicUrl = publicUrl;
  }

  /// What the first transaction decided.
  private sealed interface Decided {
    record Known(Reply reply) implements Decided {}

    record Say(ShopAnswer answer) implements Decided {}

    record Go(OrderRow order, PaymentRow payment, boolean mayAsk) implements Decided {}
  }

  /// The answer to a checkout call: where to send the shopper, or a problem.
  public Reply open(Shop shop, CallKey key, Checkout call) {
    return answers.once(key, shop.storefront(), () -> openOnce(shop, key, call));
  }

  private Reply openOnce(Shop shop, CallKey key, Checkout call) {
    var wrong = wrong(shop, call);
    if (wrong.isPresent()) {
      return Answers.write(shop.storefront(), wrong.get());
    }
    var offer =
        directory.offers(shop.id()).stream()
            .filter(o -> o.code().equals(call.method()))
            .findFirst()
            .orElse(null);
    if (offer == null || !takes(offer, call.total())) {
      return Answers.write(shop.storefront(), noSuchMethod(offer, call));
    }
    var account = directory.account(offer.accountId());
    var draft = newAttempt.draft(call);
    return switch (database.write(t -> decide(t, shop, key, call, offer, account, draft))) {
      case Decided.Known(var reply) -> reply;
      case Decided.Say(var answer) -> keep(shop, key, answer);
      case Decided.Go(var order, var payment, var mayAsk) -> {
        if (!mayAsk) {
          yield keep(shop, key, checkedOut(order, payment));
        }
        var asked =
            within.within(
                patience,
                () -> opening.ask(order, payment, account),
                late -> settleLate(order, payment, account, late));
        yield asked.isEmpty()
            ? keep(shop, key, checkedOut(order, payment))
            : settle(shop, key, order, payment, account, asked.get());
      }
    };
  }

  private Decided decide(
      Tables t,
      Shop shop,
      CallKey key,
      Checkout call,
      OfferRow offer,
      GatewayAccount account,
      NewAttempt.Draft draft) {
    switch (answers.begin(t, key)) {
      case Answers.Begun.Replay(var reply) -> {
        return new Decided.Known(reply);
      }
      case Answers.Begun.OtherBody() -> {
        return new Decided.Say(Answers.otherBody());
      }
      case Answers.Begun.Fresh _ -> {}
    }
    var way = NewAttempt.Way.page(call);
    var found = t.orders().find(shop.id(), call.orderId());
    if (found.isEmpty()) {
      var made = newAttempt.firstOf(t, shop, call, way, offer, account, draft);
      if (made.isPresent()) {
        return new Decided.Go(made.get().order(), made.get().payment(), true);
      }
      found = t.orders().find(shop.id(), call.orderId());
    }
    var order = t.orders().lock(found.orElseThrow().id());
    var word = Word.valueOf(order.word().toUpperCase(Locale.ROOT));
    if (word == Word.PAID || word == Word.AUTHORIZED || word == Word.REFUNDED) {
      return new Decided.Say(
          Problems.no(
              409, "already-paid", "Order " + order.number() + " is " + word.spelling() + "."));
    }
    var attempts = t.payments().ofOrder(order.id());
    var newest = attempts.getLast();
    long now = clock.millis();
    if (newest.flow().equals(NewAttempt.STORED) && newest.word().equals("pending")) {
      return new Decided.Say(
          Problems.later(
              409,
              "in-progress",
              "A stored method was charged for this order, and the gateway has not decided yet."));
    }
    if (same(newest, call) && open(newest, now)) {
      boolean mayAsk =
          newest.pageState().equals("row")
              && t.payments()
                  .claimOpening(newest.id(), now, now + Opening.LEASE.toMillis())
                  .isPresent();
      return new Decided.Go(order, newest, mayAsk);
    }
    if (!newest.superseded() && newest.word().equals("pending")) {
      t.payments().supersede(newest.id(), now);
      t.payments().askBy(newest.id(), now);
    }
    var made = newAttempt.another(
            t, shop, order, call, way, offer, account, newest.attempt() + 1, draft);
    return new Decided.Go(made.order(), made.payment(), true);
  }

  private static boolean same(PaymentRow newest, Checkout call) {
    return newest
        .fingerprint()
        .equals(
            Fingerprint.of(
                call.total(), call.method(), call.capture(), call.flow(), call.save()));
  }

  private static boolean open(PaymentRow newest, long now) {
    var ends = newest.pageEnds();
    return newest.word().equals("pending")
        && !newest.superseded()
        && !newest.pageState().equals("refused")
        && (ends == null || ends > now);
  }

  private Reply settle(
      Shop shop,
      CallKey key,
      OrderRow order,
      PaymentRow payment,
      GatewayAccount account,
      Opening.Asked asked) {
    var answer =
        switch (asked.answer()) {
          case Answer.Refused<?>(var reason, var said) ->
              (ShopAnswer)
                  Problems.no(
                      422,
                      "gateway-refused",
                      account.gateway().title()
                          + " refused to open a payment: "
                          + said
                          + " ("
                          + reason.spelling()
                          + ").");
          case Answer.Done<?>(
                  Opened(Page.Widget widget, _, _, _)) ->
              new ShopAnswer.CheckedOut(
                  order.shopOrderId(),
                  payment.attempt(),
                  payment.reference(),
                  publicUrl + "/pay/" + payment.token(),
                  Optional.of(widget.clientSecret()),
                  Optional.of(widget.publishableKey()));
          case Answer.Done<?> _,
              Answer.NotSent<?> _,
              Answer.Unknown<?> _ ->
              checkedOut(order, payment);
        };
    var reply = Answers.write(shop.storefront(), answer);
    database.write(
        t -> {
          opening.settle(t, order, payment, account, asked);
          return answers.keep(t, key, answer, reply);
        });
    if (answer instanceof ShopAnswer.Problem) {
      bell.ring("order updates");
    }
    return reply;
  }

  private void settleLate(
      OrderRow order, PaymentRow payment, GatewayAccount account, Opening.Asked asked) {
    database.write(
        t -> {
          opening.settle(t, order, payment, account, asked);
          return order;
        });
    bell.ring("order updates");
  }

  private Reply keep(Shop shop, CallKey key, ShopAnswer answer) {
    var reply = Answers.write(shop.storefront(), answer);
    database.write(t -> answers.keep(t, key, answer, reply));
    return reply;
  }

  private ShopAnswer checkedOut(OrderRow order, PaymentRow payment) {
    var widget = opening.page(order, payment);
    if (widget.isPresent() && widget.get() instanceof Page.Widget(_, var key, var secret, _, _)) {
      return new ShopAnswer.CheckedOut(
          order.shopOrderId(), payment.attempt(), payment.reference(),
          publicUrl + "/pay/" + payment.token(), Optional.of(secret), Optional.of(key));
    }
    return new ShopAnswer.CheckedOut(
        order.shopOrderId(),
        payment.attempt(),
        payment.reference(),
        publicUrl + "/pay/" + payment.token(),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<ShopAnswer.Problem> wrong(Shop shop, Checkout call) {
    if (!shop.live()) {
      return Optional.of(
          Problems.later(
              409,
              "shop-not-confirmed",
              "The bridge has not yet confirmed that the shop answers at its address."));
    }
    if (call.total().isZero() && !call.save()) {
      return Optional.of(
          Problems.bad(
              422,
              "bad-amount",
              "body.order.total.minor",
              "Must be more than 0, unless a method is only to be saved."));
    }
    if (call.plan().isPresent()) {
      return Optional.of(
          Problems.bad(
              422, "not-possible", "body.plan", "This way to pay takes the whole total at once."));
    }
    if (!shop.mayReturnTo(call.returnUrl())) {
      return Optional.of(foreign("body.returnUrl"));
    }
    if (!shop.mayReturnTo(call.cancelUrl())) {
      return Optional.of(foreign("body.cancelUrl"));
    }
    return Optional.empty();
  }

  private static ShopAnswer.Problem foreign(String field) {
    return Problems.bad(
        400,
        "bad-value",
        field,
        "Must be an http(s) address on the shop's own host or one named in the handshake.");
  }

  /// True when this offer takes this amount in this currency.
  public static boolean takes(OfferRow offer, Money total) {
    var currencies = offer.currencies();
    var least = offer.least();
    var most = offer.most();
    return (currencies.isEmpty()
            || List.of(currencies.split(" "))
                .contains(total.currency().code()))
        && (least == null || total.minor() >= least)
        && (most == null || total.minor() <= most);
  }

  private static ShopAnswer.Problem noSuchMethod(@Nullable OfferRow offer, Checkout call) {
    return Problems.bad(
        404,
        "unknown-method",
        "body.method",
        offer == null
            ? "This shop does not offer '" + call.method() + "'."
            : "'" + call.method() + "' does not take " + call.total() + ".");
  }
}
