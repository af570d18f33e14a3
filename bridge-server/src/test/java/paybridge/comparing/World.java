package paybridge.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import paybridge.agreement.Explanation;
import paybridge.bridge.Parts;
import paybridge.connector.Acknowledgement;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.Secret;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.connector.storefront.generic.PairingKeys;
import paybridge.db.CaseRow;
import paybridge.db.ComparisonRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.db.TurnedDatabase;
import paybridge.notification.ReceiveNotification;
import paybridge.vault.Vault;
import paybridge.work.Chance;

/// A bridge between a played gateway and a played shop, in one thread, with a clock that the test
/// moves. The rooms, the schema and both wires are the real ones.
final class World implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOME = "https://shop.example";
  Instant now = Instant.parse("2026-11-02T10:00:00Z");
  final InstantSource clock = () -> now;
  final PlayedGateway gateway = new PlayedGateway();
  final PlayedShop shop = new PlayedShop(clock);
  final TurnedDatabase database = new TurnedDatabase();
  final Parts parts;
  private final String key;
  private final String account;
  private final Secret toBridge;

  /// With it the gateway signs its messages.
  final Secret gatewaySecret;
  private int calls;

  World(Path data) {
    var chance = Chance.seeded(11);
    parts =
        new Parts(
            new Parts.Outside(
                database, Vault.open(data.resolve("master.key"), chance), clock, chance,
                this::send, Runnable::run, _ -> {}, "https://bridge.example",
                Duration.ofSeconds(3)));
    gatewaySecret = StandardWebhooks.secret(chance.bytes(32));
    var secret = List.of(gatewaySecret);
    var made =
        parts.register.account(
            "sandbox", "sandbox", true,
            Map.of("baseUrl", "https://gateway.example", "merchant", "m"),
            Map.of("apiKey", secret, "notificationSecret", secret));
    account = made.id();
    var shopMade = parts.register.shop("tea", "generic", HOME);
    key = shopMade.row().pathKey();
    parts.register.offerAll(
        parts.directory.shop(shopMade.row().id()), parts.directory.account(account));
    parts.directory.changed();
    toBridge = pair(shopMade.pairing());
    settle();
  }

  private WireAnswer send(WireRequest request) {
    return request.address().startsWith(HOME) ? shop.answer(request) : gateway.answer(request);
  }

  private Secret pair(Secret pairing) {
    var nonce = "shop-nonce-0123456789";
    var body = JSON.createObjectNode();
    body.putArray("protocols").add("1");
    body.put("callback", HOME + "/paybridge").put("platform", "played");
    body.put("pluginVersion", "1").put("nonce", nonce);
    var keys =
        PairingKeys.derive(pairing, nonce, call(HOME, "handshake", body, pairing).path("nonce").asText());
    shop.ours = keys.shopToBridge();
    return keys.shopToBridge();
  }

  /// A signed call of the shop.
  JsonNode call(String name, ObjectNode body) {
    return call(HOME, name, body, toBridge);
  }

  /// A call with the shop's keys from another address: a copy of it.
  JsonNode callFrom(String home, String name, ObjectNode body) {
    return call(home, name, body, toBridge);
  }

  private JsonNode call(String home, String name, ObjectNode body, Secret secret) {
    var envelope = JSON.createObjectNode();
    envelope.put("protocol", "1").put("call", name).put("shop", key).put("home", home);
    envelope.set("body", body);
    var raw = envelope.toString().getBytes(StandardCharsets.UTF_8);
    var headers = new ArrayList<Header>(StandardWebhooks.sign(secret, "call-" + calls++, now, raw));
    headers.add(new Header("Content-Type", "application/json"));
    var message =
        new Incoming(
            Incoming.Channel.SHOP, "POST", "/shops/" + key + "/" + name, "", headers, raw, now);
    try {
      return JSON.readTree(parts.shopCalls.answer(key, name, message).body());
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// A checkout of an order of 49.90 EUR that the shop has in its book.
  OrderRow checkout(String id, String capture) {
    shop.book.put(id, new PlayedShop.Order());
    call("checkout", checkout(id, capture, 4990));
    settle();
    return order(id);
  }

  /// The body of a checkout.
  static ObjectNode checkout(String id, String capture, long minor) {
    var body = JSON.createObjectNode();
    body.putObject("order").put("id", id).put("number", id).set("total", PlayedGateway.money(minor));
    body.put("method", "card").put("capture", capture);
    body.putObject("shopper").put("country", "DE").put("email", "ada@example.org");
    body.put("returnUrl", HOME + "/thanks").put("cancelUrl", HOME + "/again");
    return body;
  }

  /// A message of the gateway about what its book says now.
  ReceiveNotification.Received hear(String event, String reference, Secret secret) {
    var received = arrive(event, reference, secret);
    settle();
    return received;
  }

  /// As [#hear], and nobody works on it yet.
  ReceiveNotification.Received arrive(String event, String reference) {
    return arrive(event, reference, gatewaySecret);
  }

  /// A message that was written earlier and comes now.
  Acknowledgement hear(String event, String text) {
    var received = arrive(event, text.getBytes(StandardCharsets.UTF_8), gatewaySecret);
    settle();
    return received.answer();
  }

  private ReceiveNotification.Received arrive(String event, String reference, Secret secret) {
    return arrive(
        event, gateway.event(event, reference).getBytes(StandardCharsets.UTF_8), secret);
  }

  private ReceiveNotification.Received arrive(String event, byte[] raw, Secret secret) {
    var headers = StandardWebhooks.sign(secret, event, now, raw);
    var message =
        new Incoming(
            Incoming.Channel.NOTIFICATION, "POST", "/notifications", "", headers, raw, now);
    return parts.receive.receive(parts.directory.account(account), message);
  }

  /// The owner enters another secret for the gateway's messages; as in the command, what was not
  /// proved is judged again.
  int secret(Secret secret) {
    parts.register.change(
        parts.directory.account(account), Map.of(), Map.of("notificationSecret", secret));
    parts.directory.changed();
    int proved = parts.judgeAgain.judge(parts.directory.account(account));
    settle();
    return proved;
  }

  /// What `./bridge explain` says.
  Explanation explain(String id) {
    var order = order(id);
    return read(t -> ExplainOrder.of(t, order));
  }

  OrderRow order(String id) {
    var shopId = read(t -> t.shops().findByName("tea")).orElseThrow().id();
    return read(t -> t.orders().find(shopId, id)).orElseThrow();
  }

  List<PaymentRow> payments(String id) {
    var order = order(id);
    return read(t -> t.payments().ofOrder(order.id()));
  }

  PaymentRow payment(String id) {
    return payments(id).getLast();
  }

  /// The order in the shop's book.
  PlayedShop.Order inShop(String id) {
    return Objects.requireNonNull(shop.book.get(id), "the shop has no " + id);
  }

  /// The payment in the gateway's book.
  PlayedGateway.Account atGateway(String id) {
    return Objects.requireNonNull(gateway.book.get(payment(id).reference()));
  }

  ComparisonRow comparison(String id) {
    var order = order(id);
    return read(t -> t.comparisons().find(order.id())).orElseThrow();
  }

  List<CaseRow> openCases(String id) {
    var order = order(id);
    return read(t -> t.cases().ofOrder(order.id())).stream()
        .filter(row -> row.state().equals("open"))
        .toList();
  }

  <T> T read(Function<Tables, T> work) {
    return database.read(work::apply);
  }

  /// Turns every step until nothing is due.
  void settle() {
    boolean busy = true;
    for (int turn = 0; busy && turn < 50; turn++) {
      busy = false;
      for (var step : parts.steps()) {
        var claimed = step.claim(64);
        claimed.forEach(Runnable::run);
        busy |= !claimed.isEmpty();
      }
    }
  }

  /// Lets time pass, a few seconds at a time, as it does for a worker that looks twice a second.
  void pass(Duration time) {
    pass(time, Duration.ofSeconds(5));
  }

  /// As the other, for long times.
  void pass(Duration time, Duration step) {
    var end = now.plus(time);
    while (now.isBefore(end)) {
      now = now.plus(step);
      settle();
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
