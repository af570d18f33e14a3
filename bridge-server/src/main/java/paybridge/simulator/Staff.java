package paybridge.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import paybridge.connector.Money;

/// The people and timers of a shop: they capture, void, refund, cancel what is not paid, and look at
/// orders.
final class Staff {
  private static final long HOUR = 3_600_000;
  private final World world;
  private final ShopOrder order;

  Staff(ShopOrder order) {
    this.world = order.shop.world;
    this.order = order;
  }

  /// What will be done about an order that was just placed.
  void begin() {
    if (world.dice.of1000(400)) {
      world.timeline.in(world.dice.between(HOUR, 30 * HOUR), this::timer);
    }
    if (order.capture.equals("manual")) {
      world.timeline.in(world.dice.between(HOUR, 8 * 24 * HOUR), this::heldMoney);
    }
    if (world.dice.of1000(250)) {
      world.timeline.in(world.dice.between(HOUR, 6 * 24 * HOUR), this::refund);
    }
  }

  /// The shop's own timer cancels what is not paid, when the bridge says that it may.
  private void timer() {
    if (order.paid() || order.cancelled) {
      return;
    }
    order.shop.talk.call(
        "may-cancel",
        about(),
        1,
        answer -> {
          if (answer.isPresent() && answer.get().json().path("may").asBoolean() && !order.paid()) {
            order.cancelled = true;
            order.shop.talk.call(
                "order-changed", about().put("change", "cancelled"), 6, _ -> {});
          }
        });
  }

  private void heldMoney() {
    if (!order.word().equals("authorized")) {
      return;
    }
    int what = world.dice.below(10);
    if (what < 6) {
      move("capture", about());
    } else if (what < 8) {
      move("capture", amount(about(), 1 + world.dice.between(0, order.total - 1)));
    } else {
      move("void", about());
    }
    if (world.dice.of1000(100)) {
      // Somebody else presses the other button at the same time.
      world.timeline.in(world.dice.between(0, 2_000), () -> move("void", about()));
    }
  }

  private void refund() {
    if (!order.paid()) {
      return;
    }
    long some = 1 + world.dice.between(0, order.total - 1);
    switch (world.dice.below(6)) {
      case 0, 1 -> refund("r1", order.total);
      case 2 -> {
        refund("r1", some);
        world.timeline.in(world.dice.between(0, 3_000), () -> refund("r2", some));
      }
      case 3 -> {
        refund("r1", some);
        world.timeline.in(world.dice.between(0, HOUR), () -> refund("r1", some));
      }
      case 4 -> refund("r1", order.total + 1);
      default -> {
        refund("r1", some);
        world.timeline.in(world.dice.between(HOUR, 48 * HOUR), () -> refund("r2", order.total));
        world.timeline.in(world.dice.between(HOUR, 48 * HOUR), () -> refund("r3", 1));
      }
    }
  }

  private void refund(String id, long minor) {
    order.refunds.add(id);
    move("refund", amount(about().put("refund", id), minor));
  }

  private void move(String what, ObjectNode body) {
    order.shop.talk.call(
        what,
        body,
        4,
        answer -> {
          if (answer.isPresent() && answer.get().ok()) {
            var _ = order.shop.heard(answer.get().json().path("order"));
          }
        });
  }

  /// The page after the payment shows what the bridge says now.
  void thankYouPage() {
    var body = SimulatedShop.JSON.createObjectNode();
    body.putArray("orders").add(order.id);
    order.shop.talk.call(
        "status",
        body,
        2,
        answer ->
            answer
                .filter(ShopTalk.Heard::ok)
                .ifPresent(heard -> heard.json().path("orders").forEach(order.shop::heard)));
  }

  private ObjectNode about() {
    return SimulatedShop.JSON.createObjectNode().put("order", order.id);
  }

  private ObjectNode amount(ObjectNode body, long minor) {
    body.set("amount", Shopper.money(minor, order.currency));
    return body;
  }

  /// The sum in words, for the history.
  @Override
  public String toString() {
    return order.id + " " + Money.of(order.total, order.currency);
  }
}
