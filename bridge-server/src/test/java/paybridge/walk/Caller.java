package paybridge.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import paybridge.connector.Secret;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopCall;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.connector.storefront.generic.PairingKeys;

/// A shop without a plugin: signs calls by itself, so that a test can say exactly what is sent.
final class Caller implements AutoCloseable {
  private final Walk walk;
  private final String key;
  private final String home;
  private final Secret secret;
  private final HttpClient client = HttpClient.newHttpClient();

  /// Registers a shop of this name and makes it live.
  Caller(Walk walk, String name) {
    this(walk, name, "http://127.0.0.1:9/" + name, "");
  }

  /// The same for a shop that lives at `home` and can be called.
  Caller(Walk walk, String name, String home, String callback) {
    this(walk, name, "generic", home, callback, "");
  }

  /// The same for a shop of this system, with a second address where it has one.
  Caller(
      Walk walk, String name, String storefront, String home, String callback, String fallback) {
    this.walk = walk;
    this.home = home;
    var parts = walk.bridge.parts();
    var made = parts.register.shop(name, storefront, home);
    var shop = parts.directory.shop(made.row().id());
    var database = parts.outside.database();
    for (var account : database.read(t -> t.accounts().all())) {
      var offers = parts.register.offerAll(shop, parts.directory.account(account.id()));
      assert !offers.isEmpty();
    }
    var nonce = "nonce-nonce-nonce-nonce";
    var welcome =
        (ShopAnswer.Welcome)
            parts.meetShop.meet(
                shop,
                "1",
                new ShopCall.Handshake(
                    List.of("1"), callback, fallback, List.of(), "test", "1", nonce));
    var row = database.read(t -> t.shops().find(shop.id())).orElseThrow();
    database.write(
        t -> {
          t.shops().live(shop.id(), row.secrets(), row.secrets());
          return row;
        });
    parts.directory.changed();
    key = made.row().pathKey();
    secret = PairingKeys.derive(made.pairing(), nonce, welcome.nonce()).shopToBridge();
  }

  /// A shop that is registered already, and signs with this secret.
  Caller(Walk walk, String key, String home, Secret secret) {
    this.walk = walk;
    this.key = key;
    this.home = home;
    this.secret = secret;
  }

  /// Under what the shop signs.
  Secret secret() {
    return secret;
  }

  /// An answer of the bridge.
  record Heard(int status, String body, boolean signed) {}

  String checkout(String order, long minor) {
    return """
        {"order":{"id":"%s","number":"%s","total":{"currency":"EUR","minor":%d,"exponent":2}},
         "method":"card","returnUrl":"%s/thanks","cancelUrl":"%s/again"}
        """
        .formatted(order, order, minor, home, home);
  }

  Heard call(String call, String id, String body) {
    return call(call, id, body, home);
  }

  Heard call(String call, String id, String body, String from) {
    var envelope =
        """
        {"protocol":"1","call":"%s","shop":"%s","home":"%s","body":%s}"""
            .formatted(call, key, from, body)
            .getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(URI.create(walk.bridgeUrl + "/shops/" + key + "/" + call))
            .POST(HttpRequest.BodyPublishers.ofByteArray(envelope));
    StandardWebhooks.sign(secret, id, walk.clock.instant(), envelope)
        .forEach(header -> request.header(header.name(), header.value()));
    try {
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Heard(
          answer.statusCode(),
          answer.body(),
          answer.headers().firstValue("webhook-signature").isPresent());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
