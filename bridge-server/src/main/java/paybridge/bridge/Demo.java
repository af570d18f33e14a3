package paybridge.bridge;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.demo.DemoShop;
import paybridge.sandbox.SandboxGateway;
import paybridge.wire.EgressRules;
import paybridge.wire.GuardedWire;
import paybridge.wire.WireLimits;
import paybridge.work.Chance;
import paybridge.work.Worker;

/// A bridge, a sandbox gateway and a small shop, each a server of its own on a free loopback port,
/// with throw-away data. Nothing in it is faked: the three speak HTTP with each other as strangers.
public final class Demo implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String MERCHANT = "leaf-and-kettle";

  private final Path data;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Worker worker = new Worker(threads);
  private final GuardedWire gatewayWire = new GuardedWire(anything(), WireLimits.standard());
  private final SandboxGateway gateway;
  private final Javalin gatewayServer;
  private final Bridge bridge;
  private final DemoShop shop;
  private final String bridgeUrl;
  private final String welcome;

  /// @param postgres a JDBC URL, or null for SQLite
  public Demo(@Nullable String postgres, InstantSource clock, Chance chance) {
    data = temporary();
    gateway = new SandboxGateway(data, clock, chance, gatewayWire);
    gatewayServer = Server.start(HOST, 0, List.of(routes -> gateway.routes(routes, "")));
    gateway.steps().forEach(worker::turn);
    int port = Ports.free();
    bridgeUrl = "http://" + HOST + ":" + port;
    bridge =
        new Bridge(
            new Bridge.Options(
                data, postgres, HOST, port, bridgeUrl, false, Set.of(), true,
                Duration.ofSeconds(3)),
            clock,
            chance);
    shop = openShop(clock, chance);
    bridge.people().add("owner@demo.example", "Demo owner", "owner");
    welcome = bridgeUrl + bridge.people().signInLink("owner@demo.example");
  }

  private DemoShop openShop(InstantSource clock, Chance chance) {
    var register = bridge.parts().register;
    int port = Ports.free();
    var added = register.shop("leaf-and-kettle", "generic", "http://" + HOST + ":" + port);
    var apiKey = StandardWebhooks.secret(chance.bytes(32));
    var notificationSecret = StandardWebhooks.secret(chance.bytes(32));
    gateway.register(MERCHANT, apiKey, notificationSecret);
    var account =
        register.account(
            "sandbox",
            "sandbox",
            false,
            Map.of("baseUrl", gatewayUrl(), "merchant", MERCHANT),
            Map.of(
                "apiKey", List.of(apiKey), "notificationSecret", List.of(notificationSecret)));
    register.offerAll(
        bridge.parts().directory.shop(added.row().id()),
        bridge.parts().directory.account(account.id()));
    bridge.parts().directory.changed();
    var demoShop =
        new DemoShop(URI.create(bridgeUrl), added.row().pathKey(), added.pairing(), clock, chance);
    demoShop.start(port);
    demoShop.pair();
    return demoShop;
  }

  private static EgressRules anything() {
    return (_, _, _, _) -> new EgressRules.Verdict.Allowed();
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("paybridge-demo-");
    } catch (IOException denied) {
      throw new UncheckedIOException("no temporary directory", denied);
    }
  }

  public Bridge bridge() {
    return bridge;
  }

  public DemoShop shop() {
    return shop;
  }

  public String shopUrl() {
    return shop.home().toString();
  }

  public String bridgeUrl() {
    return bridgeUrl;
  }

  public String gatewayUrl() {
    return "http://" + HOST + ":" + gatewayServer.port();
  }

  /// Where the owner signs in, once.
  public String welcomeUrl() {
    return welcome;
  }

  @Override
  public void close() {
    shop.stop();
    bridge.close();
    gatewayServer.stop();
    worker.close();
    threads.close();
    gateway.close();
    gatewayWire.close();
    delete(data);
  }

  static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      // A temporary folder may stay behind.
    }
  }
}
