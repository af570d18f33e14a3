package paybridge.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import paybridge.checkout.ShowPage;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Incoming;
import paybridge.connector.Page;
import paybridge.notification.HearReturn;

/// Somebody who orders something: pays, is declined and pays, gives up, walks away, has two tabs,
/// comes too late, comes back or does not.
final class Shopper {
  private static final long MINUTE = 60_000;
  private final World world;
  private final ShopOrder order;
  private int checkouts;
  private int looks;

  Shopper(ShopOrder order) {
    this.world = order.shop.world;
    this.order = order;
  }

  /// Goes to the till.
  void checkOut() {
    if (checkouts++ > 3 || order.cancelled) {
      return;
    }
    order.shop.talk.call(
        "checkout",
        checkout(),
        4,
        answer -> {
          if (answer.isEmpty()) {
            after(MINUTE, 30 * MINUTE, 600, this::checkOut);
          } else if (answer.get().ok()) {
            var page = answer.get().json().path("page").asText();
            after(1_000, 60_000, 950, () -> visit(page));
            if (world.dice.of1000(60)) {
              after(1_000, 5 * MINUTE, 1000, () -> otherTab(page));
            }
          } else {
            after(MINUTE, 30 * MINUTE, 300, this::checkOut);
          }
        });
  }

  private ObjectNode checkout() {
    var body = SimulatedShop.JSON.createObjectNode();
    var about = body.putObject("order").put("id", order.id).put("number", order.id);
    about.set("total", money(order.total, order.currency));
    body.put("method", order.method).put("capture", order.capture);
    body.putObject("shopper").put("email", "person-" + order.id + "@example.org").put("country", "DE");
    body.put("returnUrl", order.shop.home() + "/thanks?order=" + order.id);
    body.put("cancelUrl", order.shop.home() + "/again?order=" + order.id);
    return body;
  }

  static ObjectNode money(long minor, String currency) {
    return SimulatedShop.JSON
        .createObjectNode()
        .put("currency", currency)
        .put("minor", minor)
        .put("exponent", CurrencyUnit.of(currency).exponent());
  }

  /// A second tab: the same page once more, or the cart was changed there and a new one is opened.
  private void otherTab(String page) {
    if (world.dice.of1000(500)) {
      visit(page);
    } else {
      order.total += 100;
      checkOut();
    }
  }

  private void visit(String page) {
    var token = page.substring(page.lastIndexOf('/') + 1);
    var shown = world.bridge.ask(() -> world.bridge.rooms().showPage().show(token));
    if (shown.isEmpty()) {
      again(() -> visit(page));
      return;
    }
    world.history.note("pay page of " + order.id + ": " + shown.get().getClass().getSimpleName());
    switch (shown.get()) {
      case ShowPage.Shown.Nothing() ->
          throw world.broken("a page that was answered is there", order.id + " " + page);
      case ShowPage.Shown.Wait _ -> again(() -> visit(page));
      case ShowPage.Shown.Over over -> {
        if (!over.word().holdsMoney()) {
          after(10_000, 10 * MINUTE, 400, this::checkOut);
        }
      }
      case ShowPage.Shown.SendOn(var to, _) -> {
        if (to instanceof Page.Redirect(var address)) {
          atGateway(URI.create(address.reveal()));
        }
      }
    }
  }

  private void again(Runnable what) {
    if (looks++ < 20) {
      after(2_000, 20_000, 900, what);
    }
  }

  private void atGateway(URI address) {
    var gateway =
        world.gateways.stream()
            .filter(it -> it.host().equals(address.getHost()))
            .findFirst()
            .orElseThrow();
    var payment = gateway.byToken(address.getPath().substring("/pay/".length()));
    int mood = world.dice.below(100);
    if (mood < 60) {
      after(5_000, 5 * MINUTE, 1000, () -> pay(gateway, payment));
    } else if (mood < 72) {
      after(5_000, MINUTE, 1000, () -> tryDeclined(gateway, payment, 1));
      after(MINUTE, 10 * MINUTE, 1000, () -> pay(gateway, payment));
    } else if (mood < 78) {
      after(5_000, MINUTE, 1000, () -> tryDeclined(gateway, payment, 3));
    } else if (mood < 84) {
      after(5_000, 5 * MINUTE, 1000, () -> cancel(gateway, payment));
    } else if (mood < 90) {
      // An hour before the page ends to an hour after.
      long ends = payment.pageEnds - world.timeline.millis();
      after(Math.max(0, ends - 60 * MINUTE), ends + 60 * MINUTE, 1000, () -> pay(gateway, payment));
    } else if (mood < 92) {
      // Pays here, and in the same moment changes the cart in another tab and pays there, too.
      long when = world.dice.between(5_000, MINUTE);
      world.timeline.in(when, () -> pay(gateway, payment));
      world.timeline.in(
          when - world.dice.between(-500, 2_000),
          () -> {
            order.total += 100;
            checkOut();
          });
    } else if (mood < 95) {
      after(1_000, MINUTE, 1000, () -> gateway.news().forge(payment));
      after(MINUTE, 10 * MINUTE, 500, () -> pay(gateway, payment));
    }
  }

  private void pay(SimulatedGateway gateway, GatewayPayment payment) {
    if (!payment.pageOpen(world.timeline.millis())) {
      after(1_000, MINUTE, 500, this::checkOut);
      return;
    }
    if (payment.method.equals("banktransfer")) {
      payment.status = "processing";
      gateway.news().tell(payment, "payment.processing");
      world.history.note(gateway.name + " waits for a transfer " + payment.reference);
      long comes = world.dice.of1000(700) ? 30_000 : world.dice.between(MINUTE, 4 * 1440 * MINUTE);
      boolean works = world.dice.of1000(900);
      world.timeline.in(
          comes,
          () -> {
            if (works) {
              gateway.approve(payment);
            } else if (payment.status.equals("processing")) {
              gateway.decline(payment);
            }
          });
    } else {
      gateway.approve(payment);
    }
    comeBack(gateway, payment);
  }

  private void tryDeclined(SimulatedGateway gateway, GatewayPayment payment, int times) {
    for (int i = 0; i < times && payment.pageOpen(world.timeline.millis()); i++) {
      gateway.decline(payment);
    }
    if (!payment.pageOpen(world.timeline.millis())) {
      comeBack(gateway, payment);
    }
  }

  private void cancel(SimulatedGateway gateway, GatewayPayment payment) {
    if (payment.pageOpen(world.timeline.millis())) {
      gateway.become(payment, "cancelled");
      comeBack(gateway, payment);
    }
  }

  private void comeBack(SimulatedGateway gateway, GatewayPayment payment) {
    var query = gateway.news().returning(payment);
    after(10, 20_000, 700, () -> back(payment, query));
  }

  private void back(GatewayPayment payment, String query) {
    var path = payment.returnUrl.substring(TurnedBridge.URL.length());
    var token = path.substring(path.lastIndexOf('/') + 1);
    var onward =
        world.bridge.ask(
            () ->
                world
                    .bridge
                    .rooms()
                    .hearReturn()
                    .back(
                        token,
                        new Incoming(
                            Incoming.Channel.RETURN, "GET", path, query, List.of(), new byte[0],
                            Instant.ofEpochMilli(world.bridge.now()))));
    if (onward.isEmpty()) {
      again(() -> back(payment, query));
      return;
    }
    world.history.note("return of " + order.id + ": " + onward.get());
    switch (onward.get()) {
      case HearReturn.Onward.Nothing() ->
          throw world.broken("a return that was given out is there", order.id);
      case HearReturn.Onward.Wait _ -> again(() -> back(payment, ""));
      case HearReturn.Onward.ToShop(var address) -> {
        if (address.contains("/thanks")) {
          new Staff(order).thankYouPage();
        } else {
          after(MINUTE, 10 * MINUTE, 500, this::checkOut);
        }
      }
    }
  }

  private void after(long least, long most, int chance, Runnable what) {
    if (world.dice.of1000(chance)) {
      world.timeline.in(world.dice.between(least, Math.max(least, most)), what);
    }
  }
}
