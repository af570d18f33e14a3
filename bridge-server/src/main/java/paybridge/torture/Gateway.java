package paybridge.torture;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
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
import paybridge.work.RequestThreads;
import paybridge.work.Worker;

/// The sandbox gateway on a server of its own, in this process: it survives every kill. Counts what
/// it is asked, repeats some of its notifications, and is impatient: what was not heard is sent
/// again as soon as the bridge is there.
final class Gateway implements AutoCloseable {
  static final String MERCHANT = "torture";
  private static final int TRIES = 6;
  private static final long AGAIN_MILLIS = 15_000;
  private static final long HOLD_MILLIS = 60_000;
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
  private final GatewayWhims whims = new GatewayWhims();
  private final Chance chance;
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private final LongAdder calls = new LongAdder();
  private final LongAdder moved = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private volatile ToLongFunction<String> delay = _ -> 0;
  private volatile long moveMillis;
  private volatile boolean drops;
  private volatile boolean mute;
  private volatile boolean held;
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
                  RequestThreads.use(config);
                  config.routes.before("/api/v1/{merchant}/sessions", this::countSession);
                  config.routes.after("/api/v1/{merchant}/sessions", this::noteId);
                  config.routes.before("/api/v1/{merchant}/charges", this::countCharge);
                  config.routes.before("/api/v1/*", _ -> calls.increment());
                  config.routes.after("/api/v1/{merchant}/charges", this::maybeDrop);
                  for (var move : new String[] {"refund", "capture", "void"}) {
                    var path = "/api/v1/{merchant}/payments/{reference}/" + move;
                    config.routes.before(path, ctx -> countMove(move, ctx));
                    config.routes.after(path, this::maybeDrop);
                  }
                  config.routes.after("/api/v1/*", whims::rewrite);
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

  /// How many milliseconds it takes before it opens a page for an order of this number.
  void delays(ToLongFunction<String> millis) {
    delay = millis;
  }

  /// From now on it moves money and then hangs up instead of answering, every second time: if
  /// it never answered, the bridge would leave it alone for a while.
  void drops(boolean now) {
    drops = now;
  }

  /// From now on it takes so long before it moves money.
  void movesSlowly(long millis) {
    moveMillis = millis;
  }

  /// From now on it sends no notifications.
  void mute(boolean now) {
    mute = now;
  }

  /// From now on its notifications wait until they are let go.
  void hold(boolean now) {
    held = now;
  }

  /// From now on its book says this of a payment, whatever happened.
  void says(String reference, GatewayWhims.Saying saying) {
    whims.says(reference, saying);
  }

  /// How often it was called, whatever for.
  long calls() {
    return calls.sum();
  }

  /// How often it hung up.
  long dropped() {
    return dropped.sum();
  }

  /// Its own id of the payment with this reference.
  String idOf(String reference) {
    return ids.getOrDefault(reference, "sp_unknown");
  }

  private void countSession(Context ctx) throws IOException {
    var asked = JSON.readTree(ctx.bodyAsBytes());
    var number = asked.path("number").asText();
    ledger.session(number, asked.path("reference").asText());
    long millis = delay.applyAsLong(number);
    if (millis > 0) {
      Polling.pause(millis);
    }
  }

  private void noteId(Context ctx) throws IOException {
    var said = ctx.result();
    if (said != null) {
      var payment = JSON.readTree(said).path("payment");
      ids.put(payment.path("reference").asText(), payment.path("id").asText());
    }
  }

  private void countCharge(Context ctx) throws IOException {
    ledger.moved("charge", JSON.readTree(ctx.bodyAsBytes()).path("reference").asText());
  }

  private void maybeDrop(Context ctx) {
    moved.increment();
    if (drops && moved.sum() % 2 != 0) {
      dropped.increment();
      ServletContextRequest.getServletContextRequest(ctx.req())
          .getConnectionMetaData()
          .getConnection()
          .getEndPoint()
          .close();
    }
  }

  private void countMove(String kind, Context ctx) {
    ledger.moved(kind, ctx.pathParam("reference"));
    if (moveMillis > 0) {
      Polling.pause(moveMillis);
    }
  }

  private WireAnswer send(WireRequest request) {
    if (mute) {
      return new WireAnswer.NeverSent("nothing is told now");
    }
    Polling.until(HOLD_MILLIS, () -> !held);
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
