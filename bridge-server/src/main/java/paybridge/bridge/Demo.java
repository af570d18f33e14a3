package paybridge.bridge;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Secret;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.db.AccountRow;
import paybridge.demo.DemoShop;
import paybridge.sandbox.SandboxGateway;
import paybridge.sandbox.play.PlayedGateway;
import paybridge.wire.EgressRules;
import paybridge.wire.GuardedWire;
import paybridge.wire.WireLimits;
import paybridge.work.Chance;
import paybridge.work.Worker;

/// A bridge, a gateway (built in or played) and a small shop, each a server of its own on a free loopback port,
/// with throw-away data. Nothing in it is faked: the three speak HTTP with each other as strangers.
public final class Demo implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String MERCHANT = "leaf-and-kettle";

  private final Path data;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Worker worker = new Worker(threads);
  private final GuardedWire gatewayWire = new GuardedWire(anything(), WireLimits.standard());
  private final Scene scene;
  private final @Nullable SandboxGateway builtIn;
  private final @Nullable PlayedGateway played;
  private final Javalin gatewayServer;
  private final Bridge bridge;
  private final DemoShop shop;
  private final String bridgeUrl;
  private final String welcome;
  private String method = "card";

  /// With the gateway that is built in.
  ///
  /// @param postgres a JDBC URL, or null for SQLite
  public Demo(@Nullable String postgres, InstantSource clock, Chance chance) {
    this(postgres, clock, chance, Scene.BUILT_IN);
  }

  /// @param postgres a JDBC URL, or null for SQLite
  public Demo(@Nullable String postgres, InstantSource clock, Chance chance, Scene scene) {
    this.scene = scene;
    data = temporary();
    played = scene.played(clock, chance, gatewayWire).orElse(null);
    builtIn = played == null ? new SandboxGateway(data, clock, chance, gatewayWire) : null;
    gatewayServer = Server.start(HOST, 0, List.of(this::gatewayRoutes));
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

  private void gatewayRoutes(RoutesConfig routes) {
    if (played != null) {
      played.routes(routes);
      played.steps().forEach(worker::turn);
    }
    if (builtIn != null) {
      builtIn.routes(routes, "");
      builtIn.steps().forEach(worker::turn);
    }
  }

  private DemoShop openShop(InstantSource clock, Chance chance) {
    var parts = bridge.parts();
    int port = Ports.free();
    var added = parts.register.shop("leaf-and-kettle", "generic", "http://" + HOST + ":" + port);
    var account = openAccount(chance);
    parts.register.offerAll(
        parts.directory.shop(added.row().id()), parts.directory.account(account.id()));
    parts.directory.changed();
    var demoShop =
        new DemoShop(
            URI.create(bridgeUrl), added.row().pathKey(), added.pairing(), scene.flow(), clock,
            chance);
    demoShop.start(port);
    demoShop.pair();
    return demoShop;
  }

  private AccountRow openAccount(Chance chance) {
    var parts = bridge.parts();
    if (played == null) {
      var apiKey = StandardWebhooks.secret(chance.bytes(32));
      var notificationSecret = StandardWebhooks.secret(chance.bytes(32));
      Objects.requireNonNull(builtIn).register(MERCHANT, apiKey, notificationSecret);
      return parts.register.account(
          "sandbox",
          "sandbox",
          false,
          Map.of("baseUrl", gatewayUrl(), "merchant", MERCHANT),
          Map.of("apiKey", List.of(apiKey), "notificationSecret", List.of(notificationSecret)));
    }
    var opened = played.account(gatewayUrl(), scene.way());
    method = opened.method();
    var secrets = new HashMap<String, List<Secret>>();
    opened.secrets().forEach((name, secret) -> secrets.put(name, List.of(secret)));
    var row =
        parts.register.account(
            scene.gateway(), scene.gateway(), false, opened.settings(), secrets);
    parts.directory.changed();
    parts.connectAccount.connect(parts.directory.account(row.id()));
    return row;
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

  Scene scene() {
    return scene;
  }

  /// The method that the shopper chooses.
  String method() {
    return method;
  }

  /// The gateway that is played; empty with the one that is built in.
  Optional<PlayedGateway> played() {
    return Optional.ofNullable(played);
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
    if (builtIn != null) {
      builtIn.close();
    }
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
