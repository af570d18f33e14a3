package paybridge.checkout;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import paybridge.agreement.ComparePlan;
import paybridge.connector.ShopCall.Checkout;
import paybridge.db.Ids;
import paybridge.db.OfferRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.payment.AskingPlan;
import paybridge.payment.Fingerprint;
import paybridge.payment.MerchantReference;
import paybridge.shop.GatewayAccount;
import paybridge.shop.Shop;
import paybridge.truth.Details;
import paybridge.truth.Entries;
import paybridge.truth.FurtherIds;
import paybridge.vault.OrderKey;
import paybridge.vault.Vault;
import paybridge.work.Chance;

/// Writes a new attempt, and its order when it is the first, into the books. Inside a transaction.
public final class NewAttempt {
  private final InstantSource clock;
  private final Ids ids;
  private final Chance chance;
  private final Vault vault;
  private final Entries entries;
  private final Opening opening;

  public NewAttempt(
      InstantSource clock, Ids ids, Chance chance, Vault vault, Entries entries, Opening opening) {
    this.clock = clock;
    this.ids = ids;
    this.chance = chance;
    this.vault = vault;
    this.entries = entries;
    this.opening = opening;
  }

  record Made(OrderRow order, PaymentRow payment) {}

  /// How the money is to come: by a page, or by charging a stored method.
  ///
  /// @param flow as kept with the attempt
  /// @param page what is to become of its page: `row` (to be opened) or `none`
  record Way(String what, String flow, String fingerprint, String page) {
    static Way page(Checkout call) {
      return new Way(
          "checkout",
          call.flow().spelling(),
          Fingerprint.of(
              call.total(), call.method(), call.capture(), call.flow(), call.save()),
          "row");
    }

    static Way stored(Checkout call, String savedMethod) {
      return new Way("charge", STORED, Fingerprint.stored(call.total(), savedMethod), "none");
    }
  }

  /// The flow of an attempt that charges a stored method.
  static final String STORED = "stored";

  /// What a new order needs and can be made before the transaction, which must be short.
  record Draft(String orderId, OrderKey key, Details details, byte[] sealed, String emailHash) {}

  /// Makes ready for an order that is probably new.
  Draft draft(Checkout call) {
    var details =
        new Details(
            call.shopper(), call.description(), call.save(), call.returnUrl(), call.cancelUrl());
    var key = vault.newOrderKey();
    var id = ids.next();
    var email = call.shopper().email();
    return new Draft(
        id,
        key,
        details,
        Opening.seal(key, id, details),
        email.isEmpty() ? "" : vault.keyedHash().of(Details.EMAIL, Details.sameEmail(email)));
  }

  /// The first attempt of a new order; empty when somebody else has just made the order.
  Optional<Made> firstOf(
      Tables t,
      Shop shop,
      Checkout call,
      Way way,
      OfferRow offer,
      GatewayAccount account,
      Draft draft) {
    long now = clock.millis();
    var order =
        new OrderRow(
            draft.orderId(),
            shop.id(),
            call.orderId(),
            call.number(),
            call.total().currency().code(),
            call.total().minor(),
            0,
            0,
            "pending",
            "",
            "",
            null,
            1,
            draft.key().wrapped(),
            draft.emailHash(),
            now,
            now);
    return t.orders().insert(order) == 1
        ? Optional.of(attempt(t, order, call, way, offer, account, 1, draft.sealed()))
        : Optional.empty();
  }

  /// One more attempt of an order that is locked.
  Made another(
      Tables t,
      Shop shop,
      OrderRow order,
      Checkout call,
      Way way,
      OfferRow offer,
      GatewayAccount account,
      int number,
      Draft draft) {
    t.orders()
        .newAttempt(
            order.id(),
            call.number(),
            call.total().currency().code(),
            call.total().minor(),
            number,
            clock.millis());
    t.orders().belongsTo(order.id(), draft.emailHash());
    var now = t.orders().find(order.id()).orElseThrow();
    return attempt(t, now, call, way, offer, account, number, opening.seal(now, draft.details()));
  }

  private Made attempt(
      Tables t,
      OrderRow order,
      Checkout call,
      Way way,
      OfferRow offer,
      GatewayAccount account,
      int number,
      byte[] sealed) {
    var now = clock.instant();
    long millis = now.toEpochMilli();
    var payment =
        new PaymentRow(
            ids.next(),
            order.id(),
            order.shopId(),
            account.id(),
            number,
            token(),
            token(),
            MerchantReference.of(call.number(), chance.bytes(5)),
            null,
            FurtherIds.NONE,
            offer.method(),
            way.flow(),
            call.capture().spelling(),
            way.fingerprint(),
            call.total().currency().code(),
            call.total().minor(),
            0,
            0,
            0,
            false,
            null,
            null,
            0,
            false,
            false,
            false,
            false,
            false,
            "pending",
            sealed,
            null,
            way.page(),
            null,
            way.page().equals("row") ? millis + Opening.LEASE.toMillis() : null,
            AskingPlan.first(now, account.asking(offer.method())).toEpochMilli(),
            0,
            account.window(offer.method()).toMillis(),
            millis,
            millis);
    t.payments().insert(payment);
    t.comparisons().dueBy(order.id(), order.shopId(), millis + ComparePlan.SOON.toMillis());
    t.messages().wake(payment.reference(), millis);
    entries.write(
        t,
        order,
        payment,
        new Entries.Line(
            "shop→bridge",
            way.what(),
            "ok",
            call.total() + " by " + call.method() + ", attempt " + number));
    return new Made(order, payment);
  }

  /// The millisecond of making, then 128 random bits, as URL-safe text of 30 characters. The time
  /// makes tokens of one moment neighbours in the index, which else changes at a random place with
  /// each.
  private String token() {
    var bytes = ByteBuffer.allocate(Long.BYTES + 16);
    bytes.putLong(clock.millis()).put(chance.bytes(16));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes.array(), 2, bytes.capacity()));
  }
}
