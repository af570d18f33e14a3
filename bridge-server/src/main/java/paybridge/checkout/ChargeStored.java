package paybridge.checkout;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import paybridge.connector.Capture;
import paybridge.connector.ChargesStoredMethods;
import paybridge.connector.Flow;
import paybridge.connector.MethodSpec;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopCall;
import paybridge.connector.Word;
import paybridge.db.Database;
import paybridge.db.Ids;
import paybridge.db.OfferRow;
import paybridge.db.OperationRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.StoredMethodRow;
import paybridge.db.Tables;
import paybridge.shop.Directory;
import paybridge.shop.GatewayAccount;
import paybridge.shop.Shop;
import paybridge.truth.Hearing;
import paybridge.work.Bell;

/// A shop asks to charge a method that its customer stored. The charge is an attempt of its own, and
/// an operation that moves money: sent at most once, and never beside another charge of the order
/// that is not decided.
public final class ChargeStored {
  private static final Duration DEADLINE = Duration.ofMinutes(10);
  private static final long FIRST_TRY_MILLIS = 30_000;
  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final Ids ids;
  private final Hearing hearing;
  private final NewAttempt newAttempt;
  private final SendOperation send;
  private final Bell bell;

  public ChargeStored(
      Database database,
      Directory directory,
      InstantSource clock,
      Ids ids,
      Hearing hearing,
      NewAttempt newAttempt,
      SendOperation send,
      Bell bell) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.ids = ids;
    this.hearing = hearing;
    this.newAttempt = newAttempt;
    this.send = send;
    this.bell = bell;
  }

  private sealed interface Decided {
    record No(ShopAnswer.Problem problem) implements Decided {}

    record Go(String operationId) implements Decided {}
  }

  /// What is charged, and where.
  private record What(StoredMethodRow method, OfferRow offer, GatewayAccount account) {}

  /// The answer to a charge: what came of it so far.
  ///
  /// @param messageId a call made again after a crash finds by it what the first one began
  public ShopAnswer charge(Shop shop, String messageId, ShopCall.Charge call) {
    if (!shop.live()) {
      return Problems.later(
          409,
          "shop-not-confirmed",
          "The bridge has not yet confirmed that the shop answers at its address.");
    }
    var method =
        database
            .read(t -> t.storedMethods().find(call.saved()))
            .filter(
                row -> row.shopId().equals(shop.id()) && row.customerId().equals(call.customerId()));
    if (method.isEmpty()) {
      return Problems.bad(
          404, "unknown-method", "body.saved", "This customer has stored no such method.");
    }
    var account = directory.account(method.get().accountId());
    var offer = offer(shop, method.get());
    var cannot = cannot(account, method.get(), offer, call);
    if (cannot.isPresent()) {
      return cannot.get();
    }
    var what = new What(method.get(), offer.orElseThrow(), account);
    var as = asCheckout(shop, call, what.offer());
    var draft = newAttempt.draft(as);
    return switch (database.write(t -> decide(t, shop, messageId, what, as, draft))) {
      case Decided.No(var problem) -> problem;
      case Decided.Go(var operationId) -> {
        send.send(operationId);
        bell.ring("order updates");
        yield database.read(t -> answer(t, operationId));
      }
    };
  }

  private Optional<OfferRow> offer(Shop shop, StoredMethodRow method) {
    return directory.offers(shop.id()).stream()
        .filter(
            offer ->
                offer.accountId().equals(method.accountId())
                    && offer.method().equals(method.method()))
        .findFirst();
  }

  private static Optional<ShopAnswer.Problem> cannot(
      GatewayAccount account,
      StoredMethodRow method,
      Optional<OfferRow> offer,
      ShopCall.Charge call) {
    if (offer.isEmpty()) {
      return no("The shop does not offer this way to pay any more.");
    }
    if (!(account.gateway() instanceof ChargesStoredMethods)
        || !account.can(method.method(), MethodSpec.Can.RECURRING)) {
      return no(account.gateway().title() + " cannot charge a stored " + method.method() + ".");
    }
    return OpenCheckout.takes(offer.get(), call.total())
        ? Optional.empty()
        : no("'" + offer.get().code() + "' does not take " + call.total() + ".");
  }

  private static Optional<ShopAnswer.Problem> no(String detail) {
    return Optional.of(Problems.bad(422, "not-possible", "body.saved", detail));
  }

  /// An attempt is written down the same way, whether a page is opened for it or not. There is no
  /// page to come back from, so both ways back lead to the shop's home.
  private static ShopCall.Checkout asCheckout(Shop shop, ShopCall.Charge call, OfferRow offer) {
    return new ShopCall.Checkout(
        call.orderId(),
        call.orderKey(),
        call.number(),
        call.total(),
        offer.code(),
        Flow.REDIRECT,
        Capture.AUTOMATIC,
        false,
        Optional.empty(),
        call.description(),
        call.shopper().of(call.customerId()),
        shop.row().home(),
        shop.row().home());
  }

  private Decided decide(
      Tables t,
      Shop shop,
      String messageId,
      What what,
      ShopCall.Checkout as,
      NewAttempt.Draft draft) {
    var way = NewAttempt.Way.stored(as, what.method().id());
    var found = t.orders().find(shop.id(), as.orderId());
    if (found.isEmpty()) {
      var made = newAttempt.firstOf(t, shop, as, way, what.offer(), what.account(), draft);
      if (made.isPresent()) {
        return new Decided.Go(intend(t, made.get(), messageId, what));
      }
      found = t.orders().find(shop.id(), as.orderId());
    }
    var order = t.orders().lock(found.orElseThrow().id());
    var attempts = t.payments().ofOrder(order.id());
    var earlier = earlier(t, order, attempts, MoveMoney.CALL + messageId);
    if (earlier.isPresent()) {
      return new Decided.Go(earlier.get().id());
    }
    var word = Word.valueOf(order.word().toUpperCase(Locale.ROOT));
    if (word == Word.PAID || word == Word.AUTHORIZED || word == Word.REFUNDED) {
      return new Decided.No(
          Problems.no(
              409, "already-paid", "Order " + order.number() + " is " + word.spelling() + "."));
    }
    if (attempts.stream().anyMatch(PaymentRow::unknown)) {
      return new Decided.No(
          Problems.later(
              409, "in-progress", "The gateway has not yet said what became of an earlier try."));
    }
    var newest = attempts.getLast();
    if (!newest.superseded() && newest.word().equals("pending")) {
      t.payments().supersede(newest.id(), clock.millis());
      t.payments().askBy(newest.id(), clock.millis());
    }
    var made =
        newAttempt.another(
            t, shop, order, as, way, what.offer(), what.account(), newest.attempt() + 1, draft);
    return new Decided.Go(intend(t, made, messageId, what));
  }

  /// What this very call began, or a charge of the order that is not decided.
  private static Optional<OperationRow> earlier(
      Tables t, OrderRow order, List<PaymentRow> attempts, String asked) {
    var charges =
        t.operations().ofOrder(order.id()).stream()
            .filter(op -> op.kind().equals("charge"))
            .toList();
    return charges.stream()
        .filter(op -> asked.equals(op.shopRefundId()))
        .findFirst()
        .or(
            () ->
                charges.stream()
                    .filter(
                        op ->
                            attempts.stream()
                                .anyMatch(
                                    payment ->
                                        payment.id().equals(op.paymentId())
                                            && payment.word().equals("pending")))
                    .findFirst());
  }

  private String intend(Tables t, NewAttempt.Made made, String messageId, What what) {
    var payment = made.payment();
    var id = ids.next();
    long now = clock.millis();
    t.operations()
        .insert(
            new OperationRow(
                id, payment.id(), payment.orderId(), payment.shopId(), payment.accountId(),
                "charge", "shop", id, MoveMoney.CALL + messageId, null, payment.asked(), "",
                "intended", "", now + DEADLINE.toMillis(), now + FIRST_TRY_MILLIS, 0, now, now,
                what.method().id()));
    return id;
  }

  private ShopAnswer answer(Tables t, String operationId) {
    var op = t.operations().find(operationId).orElseThrow();
    var payment = t.payments().find(op.paymentId()).orElseThrow();
    var outcome =
        switch (payment.word()) {
          case "pending" -> payment.unknown() ? "unknown" : "pending";
          case "declined", "cancelled", "expired" -> "refused";
          default -> "done";
        };
    return new ShopAnswer.Moved(
        op.id(),
        outcome,
        op.said(),
        hearing.picture(t, t.orders().find(op.orderId()).orElseThrow()));
  }
}
