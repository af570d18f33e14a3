package paybridge.connector.storefront.generic;

import java.util.ArrayList;
import java.util.Optional;
import paybridge.connector.Capture;
import paybridge.connector.Flow;
import paybridge.connector.Money;
import paybridge.connector.Personal;
import paybridge.connector.ShopCall;
import paybridge.connector.ShopSays;
import paybridge.connector.Shopper;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Fields;

/// The body of each call of a shop, with its limits (docs/plugin-protocol.md, "Calls of the shop").
final class CallReader {
  private static final int MOST_ORDERS = 100;
  private static final int MOST_PAGES = 10_000;

  private CallReader() {}

  /// The call of this name; empty when the protocol has none.
  static Optional<ShopCall> read(String call, Fields body) throws BadField {
    return Optional.ofNullable(
        switch (call) {
          case "handshake" -> handshake(body);
          case "offers" -> offers(body);
          case "checkout" -> checkout(body);
          case "charge" -> charge(body);
          case "status" -> status(body);
          case "capture" -> capture(body);
          case "void" ->
              new ShopCall.VoidPayment(Texts.id(body, "order"), Texts.free(body, "reason", 500));
          case "refund" -> refund(body);
          case "may-cancel" -> new ShopCall.MayCancel(Texts.id(body, "order"));
          case "order-changed" -> orderChanged(body);
          case "pull" -> pull(body);
          case "saved-methods" -> new ShopCall.SavedMethods(Texts.id(body, "customer"));
          case "person" -> person(body);
          case "check" -> new ShopCall.Check();
          case "update" -> new ShopCall.Update();
          case "moved" ->
              new ShopCall.MovedHere(
                  Addresses.page(body, "from", 500),
                  Addresses.page(body, "callback", 500),
                  Addresses.pageOr(body, "fallback", 500));
          case "goodbye" -> new ShopCall.Goodbye(Texts.free(body, "reason", 500));
          default -> null;
        });
  }

  private static ShopCall handshake(Fields body) throws BadField {
    var protocols = body.texts("protocols", 20, 20);
    if (protocols.isEmpty()) {
      throw new BadField("missing-field", body.path("protocols"), "Must name a version.");
    }
    return new ShopCall.Handshake(
        protocols,
        Addresses.page(body, "callback", 500),
        Addresses.pageOr(body, "fallback", 500),
        Addresses.hosts(body, "returnHosts"),
        body.text("platform", 1, 40),
        body.text("pluginVersion", 1, 40),
        Texts.nonce(body, "nonce"));
  }

  private static ShopCall offers(Fields body) throws BadField {
    return new ShopCall.Offers(
        body.moneyIfThere("total"), Texts.country(body, "country"), body.yesOr("test", false));
  }

  private static ShopCall checkout(Fields body) throws BadField {
    var order = body.object("order");
    var total = order.money("total");
    boolean save = body.yesOr("save", false);
    if (total.isZero() && !save) {
      throw new BadField(
          "bad-amount", order.path("total.minor"), "Must be more than 0, or save must be true.");
    }
    return new ShopCall.Checkout(
        Texts.id(order, "id"),
        order.textOr("key", 100, ""),
        Texts.id(order, "number"),
        total,
        body.text("method", 1, 64),
        Texts.word(body, "flow", Flow.values(), Flow::spelling),
        Texts.word(body, "capture", Capture.values(), Capture::spelling),
        save,
        PlanReader.read(body.objectIfThere("plan")),
        Texts.free(order, "description", 200),
        shopper(body.objectIfThere("shopper")),
        Addresses.page(body, "returnUrl", 2000),
        Addresses.page(body, "cancelUrl", 2000));
  }

  private static ShopCall charge(Fields body) throws BadField {
    var order = body.object("order");
    var total = order.money("total");
    if (total.isZero()) {
      throw new BadField("bad-amount", order.path("total.minor"), "Must be more than 0.");
    }
    return new ShopCall.Charge(
        Texts.id(order, "id"),
        order.textOr("key", 100, ""),
        Texts.id(order, "number"),
        total,
        Texts.id(body, "saved"),
        Texts.id(body, "customer"),
        body.yesOr("present", false),
        Texts.free(order, "description", 200),
        shopper(body.objectIfThere("shopper")));
  }

  private static Shopper shopper(Optional<Fields> from) throws BadField {
    var said = from.isEmpty() ? "" : from.get().textOr("locale", 35, "");
    return new Shopper(
        Texts.personal(from, "firstName", 100),
        Texts.personal(from, "lastName", 100),
        Texts.personal(from, "email", 254),
        // A telephone number may look like a card number by chance, so it is not searched.
        from.isEmpty() ? Personal.NONE : new Personal(from.get().textOr("phone", 40, "")),
        Texts.personal(from, "address", 250),
        Texts.personal(from, "city", 100),
        Texts.personal(from, "state", 100),
        Texts.personal(from, "postcode", 20),
        from.isEmpty() ? "" : Texts.country(from.get(), "country"),
        Texts.personal(from, "ip", 45),
        said.isEmpty() ? "en" : said,
        from.isEmpty() ? "" : from.get().textOr("customerId", 64, ""));
  }

  private static ShopCall status(Fields body) throws BadField {
    var orders = body.texts("orders", MOST_ORDERS, 64);
    if (orders.isEmpty()) {
      throw new BadField("missing-field", body.path("orders"), "Must name 1 to 100 orders.");
    }
    return new ShopCall.Status(orders);
  }

  private static ShopCall capture(Fields body) throws BadField {
    var amount = body.moneyIfThere("amount");
    if (amount.isPresent()) {
      moreThanNothing(amount.get(), body);
    }
    return new ShopCall.CaptureMoney(Texts.id(body, "order"), amount);
  }

  private static ShopCall refund(Fields body) throws BadField {
    return new ShopCall.RefundMoney(
        Texts.id(body, "order"),
        Texts.id(body, "refund"),
        moreThanNothing(body.money("amount"), body),
        Texts.free(body, "reason", 500),
        body.yesOr("confirmed", false));
  }

  private static Money moreThanNothing(Money amount, Fields body) throws BadField {
    if (amount.isZero()) {
      throw new BadField("bad-amount", body.path("amount.minor"), "Must be more than 0.");
    }
    return amount;
  }

  private static ShopCall orderChanged(Fields body) throws BadField {
    var order = Texts.id(body, "order");
    var change =
        Texts.neededWord(
            body,
            "change",
            "cancelled",
            "total-edited",
            "paid-otherwise",
            "refunded-by-hand",
            "shipped");
    var total =
        change.equals("total-edited")
            ? Optional.of(body.money("total"))
            : body.moneyIfThere("total");
    return new ShopCall.OrderChanged(
        order,
        change,
        total,
        body.textOr("carrier", 100, ""),
        body.textOr("trackingNumber", 100, ""));
  }

  private static ShopCall pull(Fields body) throws BadField {
    var applied = new ArrayList<ShopSays>();
    for (var says : body.objects("applied", MOST_ORDERS)) {
      applied.add(SaysReader.read(says));
    }
    long limit = body.numberOr("limit", MOST_ORDERS);
    if (limit < 1 || limit > MOST_ORDERS) {
      throw new BadField("bad-value", body.path("limit"), "Must be 1 to 100.");
    }
    return new ShopCall.Pull(applied, (int) limit);
  }

  private static ShopCall person(Fields body) throws BadField {
    long page = body.numberOr("page", 1);
    if (page < 1 || page > MOST_PAGES) {
      throw new BadField("bad-value", body.path("page"), "Must be 1 to " + MOST_PAGES + ".");
    }
    return new ShopCall.Person(
        Texts.neededWord(body, "action", "export", "erase"),
        new Personal(body.text("email", 3, 254)),
        (int) page);
  }
}
