package paybridge.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import paybridge.connector.Header;
import paybridge.connector.Secret;
import paybridge.connector.kit.StandardWebhooks;

/// A shop as docs/plugin-protocol.md describes it: signs checkout calls for orders that are always
/// new, and takes every order update at once.
final class ShopSide {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NONCE = "bench-nonce-0123456789abcdef";

  private final String shopKey;
  private final Secret pairing;
  private final String home;
  private final InstantSource clock;
  private final AtomicLong orders = new AtomicLong();
  private final CountDownLatch live = new CountDownLatch(1);
  private volatile Secret ours;

  ShopSide(String shopKey, Secret pairing, String home, InstantSource clock) {
    this.shopKey = shopKey;
    this.pairing = pairing;
    this.home = home;
    this.clock = clock;
    this.ours = pairing;
  }

  /// The first call of all.
  byte[] handshake() {
    var body = JSON.createObjectNode();
    body.putArray("protocols").add("1");
    body.put("callback", home + "/paybridge");
    body.putArray("returnHosts").add("127.0.0.1");
    body.put("platform", "bench").put("pluginVersion", "0.1").put("nonce", NONCE);
    return call("handshake", body, "bench-handshake");
  }

  /// Takes the answer to the handshake: from now on the derived secret signs.
  void paired(String answer) {
    try {
      var theirs = JSON.readTree(answer).path("nonce").asText();
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(StandardWebhooks.key(pairing), "HmacSHA256"));
      var said = "paybridge shop-to-bridge\n" + NONCE + "\n" + theirs;
      ours = StandardWebhooks.secret(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    } catch (JsonProcessingException odd) {
      throw new UncheckedIOException("the bridge's greeting cannot be read", odd);
    }
  }

  /// Waits until the bridge has made sure that this is the shop.
  void awaitLive() {
    try {
      if (!live.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the bridge did not challenge the shop");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting", stopped);
    }
  }

  /// A signed checkout call for a new order.
  byte[] checkout() {
    long number = 100_000 + orders.incrementAndGet();
    var body = JSON.createObjectNode();
    var order = body.putObject("order");
    order
        .put("id", String.valueOf(number))
        .put("key", "order_" + number)
        .put("number", String.valueOf(number))
        .put("description", "2 × Darjeeling, 1 × Teapot");
    money(order.putObject("total"), 4990);
    body.put("method", "card").put("flow", "redirect").put("capture", "automatic");
    body.put("save", false);
    body.putObject("shopper")
        .put("firstName", "Zoë")
        .put("lastName", "Nováková")
        .put("email", "zoe" + number + "@mail.example")
        .put("address", "1 Long Street")
        .put("city", "Brno")
        .put("postcode", "60200")
        .put("country", "CZ")
        .put("locale", "en");
    body.put("returnUrl", home + "/thanks?order=" + number);
    body.put("cancelUrl", home + "/pay-again?order=" + number);
    return call("checkout", body, "bench-" + number);
  }

  /// What the shop answers when the bridge calls it.
  FarEnd.Said answer(String head, String body) {
    try {
      var envelope = JSON.readTree(body);
      var said = envelope.path("body");
      var answer = JSON.createObjectNode();
      if (envelope.path("call").asText().equals("order-update")) {
        boolean paid = said.path("word").asText().equals("paid");
        answer
            .put("order", said.path("order").asText())
            .put("sequence", said.path("sequence").asLong())
            .put("applied", true)
            .put("status", paid ? "processing" : "pending")
            .put("paid", paid);
        money(answer.putObject("total"), 4990);
        money(answer.putObject("refunded"), 0);
      } else {
        answer.put("nonce", said.path("nonce").asText());
        live.countDown();
      }
      var raw = JSON.writeValueAsString(answer);
      return new FarEnd.Said(
          proof(header(head, "webhook-id"), raw.getBytes(StandardCharsets.UTF_8)), raw);
    } catch (JsonProcessingException odd) {
      return new FarEnd.Said("", "{}");
    }
  }

  private byte[] call(String call, ObjectNode body, String id) {
    var envelope = JSON.createObjectNode();
    envelope.put("protocol", "1").put("call", call).put("shop", shopKey);
    envelope.put("home", home).set("body", body);
    try {
      var raw = JSON.writeValueAsBytes(envelope);
      return Generator.post("/shops/" + shopKey + "/" + call, proof(id, raw), raw);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private String proof(String id, byte[] raw) {
    return lines(StandardWebhooks.sign(ours, id, clock.instant(), raw));
  }

  static String lines(List<Header> headers) {
    return headers.stream()
        .map(header -> header.name() + ": " + header.value() + "\r\n")
        .collect(Collectors.joining());
  }

  private static void money(ObjectNode money, long minor) {
    money.put("currency", "EUR").put("minor", minor).put("exponent", 2);
  }

  private static String header(String head, String name) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }
}
