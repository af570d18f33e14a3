package paybridge.checkout;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import paybridge.asking.AskGateway;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Logo;
import paybridge.connector.MethodSpec;
import paybridge.connector.Money;
import paybridge.connector.OrderPicture;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopCall;
import paybridge.connector.ShopSays;
import paybridge.connector.TakesTracking;
import paybridge.db.Database;
import paybridge.db.ErrandRow;
import paybridge.db.Ids;
import paybridge.db.OfferRow;
import paybridge.db.OrderRow;
import paybridge.db.Tables;
import paybridge.shop.Directory;
import paybridge.shop.Shop;
import paybridge.truth.Entries;
import paybridge.truth.Hearing;
import paybridge.truth.ShopBook;
import paybridge.work.Within;

/// What a shop asks and tells beside collecting money.
public final class ShopQuestions {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final Ids ids;
  private final Hearing hearing;
  private final ShopBook shopBook;
  private final Entries entries;
  private final AskGateway askGateway;
  private final Within within;

  public ShopQuestions(
      Database database,
      Directory directory,
      InstantSource clock,
      Ids ids,
      Hearing hearing,
      ShopBook shopBook,
      Entries entries,
      AskGateway askGateway,
      Within within) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.ids = ids;
    this.hearing = hearing;
    this.shopBook = shopBook;
    this.entries = entries;
    this.askGateway = askGateway;
    this.within = within;
  }

  /// Which methods may be shown.
  public ShopAnswer offers(Shop shop, ShopCall.Offers call) {
    return new ShopAnswer.OffersAre(
        directory.offers(shop.id()).stream()
            .filter(offer -> fits(offer, call))
            .map(this::offer)
            .toList());
  }

  private boolean fits(OfferRow offer, ShopCall.Offers call) {
    var currency = call.total().map(total -> total.currency().code());
    return (call.country().isEmpty() || allows(offer.countries(), call.country()))
        && currency.map(code -> allows(offer.currencies(), code)).orElse(true);
  }

  private static boolean allows(String codes, String code) {
    return codes.isEmpty() || List.of(codes.split(" ")).contains(code);
  }

  private ShopAnswer.Offer offer(OfferRow offer) {
    var account = directory.account(offer.accountId());
    var can =
        account.gateway().methods(account.account()).stream()
            .filter(method -> method.code().equals(offer.method()))
            .flatMap(method -> method.can().stream())
            .sorted()
            .map(MethodSpec.Can::name)
            .map(name -> name.toLowerCase(java.util.Locale.ROOT))
            .toList();
    return new ShopAnswer.Offer(
        offer.code(),
        offer.title(),
        codes(offer.countries()),
        codes(offer.currencies()),
        limit(offer, offer.least()),
        limit(offer, offer.most()),
        can,
        !account.row().live(),
        Logo.of(offer.method()));
  }

  private static List<String> codes(String codes) {
    return codes.isEmpty() ? List.of() : List.of(codes.split(" "));
  }

  private static Optional<Money> limit(
      OfferRow offer, @org.jspecify.annotations.Nullable Long minor) {
    var only = codes(offer.currencies());
    return minor == null || only.size() != 1
        ? Optional.empty()
        : Optional.of(new Money(minor, CurrencyUnit.of(only.getFirst())));
  }

  /// What is true about some orders.
  public ShopAnswer status(Shop shop, ShopCall.Status call) {
    return database.read(
        t -> {
          var pictures = new ArrayList<OrderPicture>();
          for (var order : t.orders().find(shop.id(), call.orderIds())) {
            pictures.add(hearing.picture(t, order));
          }
          return new ShopAnswer.StatusIs(pictures);
        });
  }

  /// May an unpaid order be cancelled? The gateway is asked first; while it is silent, no.
  public ShopAnswer mayCancel(Shop shop, ShopCall.MayCancel call) {
    var found = database.read(t -> t.orders().find(shop.id(), call.orderId()));
    if (found.isEmpty()) {
      return new ShopAnswer.MayCancelIs(true, "No payment was ever asked for this order.");
    }
    var order = found.get();
    if (order.word().equals("pending")) {
      for (var payment : database.read(t -> t.payments().ofOrder(order.id()))) {
        if (payment.word().equals("pending")
            && !within.within(PATIENCE, () -> askGateway.ask(payment), _ -> {}).orElse(false)) {
          return new ShopAnswer.MayCancelIs(
              false, "The gateway has not answered yet.");
        }
      }
    }
    var now = database.read(t -> t.orders().find(order.id())).orElseThrow();
    var open = now.word().equals("pending") ? openPage(now) : Optional.<Instant>empty();
    if (open.isPresent()) {
      return new ShopAnswer.MayCancelIs(
          false,
          "Somebody may just be paying: the payment page is open until " + open.get() + ".");
    }
    if (now.word().equals("pending") && charging(now)) {
      return new ShopAnswer.MayCancelIs(
          false, "A stored method was charged, and the gateway has not decided yet.");
    }
    return switch (now.word()) {
      case "paid", "authorized" ->
          new ShopAnswer.MayCancelIs(false, "The order is " + now.word() + ".");
      default ->
          List.of(now.flags().split(" ")).contains("unknown")
              ? new ShopAnswer.MayCancelIs(
                  false, "Something was sent to the gateway and no answer came yet.")
              : new ShopAnswer.MayCancelIs(
                  true,
                  "No money has come. If it still comes, the order will be told.");
    };
  }

  private boolean charging(OrderRow order) {
    return database.read(t -> t.payments().ofOrder(order.id())).stream()
        .anyMatch(
            payment ->
                payment.flow().equals(NewAttempt.STORED) && payment.word().equals("pending"));
  }

  /// When the last open page of an order ends.
  private Optional<Instant> openPage(OrderRow order) {
    long now = clock.millis();
    return database.read(t -> t.payments().ofOrder(order.id())).stream()
        .filter(payment -> payment.word().equals("pending") && !payment.superseded())
        .flatMap(payment -> Stream.ofNullable(payment.pageEnds()))
        .filter(ends -> ends > now)
        .max(Long::compare)
        .map(Instant::ofEpochMilli);
  }

  /// The shop changed its order by itself; a person there decided. It is written down; a page that
  /// asks for what is no longer wanted is not handed out any more, and closed where its gateway can.
  public ShopAnswer orderChanged(Shop shop, ShopCall.OrderChanged call) {
    database.write(
        t -> {
          var order = t.orders().find(shop.id(), call.orderId());
          order.ifPresent(
              known ->
                  entries.write(
                      t,
                      known,
                      null,
                      new Entries.Line(
                          "shop→bridge", "order changed", "ok", sentence(call))));
          order.filter(_ -> call.change().equals("shipped")).ifPresent(known -> ship(t, known, call));
          order.ifPresent(known -> withdraw(t, known, call));
          return order;
        });
    return new ShopAnswer.Noted();
  }

  private void withdraw(Tables t, OrderRow order, ShopCall.OrderChanged call) {
    long now = clock.millis();
    for (var payment : t.payments().ofOrder(order.id())) {
      boolean unwanted =
          switch (call.change()) {
            case "cancelled", "paid-otherwise" -> true;
            case "total-edited" ->
                call.total().filter(total -> total.minor() != payment.asked()).isPresent();
            default -> false;
          };
      if (payment.flow().equals(NewAttempt.STORED)) {
        if (unwanted) {
          t.operations().hold(payment.id(), now);
        }
      } else if (unwanted && payment.word().equals("pending") && !payment.superseded()) {
        t.payments().supersede(payment.id(), now);
        t.payments().askBy(payment.id(), now);
      }
    }
  }

  /// Every gateway that holds money of the order and wants to hear of shipments is told.
  private void ship(Tables t, OrderRow order, ShopCall.OrderChanged call) {
    if (call.trackingNumber().isBlank()) {
      return;
    }
    for (var payment : t.payments().ofOrder(order.id())) {
      var account = directory.account(t, payment.accountId());
      if (payment.captured() > 0
          && account.gateway() instanceof TakesTracking takes
          && takes.wantsTracking(account.account())) {
        t.errands()
            .keep(
                new ErrandRow(
                    ids.next(), payment.id(), order.id(), account.id(), call.carrier(),
                    call.trackingNumber(), clock.millis(), 0, clock.millis()));
      }
    }
  }

  private static String sentence(ShopCall.OrderChanged call) {
    return switch (call.change()) {
      case "cancelled" -> "The shop cancelled the order.";
      case "total-edited" ->
          "The shop changed the total"
              + call.total().map(total -> " to " + total).orElse("")
              + ".";
      case "paid-otherwise" -> "The shop says the order was paid in another way.";
      case "refunded-by-hand" -> "The shop says the order was refunded by hand.";
      default ->
          "Shipped"
              + (call.carrier().isEmpty() ? "" : " by " + call.carrier())
              + (call.trackingNumber().isEmpty() ? "" : ", tracking " + call.trackingNumber())
              + ".";
    };
  }

  /// Hands over the newest pictures that the shop has not confirmed.
  public ShopAnswer pull(Shop shop, ShopCall.Pull call) {
    int limit = Math.clamp(call.limit(), 1, 100);
    return database.write(
        t -> {
          for (var says : call.applied()) {
            t.orders().find(shop.id(), says.orderId()).ifPresent(o -> confirm(t, o, says));
          }
          t.shops().pulled(shop.id(), clock.millis());
          var waiting = t.updates().unheard(shop.id(), limit + 1);
          var pictures = new ArrayList<OrderPicture>();
          for (var update : waiting.subList(0, Math.min(limit, waiting.size()))) {
            var order = t.orders().find(update.orderId()).orElseThrow();
            pictures.add(hearing.picture(order, update));
          }
          return new ShopAnswer.Pictures(pictures, waiting.size() > limit);
        });
  }

  private void confirm(paybridge.db.Tables t, OrderRow order, ShopSays says) {
    shopBook.said(t, order, says, clock.millis());
    entries.write(
        t,
        order,
        null,
        new Entries.Line(
            "shop→bridge", "pull", "ok", "applied " + says.sequence() + ", says " + says.status()));
  }

  /// The stored methods of a customer.
  public ShopAnswer savedMethods(Shop shop, ShopCall.SavedMethods call) {
    return new ShopAnswer.Methods(
        database.read(t -> t.storedMethods().ofCustomer(shop.id(), call.customerId())).stream()
            .map(row -> new ShopAnswer.StoredMethod(row.id(), row.method(), row.label()))
            .toList());
  }
}
