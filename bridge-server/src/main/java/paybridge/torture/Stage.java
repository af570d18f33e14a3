package paybridge.torture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import paybridge.db.SqliteReader;
import paybridge.work.Chance;

/// What a run plays on: a bridge in a child process, a gateway and shops in this one, all paired.
final class Stage implements AutoCloseable {
  private static final long PAIRING_MILLIS = 60_000;
  final Browser browser = new Browser();
  final Ledger ledger = new Ledger();
  final Chance chance;
  final InstantSource clock;
  final Path data;
  final Gateway gateway;
  final BridgeProcess bridge;
  final Map<Shop, ShopTalk> talks = new LinkedHashMap<>();
  final List<Ground.Booked> accounts;
  private final List<Shop> shops = new ArrayList<>();

  private Stage(Effort effort, Cast cast) throws InterruptedException {
    clock = effort.clock();
    data = cast.data().orElse(effort.data());
    chance = Chance.seeded(effort.seed());
    gateway = new Gateway(clock, Chance.seeded(effort.seed() + 1), ledger);
    int port = freePort();
    bridge =
        new BridgeProcess(
            effort.ground().serve(data, port, cast.java(), cast.options()),
            cast.environment(),
            URI.create("http://127.0.0.1:" + port),
            effort.data().resolve("bridge.log"));
    try {
      gateway.meets(bridge);
      var homes = new LinkedHashMap<String, String>();
      for (int i = 1; i <= cast.shops(); i++) {
        var shop = new Shop(clock);
        shops.add(shop);
        homes.put("shop-" + i, shop.home());
      }
      var tills = new ArrayList<Ground.Till>();
      tills.add(new Ground.Till("sandbox", gateway.settings(), gateway.secrets()));
      cast.other()
          .ifPresent(
              address ->
                  tills.add(
                      new Ground.Till(
                          "other",
                          Map.of("baseUrl", address, "merchant", Gateway.MERCHANT),
                          gateway.secrets())));
      var founded = effort.ground().found(data, tills, homes);
      accounts = founded.accounts();
      bridge.start();
      bridge.awaitUp(browser);
      for (int i = 0; i < shops.size(); i++) {
        pair(shops.get(i), founded.shops().get(i));
      }
      awaitLive();
    } catch (RuntimeException | InterruptedException failed) {
      close();
      throw failed;
    }
  }

  /// Opens a stage; the bridge is up and every shop is confirmed.
  static Stage open(Effort effort, Cast cast) throws InterruptedException {
    return new Stage(effort, cast);
  }

  private void pair(Shop shop, Ground.Place place) throws InterruptedException {
    var talk = new ShopTalk(shop, place, bridge, browser, clock, ledger);
    talk.pair();
    talks.put(shop, talk);
    if (!Polling.until(PAIRING_MILLIS, shop::challenged)) {
      throw new IllegalStateException("the bridge never challenged " + place.name());
    }
  }

  private void awaitLive() {
    try (var reader = new SqliteReader(books())) {
      if (!Polling.until(
          PAIRING_MILLIS,
          () ->
              reader.read(t -> t.shops().all()).stream()
                  .allMatch(shop -> shop.state().equals("live")))) {
        throw new IllegalStateException("the bridge never confirmed its shops");
      }
    }
  }

  List<Shop> shops() {
    return shops;
  }

  ShopTalk talk(int shop) {
    return Objects.requireNonNull(talks.get(shops.get(shop)));
  }

  Path books() {
    return data.resolve("paybridge.db");
  }

  String account() {
    return accounts.getFirst().id();
  }

  /// What the gateway says, written by hand.
  News news() {
    return new News(gateway, accounts.getFirst().path(), bridge, browser, clock);
  }

  Promises promises() {
    return new Promises(books(), account(), talks, gateway, clock, ledger, chance);
  }

  /// Starts the bridge again if it ended by itself.
  boolean revive() {
    if (bridge.alive()) {
      return false;
    }
    bridge.kill();
    bridge.start();
    bridge.awaitUp(browser);
    return true;
  }

  void killAndRestart() {
    bridge.kill();
    bridge.start();
    bridge.awaitUp(browser);
  }

  /// The orders whose story is told, by shop.
  Map<Shop, List<BookedOrder>> over() {
    var over = new HashMap<Shop, List<BookedOrder>>();
    for (var shop : shops) {
      over.put(shop, shop.book().stream().filter(BookedOrder::over).toList());
    }
    return over;
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

  @Override
  public void close() {
    bridge.close();
    shops.forEach(Shop::close);
    gateway.close();
    browser.close();
  }
}
