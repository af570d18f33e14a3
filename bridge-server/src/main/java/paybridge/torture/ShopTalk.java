package paybridge.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import paybridge.connector.Secret;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.connector.storefront.generic.PairingKeys;

/// What a shop asks the bridge, with the patience of a plugin: a call whose answer was lost is made
/// again under the same message id until a signed answer comes.
final class ShopTalk {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 120;
  private final Shop shop;
  private final Ground.Place place;
  private final BridgeProcess bridge;
  private final Browser browser;
  private final InstantSource clock;
  private final Ledger ledger;

  ShopTalk(
      Shop shop,
      Ground.Place place,
      BridgeProcess bridge,
      Browser browser,
      InstantSource clock,
      Ledger ledger) {
    this.shop = shop;
    this.place = place;
    this.bridge = bridge;
    this.browser = browser;
    this.clock = clock;
    this.ledger = ledger;
  }

  /// A signed answer.
  record Heard(int status, byte[] body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException broken) {
        throw new java.io.UncheckedIOException(broken);
      }
    }
  }

  Shop shop() {
    return shop;
  }

  /// A new order of the shop, asked for at the bridge.
  BookedOrder order(String id, long total) throws InterruptedException {
    return order(id, total, "automatic");
  }

  /// As [#order(String, long)], with what the shop says about taking the money: `automatic` or
  /// `manual`.
  BookedOrder order(String id, long total, String capture) throws InterruptedException {
    var order = shop.open(new BookedOrder(id, total, ledger));
    var asked = Story.checkout(shop, id, total).put("capture", capture);
    var heard = call("checkout", "open-" + id, asked);
    if (heard.status() != 200) {
      throw new IllegalStateException("checkout of " + id + " was answered " + heard.json());
    }
    order.asked(heard.json().path("reference").asText(), heard.json().path("page").asText());
    return order;
  }

  /// Introduces the shop.
  void pair() throws InterruptedException {
    var nonce = "shop-nonce-0123456789";
    var body = JSON.createObjectNode();
    body.putArray("protocols").add("1");
    body.put("callback", shop.home() + "/paybridge").put("platform", "torture");
    body.put("pluginVersion", "1").put("nonce", nonce);
    var raw = envelope("handshake", body);
    var heard =
        ask("handshake", "pair-" + place.name(), raw, place.pairing(), place.pairing());
    var keys = PairingKeys.derive(place.pairing(), nonce, heard.json().path("nonce").asText());
    shop.paired(new Shop.Keys(keys.shopToBridge(), keys.bridgeToShop()));
  }

  /// Makes a call until it is answered; an answer 200 is written into the ledger.
  Heard call(String call, String messageId, ObjectNode body) throws InterruptedException {
    var raw = envelope(call, body);
    var heard = repeat(call, messageId, raw);
    if (heard.status() == 200) {
      ledger.answered(new Ledger.Answered(shop, call, messageId, raw, heard.body()));
    }
    return heard;
  }

  /// Asks something that is never kept, such as `status`.
  JsonNode ask(String call, String messageId, ObjectNode body) throws InterruptedException {
    return repeat(call, messageId, envelope(call, body)).json();
  }

  /// The very same call, byte for byte.
  Heard repeat(String call, String messageId, byte[] raw) throws InterruptedException {
    return ask(call, messageId, raw, shop.keys().ours(), shop.keys().theirs());
  }

  private Heard ask(String call, String messageId, byte[] raw, Secret ours, Secret theirs)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    var last = "nothing";
    while (System.nanoTime() < end) {
      bridge.awaitUp(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      try {
        var answer = browser.send(request(call, messageId, raw, ours));
        boolean proved =
            StandardWebhooks.prove(
                    List.of(theirs),
                    name -> answer.headers().firstValue(name),
                    answer.body(),
                    clock.instant())
                instanceof StandardWebhooks.Verdict.Proved(var id)
                && id.equals(messageId);
        if (proved && !retryable(answer)) {
          return new Heard(answer.statusCode(), answer.body());
        }
        last = answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8);
        if (!proved && answer.statusCode() / 100 == 2) {
          ledger.wrong("an answer 200 to " + call + " was not signed");
        }
      } catch (IOException killed) {
        ledger.lostAnswer();
        last = String.valueOf(killed);
      }
      Polling.pause(50);
    }
    throw new IllegalStateException(call + " " + messageId + " was never answered, last: " + last);
  }

  /// Where a call goes, below the bridge's address.
  String path(String call) {
    return "/shops/" + place.key() + "/" + call;
  }

  /// Makes a call once, without patience.
  HttpResponse<byte[]> once(String call, String messageId, byte[] raw)
      throws IOException, InterruptedException {
    return browser.send(request(call, messageId, raw, shop.keys().ours()));
  }

  private static boolean retryable(HttpResponse<byte[]> answer) {
    return answer.statusCode() == 503
        || (answer.statusCode() == 409
            && new Heard(409, answer.body()).json().path("retryable").asBoolean());
  }

  HttpRequest request(String call, String messageId, byte[] raw, Secret ours) {
    var request =
        HttpRequest.newBuilder(
                URI.create(bridge.address() + path(call)))
            .timeout(Duration.ofSeconds(15))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(raw));
    StandardWebhooks.sign(ours, messageId, clock.instant(), raw)
        .forEach(header -> request.header(header.name(), header.value()));
    return request.build();
  }

  byte[] envelope(String call, ObjectNode body) {
    var envelope = JSON.createObjectNode();
    envelope.put("protocol", "1").put("call", call).put("shop", place.key());
    envelope.put("home", place.home()).set("body", body);
    return envelope.toString().getBytes(StandardCharsets.UTF_8);
  }
}
