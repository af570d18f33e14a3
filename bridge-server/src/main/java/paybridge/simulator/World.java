package paybridge.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import paybridge.work.Chance;

/// Everything that there is in one simulation, made from one seed.
final class World {
  /// How deep things may happen while others wait for a call outside.
  private static final int DEPTH = 2;

  final Timeline timeline = new Timeline();
  final Dice dice;
  final History history;
  final Weather weather;
  final Oracle oracle;
  final Roads roads;
  final TurnedBridge bridge;
  final Set<Mutant> mutants;
  final boolean comparing;
  final List<SimulatedGateway> gateways = new ArrayList<>();
  final List<SimulatedShop> shops = new ArrayList<>();
  private @Nullable Broken broken;
  private boolean founded;
  private int depth;
  private long lookAt;

  /// @param mutants what is broken on purpose
  World(Ground ground, long seed, Set<Mutant> mutants, Consumer<String> listener) {
    this.mutants = mutants;
    comparing = ground.comparesShops();
    dice = new Dice(Chance.seeded(seed));
    history = new History(timeline, listener);
    weather = new Weather(dice);
    history.note("weather: " + weather);
    oracle = new Oracle(this);
    roads = new Roads(this);
    bridge = new TurnedBridge(this, ground, seed);
  }

  /// Shops and accounts are registered and paired; what must not fail is over.
  void found() {
    founded = true;
  }

  boolean founded() {
    return founded;
  }

  /// Lets happen what happens until this time.
  void until(long end) {
    while (true) {
      long event = timeline.next();
      long due = bridge.dead() ? Long.MAX_VALUE : Math.max(bridge.due(), lookAt);
      if (Math.min(event, due) > end) {
        timeline.moveTo(end);
        return;
      }
      if (event > due) {
        timeline.moveTo(due);
        turn();
        continue;
      }
      timeline.happen();
      oracle.look();
      if (dice.of1000(250)) {
        // The worker is busy elsewhere and looks again in half a second at the latest.
        lookAt = timeline.millis() + dice.between(1, 500);
      } else if (bridge.due() <= timeline.millis()) {
        turn();
      }
    }
  }

  private void turn() {
    lookAt = bridge.turn() ? timeline.millis() : timeline.millis() + 500;
  }

  /// So much time passes for whoever waits; meanwhile other things happen, now and then.
  void pass(long millis) {
    pass(millis, () -> false);
  }

  void pass(long millis, BooleanSupplier enough) {
    long end = timeline.millis() + millis;
    if (depth < DEPTH && (dice.of1000(300) || weather.strikes(300))) {
      depth++;
      try {
        while (timeline.next() <= end && !bridge.dead() && !enough.getAsBoolean()) {
          timeline.happen();
          if (!bridge.dead() && dice.of1000(500)) {
            bridge.turn();
          }
        }
      } finally {
        depth--;
      }
    }
    if (!enough.getAsBoolean()) {
      timeline.moveTo(end);
    }
  }

  Broken broken(String law, String how) {
    return first(new Broken(law, how));
  }

  Broken broken(String law, Throwable surprise) {
    return first(new Broken(law, String.valueOf(surprise), surprise));
  }

  private Broken first(Broken found) {
    if (broken == null) {
      broken = found;
    }
    return broken;
  }

  /// What was broken is told, even when somebody on the way took it for something else.
  void rethrowBroken() {
    if (broken != null) {
      throw broken;
    }
  }
}
