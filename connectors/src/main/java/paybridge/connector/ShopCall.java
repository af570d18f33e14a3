package paybridge.connector;

import java.util.List;
import java.util.Optional;

/// What a shop asks of the bridge.
public sealed interface ShopCall {
  /// The call's name on the wire and in URLs.
  String name();

  /// The plugin introduces itself. Signed with the one-time pairing secret; both sides derive the
  /// working secrets from it and the two nonces.
  ///
  /// @param callback where it listens
  /// @param fallback where it listens, too; empty when there is no second address
  record Handshake(
      List<String> protocols,
      String callback,
      String fallback,
      List<String> returnHosts,
      String platform,
      String pluginVersion,
      String nonce)
      implements ShopCall {
    @Override
    public String name() {
      return "handshake";
    }
  }

  /// Which methods may be shown; filters may be empty.
  record Offers(Optional<Money> total, String country, boolean test) implements ShopCall {
    @Override
    public String name() {
      return "offers";
    }
  }

  /// Collect money for an order. Total, method and capture mode are the fingerprint: the same one
  /// gets the same page while it is open, a new one makes a new attempt.
  ///
  /// @param orderId the shop's id of the order, stable
  /// @param orderKey the shop's unguessable word for the order, or empty
  /// @param number what the shop shows its customer
  /// @param method an offer's code
  /// @param plan to be paid in parts or again and again, where the method can
  /// @param returnUrl where the shopper comes back to when the money is there or on its way
  /// @param cancelUrl where the shopper can pay again
  record Checkout(
      String orderId,
      String orderKey,
      String number,
      Money total,
      String method,
      Flow flow,
      Capture capture,
      boolean save,
      Optional<Plan> plan,
      String description,
      Shopper shopper,
      String returnUrl,
      String cancelUrl)
      implements ShopCall {
    @Override
    public String name() {
      return "checkout";
    }
  }

  /// Take money for an order with a method that the shopper stored, without a page. While an earlier
  /// charge of the order is not decided, a further one is the same.
  ///
  /// @param saved the stored method, by our id
  /// @param customerId the shop's customer who stored it
  /// @param present the shopper is at the checkout just now
  record Charge(
      String orderId,
      String orderKey,
      String number,
      Money total,
      String saved,
      String customerId,
      boolean present,
      String description,
      Shopper shopper)
      implements ShopCall {
    @Override
    public String name() {
      return "charge";
    }
  }

  /// What is true about these orders (1 to 100, by the shop's ids).
  record Status(List<String> orderIds) implements ShopCall {
    @Override
    public String name() {
      return "status";
    }
  }

  /// Take held money; no amount: all of it.
  record CaptureMoney(String orderId, Optional<Money> amount) implements ShopCall {
    @Override
    public String name() {
      return "capture";
    }
  }

  /// Give held money back.
  record VoidPayment(String orderId, String reason) implements ShopCall {
    @Override
    public String name() {
      return "void";
    }
  }

  /// Pay money back.
  ///
  /// @param refundId the shop's id of the refund: a second call with it is the same refund
  /// @param confirmed a person wants it although the gateway's time for refunds is over
  record RefundMoney(
      String orderId, String refundId, Money amount, String reason, boolean confirmed)
      implements ShopCall {
    @Override
    public String name() {
      return "refund";
    }
  }

  /// May the shop cancel this unpaid order?
  record MayCancel(String orderId) implements ShopCall {
    @Override
    public String name() {
      return "may-cancel";
    }
  }

  /// The shop changed the order by itself.
  ///
  /// @param change `cancelled`, `total-edited`, `paid-otherwise`, `refunded-by-hand`, `shipped`
  record OrderChanged(
      String orderId, String change, Optional<Money> total, String carrier, String trackingNumber)
      implements ShopCall {
    @Override
    public String name() {
      return "order-changed";
    }
  }

  /// Newest pictures that were not confirmed yet; `applied` confirms those of earlier pulls.
  record Pull(List<ShopSays> applied, int limit) implements ShopCall {
    @Override
    public String name() {
      return "pull";
    }
  }

  /// The stored methods of one customer of the shop.
  record SavedMethods(String customerId) implements ShopCall {
    @Override
    public String name() {
      return "saved-methods";
    }
  }

  /// A person asked for her data (`export`) or that it be forgotten (`erase`).
  ///
  /// @param page which part of a long export, from 1
  record Person(String action, Personal email, int page) implements ShopCall {
    @Override
    public String name() {
      return "person";
    }
  }

  /// The shop lives elsewhere now; the envelope's `home` is the new address.
  ///
  /// @param from the old address
  /// @param callback where it listens now
  /// @param fallback where it listens now, too; empty when there is no second address
  record MovedHere(String from, String callback, String fallback) implements ShopCall {
    @Override
    public String name() {
      return "moved";
    }
  }

  /// The plugin is being switched off.
  record Goodbye(String reason) implements ShopCall {
    @Override
    public String name() {
      return "goodbye";
    }
  }

  /// The plugin asks which version of itself the bridge has.
  record Update() implements ShopCall {
    @Override
    public String name() {
      return "update";
    }
  }

  /// The owner wants to know whether the bridge reaches the shop: it is called at once, the way an
  /// update goes.
  record Check() implements ShopCall {
    @Override
    public String name() {
      return "check";
    }
  }
}
