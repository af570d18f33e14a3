package paybridge.simulator;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Secret;

/// One seed: a busy time with every kind of trouble, then calm until everything that was begun must
/// have ended, then the comparison of the books.
final class Season {
  static final long DAY = 86_400_000;
  private static final long CALM = 10 * DAY;

  private final World world;
  private final long busy;
  private int orders;

  /// What came of it.
  ///
  /// @param broken nothing when every law was kept
  record Outcome(
      Optional<Broken> broken,
      String hash,
      long time,
      List<String> last,
      int orders,
      int messages,
      int crashes,
      long checks,
      long events,
      Map<String, Integer> reasons,
      int blind) {}

  Season(Ground ground, long seed, long days, Set<Mutant> mutants, Consumer<String> listener) {
    world = new World(ground, seed, mutants, listener);
    busy = days * DAY;
  }

  Outcome play() {
    @Nullable Broken broken = null;
    var agreement = new Agreement(world);
    try {
      found();
      long end = world.timeline.began() + busy;
      new Trouble(world).begin();
      world.shops.forEach(this::customers);
      if (!world.mutants.isEmpty()) {
        new Spoiling(world).begin();
      }
      world.until(end);
      world.history.note("calm");
      world.weather.becomesCalm();
      world.bridge.skew(0);
      calm(end);
      world.oracle.nothingIsLostAtAll();
      agreement.check();
      world.history.note("census: " + census());
    } catch (Broken found) {
      broken = found;
      world.history.note("broken: " + found.law() + ": " + found.getMessage());
    } finally {
      world.bridge.database().close();
    }
    return new Outcome(
        Optional.ofNullable(broken), world.history.hash(), world.timeline.millis(),
        world.history.last(), orders, world.oracle.messages(), world.bridge.deaths(),
        world.oracle.checks(), world.history.events(), agreement.reasons(), agreement.blind());
  }

  /// While it calms down every shop pulls once a day.
  private void calm(long end) {
    for (long day = 1; day * DAY <= CALM; day++) {
      world.until(end + day * DAY);
      world.shops.forEach(shop -> new Pulling(shop).pull());
    }
    world.until(world.timeline.millis() + 60_000);
  }

  /// What the books hold in the end, so that nobody takes a world in which nothing happens for proof.
  private String census() {
    return String.join(
        "; ",
        count("orders", "select word || ' ' || flags what, count(*) many from shop_order group by 1"),
        count("operations", "select kind || ' ' || state what, count(*) many from operation group by 1"),
        count("pictures", "select state what, count(*) many from order_update group by 1"),
        count("messages", "select verdict || ' ' || state what, count(*) many from message group by 1"),
        count("cases", "select kind || ' ' || state what, count(*) many from support_case group by 1"));
  }

  private String count(String what, String sql) {
    var kinds = new ArrayList<String>();
    for (var row : world.oracle.rows(sql)) {
      kinds.add(Oracle.text(row, "what").strip() + " " + Oracle.number(row, "many"));
    }
    return what + ": " + String.join(", ", kinds);
  }

  /// Registers accounts and shops, and pairs them over the wire.
  private void found() {
    world.bridge.start();
    var register = world.bridge.rooms().register();
    var directory = world.bridge.rooms().directory();
    var accounts = new ArrayList<String>();
    for (int i = 0; i < 2; i++) {
      world.gateways.add(new SimulatedGateway(world, "gw-" + i));
    }
    for (var gateway : world.gateways) {
      accounts.add(
          register.account(
              gateway.name, "sandbox", false, settings(gateway), secrets(gateway)).id());
    }
    for (int i = 0; i < 3; i++) {
      var name = "shop-" + i;
      var made = register.shop(name, "generic", SimulatedShop.home(name));
      var account = accounts.get(i % accounts.size());
      var _ =
          register.offerAll(directory.shop(made.row().id()), directory.account(account));
      var shop =
          new SimulatedShop(
              world, name, new ShopTalk.Place(made.row().pathKey(), made.pairing()));
      world.shops.add(shop);
      shop.talk.pair();
    }
    world.found();
    while (!world.shops.stream().allMatch(SimulatedShop::known)) {
      world.until(world.timeline.millis() + 60_000);
    }
  }

  private static Map<String, String> settings(SimulatedGateway gateway) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("baseUrl", "https://" + gateway.host());
    settings.put("merchant", gateway.merchant);
    return settings;
  }

  private static Map<String, List<Secret>> secrets(SimulatedGateway gateway) {
    var secrets = new LinkedHashMap<String, List<Secret>>();
    secrets.put("apiKey", List.of(gateway.apiKey));
    secrets.put("notificationSecret", List.of(gateway.newsKey));
    return secrets;
  }

  /// Somebody orders something, again and again; some days are busier than others.
  private void customers(SimulatedShop shop) {
    world.timeline.in(
        world.dice.between(1_000, 40 * 3_600_000),
        () -> {
          if (world.weather.calm()) {
            return;
          }
          boolean card = world.dice.of1000(880);
          var order =
              new ShopOrder(
                  shop,
                  shop.name.substring("shop-".length()) + "-" + ++orders,
                  world.dice.between(100, 100_000),
                  world.dice.one(List.of("EUR", "EUR", "USD", "JPY")),
                  card ? "card" : "banktransfer",
                  card && world.dice.of1000(200) ? "manual" : "automatic");
          shop.place(order);
          order(order);
          customers(shop);
        });
  }

  private void order(ShopOrder order) {
    world.history.note("order " + order.id + " " + order.total + " " + order.currency);
    new Shopper(order).checkOut();
    new Staff(order).begin();
  }

  /// Tells what a red seed must tell.
  static void tell(long seed, long days, Outcome outcome, PrintWriter out) {
    outcome.broken().ifPresent(
        broken -> {
          out.println("RED seed " + seed + ": " + broken.law());
          out.println("  " + broken.getMessage());
          out.println("  at " + java.time.Instant.ofEpochMilli(outcome.time()) + ", after:");
          outcome.last().forEach(line -> out.println("    " + line));
          out.printf(
              java.util.Locale.ROOT,
              "  again: ./bridge torture --only simulator --seed %d --years %.4f%n",
              seed, days / SimulatorRun.YEAR);
        });
  }
}
