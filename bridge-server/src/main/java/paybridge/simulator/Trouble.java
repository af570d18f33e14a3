package paybridge.simulator;

import java.util.ArrayList;

/// What happens by itself in the busy time: the bridge dies, far ends are away, clocks are wrong, shops
/// come back from a backup, somebody refunds at the gateway's own desk.
final class Trouble {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private final World world;

  Trouble(World world) {
    this.world = world;
  }

  void begin() {
    if (world.weather.crashHours > 0) {
      every(MINUTE, 2L * world.weather.crashHours * HOUR, this::crash);
    }
    every(HOUR, 72 * HOUR, () -> world.dice.one(world.gateways).away(span()));
    every(HOUR, 72 * HOUR, () -> world.dice.one(world.shops).away(span()));
    every(24 * HOUR, 200 * HOUR, this::wrongClock);
    every(HOUR, 12 * HOUR, () -> new Pulling(world.dice.one(world.shops)).pull());
    every(6 * HOUR, 24 * HOUR, () -> world.shops.forEach(SimulatedShop::backUp));
    every(24 * HOUR, 60L * 24 * HOUR, () -> world.dice.one(world.shops).restore());
    every(12 * HOUR, 72 * HOUR, this::refundedAtTheDesk);
  }

  private long span() {
    return world.dice.of1000(800)
        ? world.dice.between(1_000, 20 * MINUTE)
        : world.dice.between(HOUR, 12 * HOUR);
  }

  private void crash() {
    var moments = TurnedBridge.Moment.values();
    var moment = moments[world.dice.below(moments.length)];
    int after = 1 + world.dice.below(moment == TurnedBridge.Moment.STATEMENT ? 60 : 5);
    world.history.note("the bridge will die: " + moment + " " + after);
    world.bridge.armed(moment, after);
  }

  private void wrongClock() {
    long skew = world.dice.of1000(700) ? world.dice.between(-2, 2) : world.dice.between(-90, 90);
    world.history.note("the bridge's clock is " + skew + " min off");
    world.bridge.skew(skew * MINUTE);
    world.timeline.in(
        world.dice.between(MINUTE, 30 * MINUTE),
        () -> {
          world.history.note("the bridge's clock is right again");
          world.bridge.skew(0);
        });
  }

  /// Its news is never lost for good: nobody asks about a paid order, so only lists of everything
  /// that changed would show it.
  private void refundedAtTheDesk() {
    var gateway = world.dice.one(world.gateways);
    var paid = new ArrayList<GatewayPayment>();
    for (var payment : gateway.ledger()) {
      if (payment.refundable() > 0) {
        paid.add(payment);
      }
    }
    if (!paid.isEmpty()) {
      var payment = world.dice.one(paid);
      long minor = 1 + world.dice.between(0, payment.refundable() - 1);
      world.history.note("at the desk of " + gateway.name + ": " + payment.reference + " " + minor);
      gateway.refundAtDesk(payment, minor);
    }
  }

  private void every(long least, long most, Runnable what) {
    world.timeline.in(
        world.dice.between(least, most),
        () -> {
          if (!world.weather.calm()) {
            what.run();
            every(least, most, what);
          }
        });
  }
}
