package paybridge.torture;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import paybridge.connector.Secret;
import paybridge.connector.Wire;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.sandbox.SandboxGateway;
import paybridge.wire.EgressRules;
import paybridge.wire.GuardedWire;
import paybridge.wire.WireLimits;
import paybridge.work.Chance;
import paybridge.work.Worker;

/// The sandbox gateway on a server of its own, in this process: it survives every kill. Counts what
/// it is asked, repeats some of its notifications, and is impatient: what was not heard is sent
/// again as soon as the bridge is there.
final class Gateway implements AutoCloseable {
  static final String MERCHANT = "torture";
  private static final int TRIES = 6;
  private static final long AGAIN_MILLIS = 15_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Secret apiKey;
  private final Secret notificationSecret;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Worker worker = new Worker(threads);
  private final GuardedWire wire =
      new GuardedWire((_, _, _, _) -> new EgressRules.Verdict.Allowed(), WireLimits.standard());
  private final SandboxGateway sandbox;
  private final Javalin server;
  private final Ledger ledger;
  private final Chance chance;
  private volatile java.util.Optional<BridgeProcess> bridge = java.util.Optional.empty();

  Gateway(InstantSource clock, Chance chance, Ledger ledger) {
    this.ledger = ledger;
    this.chance = chance;
    apiKey = StandardWebhooks.secret(chance.bytes(32));
    notificationSecret = StandardWebhooks.secret(chance.bytes(32));
    sandbox = new SandboxGateway(null, clock, chance, (Wire) this::send);
    sandbox.register(MERCHANT, apiKey, notificationSecret);
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.concurrency.useVirtualThreads = true;
                  config.routes.before("/api/v1/{merchant}/sessions", this::countSession);
                  for (var move : new String[] {"refund", "capture", "void"}) {
                    config.routes.before(
                        "/api/v1/{merchant}/payments/{reference}/" + move, this::countMove);
                  }
                  sandbox.routes(config.routes, "");
                })
            .start("127.0.0.1", 0);
    sandbox.steps().forEach(worker::turn);
  }

  /// From now on its notifications wait for this bridge.
  void meets(BridgeProcess process) {
    bridge = java.util.Optional.of(process);
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  Map<String, String> settings() {
    return Map.of("baseUrl", url(), "merchant", MERCHANT);
  }

  Map<String, Secret> secrets() {
    return Map.of("apiKey", apiKey, "notificationSecret", notificationSecret);
  }

  Wire wire() {
    return wire;
  }

  private void countSession(Context ctx) throws IOException {
    var asked = JSON.readTree(ctx.bodyAsBytes());
    ledger.session(asked.path("number").asText(), asked.path("reference").asText());
  }

  private void countMove(Context ctx) throws IOException {
    ledger.moved(JSON.readTree(ctx.bodyAsBytes()).path("operation").asText());
  }

  private WireAnswer send(WireRequest request) {
    var answer = wire.send(request);
    for (int tried = 1; tried < TRIES && !heard(answer); tried++) {
      awaitBridge();
      answer = wire.send(request);
    }
    if (heard(answer)) {
      var id = id(request);
      ledger.acknowledged(id);
      if (chance.below(5) == 0 && heard(wire.send(request))) {
        ledger.acknowledged(id);
      }
    }
    return answer;
  }

  private void awaitBridge() {
    try {
      Polling.pause(200);
      if (bridge.isPresent()) {
        bridge.get().awaitUp(AGAIN_MILLIS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean heard(WireAnswer answer) {
    return answer instanceof WireAnswer.Replied(int status, _, _) && status / 100 == 2;
  }

  private static String id(WireRequest request) {
    return request.headers().stream()
        .filter(header -> header.name().equals("webhook-id"))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Override
  public void close() {
    server.stop();
    worker.close();
    threads.shutdownNow();
    sandbox.close();
    wire.close();
  }
}
