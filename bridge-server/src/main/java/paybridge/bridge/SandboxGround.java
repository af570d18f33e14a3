package paybridge.bridge;

import io.javalin.Javalin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.sandbox.SandboxGateway;
import paybridge.shop.Register;
import paybridge.wire.EgressRules;
import paybridge.wire.GuardedWire;
import paybridge.wire.WireLimits;
import paybridge.work.Chance;
import paybridge.work.Worker;

/// A bridge and the built-in gateway on free loopback ports, with an account of its own there: the
/// ground on which a shop is tried.
public final class SandboxGround implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String MERCHANT = "tea";
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Worker worker = new Worker(threads);
  private final GuardedWire wire = new GuardedWire(anything(), WireLimits.standard());
  private final SandboxGateway sandbox;
  private final Javalin gateway;
  private final Bridge bridge;
  private final String url;
  private final String accountId;

  /// @param data where the bridge keeps its books
  public SandboxGround(Path data, InstantSource clock, Chance chance) {
    this(data, clock, chance, Ports.free(), "");
  }

  /// @param publicUrl how the outside reaches the bridge; empty: directly
  public SandboxGround(
      Path data, InstantSource clock, Chance chance, int port, String publicUrl) {
    url = publicUrl.isEmpty() ? "http://" + HOST + ":" + port : publicUrl;
    bridge =
        new Bridge(
            new Bridge.Options(
                data, null, HOST, port, url, false, Set.of(), true, Duration.ofSeconds(3)),
            clock,
            chance);
    sandbox = new SandboxGateway(null, clock, chance, wire);
    gateway = Server.start(HOST, 0, List.of(routes -> sandbox.routes(routes, "")));
    sandbox.steps().forEach(worker::turn);
    var apiKey = StandardWebhooks.secret(chance.bytes(32));
    var secret = StandardWebhooks.secret(chance.bytes(32));
    sandbox.register(MERCHANT, apiKey, secret);
    accountId =
        bridge
            .parts()
            .register
            .account(
                "sandbox",
                "sandbox",
                false,
                Map.of("baseUrl", "http://" + HOST + ":" + gateway.port(), "merchant", MERCHANT),
                Map.of("apiKey", List.of(apiKey), "notificationSecret", List.of(secret)))
            .id();
  }

  private static EgressRules anything() {
    return (_, _, _, _) -> new EgressRules.Verdict.Allowed();
  }

  /// Registers a shop that offers everything the gateway has; it may be at an http address.
  public Register.NewShop shop(String name, String storefront, String home) {
    var parts = bridge.parts();
    var shop = parts.register.shop(name, storefront, home, Map.of(), true);
    var _ =
        parts.register.offerAll(
            parts.directory.shop(shop.row().id()), parts.directory.account(accountId));
    parts.directory.changed();
    return shop;
  }

  public Bridge bridge() {
    return bridge;
  }

  /// The bridge's address.
  public String url() {
    return url;
  }

  public GuardedWire wire() {
    return wire;
  }

  /// What the gateway's own book says of a payment, by our reference.
  public Optional<SandboxGateway.Book> atGateway(String reference) {
    return sandbox.book(MERCHANT, reference);
  }

  /// From now on the gateway does this wrong; `none` ends it.
  public void fault(String name) {
    sandbox.fault(name);
  }

  @Override
  public void close() {
    worker.close();
    bridge.close();
    gateway.stop();
    sandbox.close();
    wire.close();
    threads.close();
  }
}
