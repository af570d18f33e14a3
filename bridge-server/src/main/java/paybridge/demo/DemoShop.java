package paybridge.demo;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Flow;
import paybridge.connector.Money;
import paybridge.connector.Secret;
import paybridge.web.Pages;
import paybridge.work.Chance;
import paybridge.work.RequestThreads;

/// The tea shop "Leaf & Kettle": a whole small shop on a port of its own, with products, a basket,
/// an order book, and its half of the plugin protocol. Begin with [#start]; [#pair] introduces it
/// to the bridge, which then challenges it at `/paybridge`. [#orders] is its book, for checks.
public final class DemoShop {
  private static final String CSS = "/templates/demo-shop/shop.css";
  private static final String HOST = "127.0.0.1";

  private final URI bridge;
  private final String shopKey;
  private final Secret pairing;
  private final Flow flow;
  private final InstantSource clock;
  private final Chance chance;
  private final DemoBook book = new DemoBook();
  private @Nullable Running running;
  private @Nullable BridgeTalk talk;

  /// What the shop's book says about one order.
  ///
  /// @param sequence the last picture applied, 0 for none
  public record Entry(
      String number,
      String status,
      boolean paid,
      Money total,
      Money refunded,
      List<String> notes,
      long sequence) {}

  private record Running(Javalin server, BridgeTalk talk, CallbackDoor door) {}

  /// @param bridge the bridge's address without trailing slash
  /// @param shopKey the shop's key at the bridge
  /// @param pairing the one-time secret, `whsec_…`
  /// @param flow how its shoppers meet the gateway
  public DemoShop(
      URI bridge,
      String shopKey,
      Secret pairing,
      Flow flow,
      InstantSource clock,
      Chance chance) {
    this.flow = flow;
    this.bridge = bridge;
    this.shopKey = shopKey;
    this.pairing = pairing;
    this.clock = clock;
    this.chance = chance;
  }

  /// Opens the shop on this port of the loopback address (0: a free one). Does not speak to the
  /// bridge yet: the address is the shop's home, which the bridge must have registered before.
  public void start(int port) {
    var talk = talk();
    var door = new CallbackDoor(talk, book, shopKey);
    var pages = new Pages();
    var floor = new ShopFloor(pages, talk, book, new Pulling(talk, book), flow, this::home);
    var office = new BackOffice(pages, talk, book, this::home);
    var css = css();
    var server =
        Javalin.create(config -> {
          quiet(config);
          config.routes.before(DemoShop::guard);
          config.routes.get("/shop.css", ctx -> ctx.contentType("text/css").result(css));
          config.routes.post("/paybridge", door::hear);
          floor.routes(config.routes);
          office.routes(config.routes);
        });
    running = new Running(server.start(HOST, port), talk, door);
  }

  /// Introduces the shop to the bridge (once; later calls do nothing). True when the bridge
  /// welcomed it. Every visit of a shopper tries it, too.
  public boolean pair() {
    return now().talk().pair() instanceof BridgeTalk.Heard.Said;
  }

  /// True once the bridge has challenged the shop and was answered.
  public boolean isChallenged() {
    return now().door().isConfirmed();
  }

  public int port() {
    return now().server().port();
  }

  /// The shop's address, its home.
  public URI home() {
    return URI.create("http://" + HOST + ":" + port());
  }

  /// The shop's book, oldest order first.
  public List<Entry> orders() {
    return book.all().stream()
        .map(order ->
            new Entry(
                order.number(),
                order.status(),
                order.paid(),
                order.total(),
                order.refunded(),
                order.notes().stream().map(DemoOrder.Note::text).toList(),
                order.sequence()))
        .toList();
  }

  /// Closes the shop. Its book stays readable, and it can be opened again.
  public void stop() {
    now().server().stop();
  }

  /// What was agreed with the bridge outlives a shop that is closed and opened again.
  private BridgeTalk talk() {
    var known = talk;
    if (known == null) {
      known = new BridgeTalk(bridge, shopKey, pairing, clock, chance, this::home);
      talk = known;
    }
    return known;
  }

  private Running now() {
    return Objects.requireNonNull(running, "the shop is not open");
  }

  private static void quiet(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    RequestThreads.use(config);
    config.http.maxRequestSize = 65_536L;
  }

  private static void guard(Context ctx) {
    ctx.header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'");
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "same-origin");
    ctx.header("Cache-Control", "no-store");
  }

  private static byte[] css() {
    try (var file = Objects.requireNonNull(DemoShop.class.getResourceAsStream(CSS), CSS)) {
      return file.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
