package paybridge.torture;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import paybridge.connector.Secret;
import paybridge.connector.kit.StandardWebhooks;

/// Notifications as the sandbox gateway writes and signs them (docs/gateways/sandbox.md,
/// "Notifications"), but sent when the run wants it, as often as it wants it.
final class News {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Gateway gateway;
  private final String path;
  private final BridgeProcess bridge;
  private final Browser browser;
  private final InstantSource clock;

  News(
      Gateway gateway, String path, BridgeProcess bridge, Browser browser, InstantSource clock) {
    this.gateway = gateway;
    this.path = path;
    this.bridge = bridge;
    this.browser = browser;
    this.clock = clock;
  }

  /// One message.
  ///
  /// @param event its id; the same for every copy
  record Message(String event, byte[] body) {}

  /// The payment of this reference as it stands, in the gateway's words.
  ObjectNode picture(String reference, long total, String status) {
    var payment = JSON.createObjectNode();
    payment.put("id", gateway.idOf(reference)).put("reference", reference);
    payment.put("method", "card").put("status", status);
    payment.set("asked", Story.money(total));
    boolean held = status.equals("authorized") || status.equals("paid");
    payment.set("authorized", Story.money(held ? total : 0));
    payment.set("captured", Story.money(status.equals("paid") ? total : 0));
    payment.put("opened", now().toString()).put("pageEnds", now().plusSeconds(86_400).toString());
    payment.put("changed", now().toString()).put("version", 1);
    payment.putArray("refunds");
    return payment;
  }

  /// Puts a refund that nobody here asked for into a picture.
  ObjectNode refunded(ObjectNode payment, String id, long amount, String state) {
    var refund = payment.withArray("refunds").addObject();
    refund.put("id", id).put("operation", "op-" + id).set("amount", Story.money(amount));
    refund.put("state", state).put("code", "");
    return payment;
  }

  /// A message about a payment.
  Message message(String event, String type, ObjectNode payment) {
    var body = JSON.createObjectNode();
    body.put("event", event).put("type", type).put("at", now().toString());
    body.put("merchant", Gateway.MERCHANT).set("payment", payment);
    return new Message(event, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// That this payment was paid.
  Message paid(String reference, long total) {
    return message("evt-" + reference, "payment.paid", picture(reference, total, "paid"));
  }

  /// Sends it once; the status that came back.
  int send(Message message) throws IOException, InterruptedException {
    return send(message, now());
  }

  /// As [#send(Message)], signed at this time.
  int send(Message message, Instant at) throws IOException, InterruptedException {
    Secret secret = Objects.requireNonNull(gateway.secrets().get("notificationSecret"));
    var request =
        HttpRequest.newBuilder(URI.create(bridge.address() + path))
            .timeout(Duration.ofSeconds(15))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(message.body()));
    StandardWebhooks.sign(secret, message.event(), at, message.body())
        .forEach(header -> request.header(header.name(), header.value()));
    return browser.send(request.build()).statusCode();
  }

  /// Sends it until it is acknowledged.
  void tell(Message message) throws InterruptedException {
    for (int tried = 0; tried < 300; tried++) {
      try {
        if (send(message) / 100 == 2) {
          return;
        }
      } catch (IOException notThere) {
        bridge.awaitUp(15_000);
      }
      Polling.pause(50);
    }
    throw new IllegalStateException("message " + message.event() + " was never acknowledged");
  }

  private Instant now() {
    return clock.instant();
  }
}
