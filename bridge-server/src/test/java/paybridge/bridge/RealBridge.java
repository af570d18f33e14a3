package paybridge.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import paybridge.connector.Secret;
import paybridge.connector.WireAnswer;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.connector.storefront.generic.PairingKeys;
import paybridge.db.AccountRow;
import paybridge.sandbox.SandboxGateway;
import paybridge.shop.Register;
import paybridge.work.Chance;

/// A real bridge on SQLite with one live shop and one sandbox account, for tests at its entrances.
/// Counts how often its gateway was called.
final class RealBridge implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  static final List<String> TABLES =
      List.of(
          "account", "shop", "offer", "shop_order", "payment", "operation", "message",
          "order_update", "entry", "answer", "support_case", "stored_method");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger gatewayCalls = new AtomicInteger();
  private final InstantSource clock = InstantSource.system();
  private final SandboxGateway sandbox;
  private final Javalin gateway;
  private final Javalin shop;
  private final Bridge bridge;
  final AccountRow account;
  private final Secret apiKey;
  final Secret notificationSecret;
  final Register.NewShop place;
  private Secret ours;
  private Secret theirs;

  RealBridge(Path data) {
    var chance = Chance.seeded(7);
    sandbox =
        new SandboxGateway(null, clock, chance, _ -> new WireAnswer.NeverSent("nobody hears"));
    gateway =
        Server.start(
            "127.0.0.1",
            0,
            List.of(
                routes -> {
                  routes.before("/api/*", _ -> gatewayCalls.incrementAndGet());
                  sandbox.routes(routes, "");
                }));
    int port = Ports.free();
    bridge =
        new Bridge(
            new Bridge.Options(
                data, null, "127.0.0.1", port, "http://127.0.0.1:" + port, false, Set.of(), true,
                Duration.ofSeconds(3)),
            clock,
            chance);
    apiKey = StandardWebhooks.secret(chance.bytes(32));
    notificationSecret = StandardWebhooks.secret(chance.bytes(32));
    sandbox.register("m", apiKey, notificationSecret);
    shop = Server.start("127.0.0.1", 0, List.of(routes -> routes.post("/hook", this::answer)));
    place = bridge.parts().register.shop("shop", "generic", home());
    account = offered("sandbox", "http://127.0.0.1:" + gateway.port());
    ours = place.pairing();
    theirs = place.pairing();
    pair();
  }

  /// Another account at the sandbox, by another address; the shop offers its methods as well.
  AccountRow offered(String name, String baseUrl) {
    var parts = bridge.parts();
    var added =
        parts.register.account(
            name,
            "sandbox",
            false,
            Map.of("baseUrl", baseUrl, "merchant", "m"),
            Map.of(
                "apiKey", List.of(apiKey), "notificationSecret", List.of(notificationSecret)));
    var _ =
        parts.register.offerAll(
            parts.directory.shop(place.row().id()), parts.directory.account(added.id()));
    parts.directory.changed();
    return added;
  }

  SandboxGateway sandbox() {
    return sandbox;
  }

  String home() {
    return "http://127.0.0.1:" + shop.port();
  }

  String url() {
    return "http://127.0.0.1:" + bridge.port();
  }

  Bridge bridge() {
    return bridge;
  }

  int gatewayCalls() {
    return gatewayCalls.get();
  }

  private void pair() {
    var body = JSON.createObjectNode();
    body.putArray("protocols").add("1");
    body.put("callback", home() + "/hook").put("platform", "test").put("pluginVersion", "1");
    body.put("nonce", "0123456789abcdef");
    var nonce = json(call("handshake", "pair", envelope("handshake", body))).path("nonce");
    var keys = PairingKeys.derive(place.pairing(), "0123456789abcdef", nonce.asText());
    ours = keys.shopToBridge();
    theirs = keys.bridgeToShop();
    until(
        () ->
            bridge.parts().outside.database().read(t -> t.shops().all()).stream()
                .allMatch(row -> row.state().equals("live")));
    bridge.parts().directory.changed();
  }

  private void answer(io.javalin.http.Context ctx) throws IOException {
    var envelope = JSON.readTree(ctx.bodyAsBytes());
    var answer = JSON.createObjectNode().put("nonce", envelope.path("body").path("nonce").asText());
    var raw = JSON.writeValueAsBytes(answer);
    var id = String.valueOf(ctx.header("webhook-id"));
    StandardWebhooks.sign(ours, id, clock.instant(), raw)
        .forEach(header -> ctx.header(header.name(), header.value()));
    ctx.contentType("application/json").result(raw);
  }

  ObjectNode checkout(String order) {
    var body = JSON.createObjectNode();
    body.putObject("order")
        .put("id", order)
        .put("number", order)
        .putObject("total")
        .put("currency", "EUR")
        .put("minor", 4990)
        .put("exponent", 2);
    return body.put("method", "card")
        .put("returnUrl", home() + "/thanks")
        .put("cancelUrl", home() + "/again");
  }

  byte[] envelope(String call, JsonNode body) {
    var envelope = JSON.createObjectNode();
    envelope.put("protocol", "1").put("call", call).put("shop", place.row().pathKey());
    envelope.put("home", home()).set("body", body);
    return envelope.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// A shop's call, rightly signed whatever the body.
  HttpResponse<byte[]> call(String call, String id, byte[] body) {
    return call(call, id, body, ours, clock.instant());
  }

  HttpResponse<byte[]> call(String call, String id, byte[] body, Secret secret, Instant at) {
    return post("/shops/" + place.row().pathKey() + "/" + call, id, body, secret, at);
  }

  HttpResponse<byte[]> notify(String id, byte[] body, Secret secret) {
    return post(
        "/notifications/sandbox/" + account.pathKey(), id, body, secret, clock.instant());
  }

  HttpResponse<byte[]> post(String path, String id, byte[] body, Secret secret, Instant at) {
    var request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .timeout(Duration.ofSeconds(20))
            .POST(BodyPublishers.ofByteArray(body));
    StandardWebhooks.sign(secret, id, at, body)
        .forEach(header -> request.header(header.name(), header.value()));
    return send(request.build());
  }

  HttpResponse<byte[]> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url() + path)).build());
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /// True when the bridge signed this answer to the call with this id.
  boolean signed(HttpResponse<byte[]> answer, String id) {
    return StandardWebhooks.prove(
            List.of(theirs), answer.headers()::firstValue, answer.body(), clock.instant())
        .equals(new StandardWebhooks.Verdict.Proved(id));
  }

  static JsonNode json(HttpResponse<byte[]> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// How many rows every table has.
  Map<String, Long> rows() {
    return bridge
        .parts()
        .outside
        .database()
        .read(
            t -> {
              var counts = new TreeMap<String, Long>();
              for (var table : TABLES) {
                counts.put(
                    table,
                    t.handle().createQuery("select count(*) from " + table).mapTo(long.class).one());
              }
              return counts;
            });
  }

  static void until(BooleanSupplier it) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!it.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not happen within 20 s");
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Override
  public void close() {
    bridge.close();
    shop.stop();
    gateway.stop();
    sandbox.close();
    http.close();
  }
}
