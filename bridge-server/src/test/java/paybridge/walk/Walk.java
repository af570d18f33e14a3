package paybridge.walk;

import io.javalin.Javalin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import paybridge.bridge.Bridge;
import paybridge.bridge.Ports;
import paybridge.bridge.Server;
import paybridge.connector.Flow;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.db.OrderRow;
import paybridge.demo.DemoShop;
import paybridge.sandbox.SandboxGateway;
import paybridge.wire.GuardedWire;
import paybridge.wire.WireLimits;
import paybridge.work.Chance;
import paybridge.work.Step;

/// A bridge, the sandbox gateway and the demo shop, all real and on real sockets, with a clock that
/// the test moves and steps that it turns by hand.
public final class Walk implements AutoCloseable {
  final SettableClock clock = new SettableClock(Instant.parse("2026-11-02T10:00:00Z"));
  final Chance chance = Chance.seeded(7);
  final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  final GuardedWire wire =
      new GuardedWire(
          (_, _, _, _) -> new paybridge.wire.EgressRules.Verdict.Allowed(), WireLimits.standard());
  public final SandboxGateway gateway;
  final Javalin gatewayServer;
  public final Bridge bridge;
  public final String bridgeUrl;
  final DemoShop shop;
  public final String shopHome;
  final String accountPath;
  private final List<Step> gatewaySteps;

  /// Happens while a call is on its way into the gateway.
  public volatile Runnable beforeGateway = () -> {};

  public Walk(Path data) {
    this(data, null);
  }

  public Walk(Path data, @org.jspecify.annotations.Nullable String postgres) {
    gateway = new SandboxGateway(null, clock, chance, wire);
    gatewayServer =
        Server.start(
            "127.0.0.1",
            0,
            List.of(
                routes -> {
                  routes.before("/api/*", _ -> beforeGateway.run());
                  gateway.routes(routes, "");
                }));
    gatewaySteps = gateway.steps();
    int port = Ports.free();
    bridgeUrl = "http://127.0.0.1:" + port;
    bridge =
        new Bridge(
            new Bridge.Options(
                data, postgres, "127.0.0.1", port, bridgeUrl, false, java.util.Set.of(), true,
                Duration.ofSeconds(3)),
            clock,
            chance,
            Bridge.Turning.BY_HAND);
    int shopPort = Ports.free();
    shopHome = "http://127.0.0.1:" + shopPort;
    var register = bridge.parts().register;
    var added = register.shop("tea", "generic", shopHome);
    var apiKey = StandardWebhooks.secret(chance.bytes(32));
    var secret = StandardWebhooks.secret(chance.bytes(32));
    gateway.register("tea", apiKey, secret);
    var account =
        register.account(
            "sandbox",
            "sandbox",
            false,
            Map.of("baseUrl", "http://127.0.0.1:" + gatewayServer.port(), "merchant", "tea"),
            Map.of("apiKey", List.of(apiKey), "notificationSecret", List.of(secret)));
    accountPath = account.pathKey();
    var directory = bridge.parts().directory;
    register.offerAll(directory.shop(added.row().id()), directory.account(account.id()));
    directory.changed();
    shop = new DemoShop(URI.create(bridgeUrl), added.row().pathKey(), added.pairing(), Flow.REDIRECT, clock, chance);
    shop.start(shopPort);
    shop.pair();
    settle();
  }

  /// A bridge on what a kill at this moment would leave on the disk: a copy of the files, taken while
  /// the first one runs on.
  public Bridge afterKill(Path data, Path copy) throws java.io.IOException {
    try (var files = java.nio.file.Files.list(data)) {
      for (var file : files.filter(java.nio.file.Files::isRegularFile).toList()) {
        java.nio.file.Files.copy(
            file,
            copy.resolve(file.getFileName().toString()),
            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return new Bridge(
        new Bridge.Options(
            copy, null, "127.0.0.1", Ports.free(), bridgeUrl, false, java.util.Set.of(), true,
            Duration.ofSeconds(3)),
        clock,
        chance,
        Bridge.Turning.BY_HAND);
  }

  /// Turns every step of both sides until nothing is due.
  public void settle() {
    var steps = new ArrayList<>(bridge.steps());
    steps.addAll(gatewaySteps);
    boolean busy = true;
    for (int turn = 0; busy && turn < 50; turn++) {
      busy = false;
      for (var step : steps) {
        var claimed = step.claim(50);
        claimed.forEach(Runnable::run);
        busy |= !claimed.isEmpty();
      }
    }
  }

  /// Turns only the gateway's side.
  public void turnGateway() {
    gatewaySteps.forEach(step -> step.claim(50).forEach(Runnable::run));
  }

  public void forward(Duration by) {
    clock.forward(by);
    settle();
  }

  /// Lets time pass, and nothing is turned.
  public void tick(Duration by) {
    clock.forward(by);
  }

  /// Puts a tin of tea into a basket and checks out; the browser is at the gateway's page then.
  public Visit checkout(Browsing browser) {
    browser.submit(shopHome + "/basket", Map.of("product", "earl-grey", "change", "1"));
    var page =
        browser.submit(
            shopHome + "/checkout",
            Map.of(
                "name", "Ada Example", "email", "ada@example.org", "country", "DE", "method",
                "card"));
    return new Visit(browser, page);
  }

  public java.time.InstantSource clock() {
    return clock;
  }

  public OrderRow order() {
    return bridge.parts().outside.database().read(t -> t.orders().oldest(1)).getFirst();
  }

  public DemoShop.Entry inShop() {
    return shop.orders().getLast();
  }

  /// A shopper at some page.
  public record Visit(Browsing browser, Browsing.Seen page) {
    public Browsing.Seen pay(String card) {
      return browser.submit(page.at().toString(), Map.of("card", card));
    }

    public Browsing.Seen pay(String card, String fault) {
      return browser.submit(page.at().toString(), Map.of("card", card, "fault", fault));
    }
  }

  @Override
  public void close() {
    shop.stop();
    bridge.close();
    gatewayServer.stop();
    gateway.close();
    wire.close();
    threads.close();
  }
}
