package paybridge.torture;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import paybridge.work.Chance;

/// The kill run. Begin here: gateway and shops live in this process, the bridge in a child that is
/// killed at random moments while calls pour in, and held to its promises after every restart.
public final class KillRun {
  private static final int SHOPS = 2;
  private static final int LONGEST_LIFE_MILLIS = 1_500;
  private static final int LONGEST_START_MILLIS = 1_500;
  private static final long BOOKS_MILLIS = 60_000;
  private final Ground ground;
  private final Path data;
  private final InstantSource clock;
  private final PrintWriter out;

  /// @param data an empty directory
  public KillRun(Ground ground, Path data, InstantSource clock, PrintWriter out) {
    this.ground = ground;
    this.data = data;
    this.clock = clock;
    this.out = out;
  }

  /// Kills so often; true when every promise was kept.
  public boolean run(int kills, long seed) throws InterruptedException {
    var chance = Chance.seeded(seed);
    var ledger = new Ledger();
    var began = clock.instant();
    int port = freePort();
    try (var browser = new Browser();
        var gateway = new Gateway(clock, Chance.seeded(seed + 1), ledger);
        var bridge =
            new BridgeProcess(
                ground.serve(data, port),
                URI.create("http://127.0.0.1:" + port),
                data.resolve("bridge.log"))) {
      gateway.meets(bridge);
      var shops = new LinkedHashMap<String, Shop>();
      for (int i = 1; i <= SHOPS; i++) {
        shops.put("shop-" + i, new Shop(clock));
      }
      try {
        var talks = open(gateway, bridge, browser, shops, ledger);
        var all = new ArrayList<>(talks.byShop().values());
        var load = new Load(all, browser, ledger, bridge, Chance.seeded(seed + 2));
        var promises =
            new Promises(
                data.resolve("paybridge.db"), talks.account(), talks.byShop(), gateway, clock,
                ledger, chance);
        load.begin();
        for (int kill = 1; kill <= kills; kill++) {
          load.rest(false);
          Polling.pause(chance.below(LONGEST_LIFE_MILLIS));
          load.rest(true);
          killAndRestart(bridge, browser, chance);
          promises.nothingAcknowledgedIsMissing();
          promises.newBooksAgree(over(shops.values()), BOOKS_MILLIS);
          progress(kill, kills, load, ledger);
        }
        load.end(120);
        promises.booksAgree(over(shops.values()), BOOKS_MILLIS);
        promises.nothingAcknowledgedIsMissingAtAll();
        return report(
            kills, bridge, load, promises, ledger, shops,
            Duration.between(began, clock.instant()));
      } finally {
        shops.values().forEach(Shop::close);
      }
    }
  }

  private record Talks(String account, Map<Shop, ShopTalk> byShop) {}

  private Talks open(
      Gateway gateway,
      BridgeProcess bridge,
      Browser browser,
      Map<String, Shop> shops,
      Ledger ledger)
      throws InterruptedException {
    var homes = new LinkedHashMap<String, String>();
    shops.forEach((name, shop) -> homes.put(name, shop.home()));
    var founded = ground.found(data, gateway.settings(), gateway.secrets(), homes);
    bridge.start();
    bridge.awaitUp(browser);
    var talks = new LinkedHashMap<Shop, ShopTalk>();
    for (var place : founded.shops()) {
      var shop = java.util.Objects.requireNonNull(shops.get(place.name()));
      var talk = new ShopTalk(shop, place, bridge, browser, clock, ledger);
      talk.pair();
      talks.put(shop, talk);
      if (!Polling.until(BOOKS_MILLIS, shop::challenged)) {
        throw new IllegalStateException("the bridge never challenged " + place.name());
      }
    }
    return new Talks(founded.account(), talks);
  }

  /// Sometimes it is killed once more while it starts.
  private static void killAndRestart(BridgeProcess bridge, Browser browser, Chance chance) {
    bridge.kill();
    bridge.start();
    if (chance.below(5) == 0) {
      Polling.pause(chance.below(LONGEST_START_MILLIS));
      bridge.kill();
      bridge.start();
    }
    bridge.awaitUp(browser);
  }

  private static Map<Shop, List<BookedOrder>> over(Iterable<Shop> shops) {
    var over = new HashMap<Shop, List<BookedOrder>>();
    for (var shop : shops) {
      over.put(shop, shop.book().stream().filter(BookedOrder::over).toList());
    }
    return over;
  }

  private void progress(int kill, int kills, Load load, Ledger ledger) {
    if (kill % Math.max(1, kills / 5) == 0) {
      out.printf(
          "%d of %d kills, %d orders, %d answers lost on the way%n",
          kill, kills, load.begun(), ledger.lostAnswers());
      out.flush();
    }
  }

  private boolean report(
      int kills,
      BridgeProcess bridge,
      Load load,
      Promises promises,
      Ledger ledger,
      Map<String, Shop> shops,
      Duration took) {
    var doubles = new ArrayList<String>();
    ledger.sessions().forEach((number, references) -> {
      if (references.size() > 1) {
        doubles.add("order " + number + " was opened at the gateway as " + references);
      }
    });
    ledger.moves().forEach((operation, times) -> {
      if (times.sum() > 1) {
        doubles.add("operation " + operation + " was sent " + times + " times");
      }
    });
    doubles.forEach(ledger::wrong);
    long applied = sum(shops, BookedOrder::applied);
    long old = sum(shops, BookedOrder::old);
    long notes = sum(shops, BookedOrder::notes);
    long paid = sum(shops, order -> order.amount("captured") > 0 ? 1 : 0);
    out.printf(
        "%n%d kills (%d starts) in %d s, %d orders, %d paid, %d answers lost to a kill%n",
        kills, bridge.starts(), took.toSeconds(), load.begun(), paid, ledger.lostAnswers());
    out.printf(
        "nothing acknowledged is missing: %d calls repeated byte for byte, %d messages found%n",
        promises.answersRepeated(), promises.messagesFound());
    out.printf(
        "nothing happened twice: %d orders opened by one reference each, %d operations sent once%n",
        ledger.sessions().size(), ledger.moves().size());
    out.printf(
        "pictures rise: %d applied, %d old ones changed nothing, %d notes written once%n",
        applied, old, notes);
    out.printf("the three books agree: %d comparisons%n", promises.booksCompared());
    var wrong = ledger.everythingWrong().stream().distinct().toList();
    wrong.stream().limit(40).forEach(sentence -> out.println("BROKEN: " + sentence));
    out.println(wrong.isEmpty() ? "Every promise was kept." : wrong.size() + " broken promises.");
    out.flush();
    return wrong.isEmpty();
  }

  private static long sum(
      Map<String, Shop> shops, java.util.function.ToLongFunction<BookedOrder> what) {
    return shops.values().stream().flatMap(shop -> shop.book().stream()).mapToLong(what).sum();
  }

  /// A free port below those that the machine gives to outgoing connections: while the bridge is
  /// dead nobody else gets it.
  private static int freePort() {
    for (int tried = 0; tried < 100; tried++) {
      int port = 20_000 + Chance.real().below(10_000);
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // The next one may be free.
      }
    }
    throw new IllegalStateException("no free port on the loopback address");
  }
}
