package paybridge.finding;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import paybridge.checkout.CallKey;
import paybridge.checkout.OpenCheckout;
import paybridge.checkout.Reply;
import paybridge.checkout.ShopQuestions;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.FindsOrders;
import paybridge.connector.Flow;
import paybridge.connector.FoundOrder;
import paybridge.connector.FoundOrder.Stage;
import paybridge.connector.Money;
import paybridge.connector.ShopCall;
import paybridge.connector.StorefrontCall;
import paybridge.connector.Wire;
import paybridge.connector.kit.Digests;
import paybridge.db.Database;
import paybridge.db.OfferRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.shop.Directory;
import paybridge.shop.Shop;
import paybridge.truth.Entries;
import paybridge.truth.ShopBook;

/// Serves one order that was found in a shop: opens a page for one that waits for money, gives the
/// shopper its link once, and withdraws the page of one that no longer wants it. Safe to repeat at
/// every line: the attempt has the same key until it is over, and the link is looked for first.
public final class ServeOrder {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> MONEY = List.of("paid", "authorized", "refunded");
  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final Wire wire;
  private final OpenCheckout openCheckout;
  private final ShopQuestions questions;
  private final ShopBook shopBook;
  private final Entries entries;
  private final String publicUrl;

  public ServeOrder(
      Database database,
      Directory directory,
      InstantSource clock,
      Wire wire,
      OpenCheckout openCheckout,
      ShopQuestions questions,
      ShopBook shopBook,
      Entries entries,
      String publicUrl) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.wire = wire;
    this.openCheckout = openCheckout;
    this.questions = questions;
    this.shopBook = shopBook;
    this.entries = entries;
    this.publicUrl = publicUrl;
  }

  /// Does what the order wants.
  ///
  /// @return why it has to be tried again; empty when it is served
  Optional<String> serve(Shop shop, FindsOrders finds, FoundOrder found) {
    var order = database.read(t -> t.orders().find(shop.id(), found.id()));
    order.ifPresent(known -> read(known, found));
    var attempts =
        order.map(known -> database.read(t -> t.payments().ofOrder(known.id()))).orElse(List.of());
    boolean open = attempts.stream().anyMatch(ServeOrder::open);
    if (!found.ours() || found.stage() == Stage.PAID || found.stage() == Stage.ENDED) {
      if (open && !MONEY.contains(order.orElseThrow().word())) {
        withdraw(shop, found, found.stage() == Stage.ENDED ? "cancelled" : "paid-otherwise");
      }
      return Optional.empty();
    }
    if (found.stage() != Stage.WAITING || !wantsPage(order, attempts, found)) {
      return Optional.empty();
    }
    return give(shop, finds, found, attempts);
  }

  /// What the shop's book says now goes into ours.
  private void read(OrderRow known, FoundOrder found) {
    var says = found.says();
    if (!says.status().equals(known.shopSays())
        || says.sequence() > known.appliedSequence()) {
      database.write(
          t -> {
            shopBook.said(t, known, says, clock.millis());
            return known;
          });
    }
  }

  private void withdraw(Shop shop, FoundOrder found, String change) {
    var _ =
        questions.orderChanged(
            shop, new ShopCall.OrderChanged(found.id(), change, found.total(), "", ""));
  }

  /// Not while money is known, while the shop has not heard that the last page is over, or when the
  /// order has its link.
  private boolean wantsPage(
      Optional<OrderRow> order, List<PaymentRow> attempts, FoundOrder found) {
    if (order.isEmpty()) {
      return true;
    }
    if (MONEY.contains(order.get().word()) || attempts.isEmpty()) {
      return !MONEY.contains(order.get().word());
    }
    var newest = attempts.getLast();
    if (!open(newest)) {
      return found.says().sequence() >= order.get().sequence();
    }
    boolean ended = newest.pageEnds() != null && newest.pageEnds() <= clock.millis();
    boolean same =
        found.total().map(Money::minor).orElse(-1L) == newest.asked()
            && found.total().orElseThrow().currency().code().equals(newest.currency());
    return same ? !ended && !found.page().equals(page(newest)) : true;
  }

  private static boolean open(PaymentRow payment) {
    return payment.word().equals("pending") && !payment.superseded();
  }

  private String page(PaymentRow payment) {
    return publicUrl + "/pay/" + payment.token();
  }

  private Optional<String> give(
      Shop shop, FindsOrders finds, FoundOrder found, List<PaymentRow> attempts) {
    if (found.total().isEmpty() || found.total().get().isZero()) {
      return tell(shop, finds, found, "The amount '" + found.totalText() + "' cannot be asked for.");
    }
    var total = found.total().get();
    var offer = offer(shop, total);
    if (offer.isEmpty()) {
      return tell(shop, finds, found, "No offer of this shop takes " + total + ".");
    }
    long over = attempts.stream().filter(it -> !open(it)).count();
    var key = "found " + found.id() + " " + total + " " + offer.get() + " " + over;
    var reply =
        openCheckout.open(
            shop,
            new CallKey(
                shop.id(), "checkout", key, Digests.sha256(key.getBytes(StandardCharsets.UTF_8))),
            new ShopCall.Checkout(
                found.id(), found.key(), found.number(), total, offer.get(), Flow.REDIRECT,
                Capture.AUTOMATIC, false, Optional.empty(), "", found.shopper(), found.returnUrl(),
                found.cancelUrl()));
    if (reply.status() != 200) {
      return reply.status() == 409 || reply.status() >= 500
          ? Optional.of(said(reply))
          : tell(shop, finds, found, "No payment page could be opened. " + said(reply));
    }
    return send(shop, finds, found, total);
  }

  private Optional<String> send(Shop shop, FindsOrders finds, FoundOrder found, Money total) {
    var order = database.read(t -> t.orders().find(shop.id(), found.id())).orElseThrow();
    var newest = database.read(t -> t.payments().ofOrder(order.id())).getLast();
    if (!open(newest)) {
      return Optional.empty();
    }
    var answer = finds.givePage(call(shop), found, total.toString(), page(newest));
    var why = why(answer);
    database.write(
        t -> {
          entries.write(
              t, order, newest,
              new Entries.Line(
                  "bridge→shop", "pay link", why.isEmpty() ? "ok" : "retry",
                  why.orElse("The shopper is mailed the page of attempt " + newest.attempt() + ".")));
          return order;
        });
    return why;
  }

  /// The shop's people must know; a shop that cannot be told is tried again.
  private Optional<String> tell(Shop shop, FindsOrders finds, FoundOrder found, String text) {
    return why(finds.note(call(shop), found.id(), "no page " + found.id() + " " + text, text));
  }

  private Optional<String> offer(Shop shop, Money total) {
    var wanted = shop.account().settings().text(FindsOrders.OFFER);
    return wanted.isEmpty()
        ? directory.offers(shop.id()).stream()
            .filter(offer -> OpenCheckout.takes(offer, total))
            .map(OfferRow::code)
            .findFirst()
        : Optional.of(wanted);
  }

  private StorefrontCall call(Shop shop) {
    return new StorefrontCall(shop.account(), wire, clock.instant());
  }

  private static <T> Optional<String> why(Answer<T> answer) {
    return switch (answer) {
      case Answer.Done<T> _ -> Optional.empty();
      // The order is gone: nobody waits for a page.
      case Answer.Refused<T> _ -> Optional.empty();
      case Answer.NotSent<T>(var why, _) -> Optional.of(why);
      case Answer.Unknown<T>(var why) -> Optional.of(why);
    };
  }

  private static String said(Reply reply) {
    try {
      return JSON.readTree(reply.body()).path("detail").asText("");
    } catch (IOException never) {
      return "";
    }
  }
}
