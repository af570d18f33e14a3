package paybridge.connector.storefront.generic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.Secret;
import paybridge.connector.Settings;
import paybridge.connector.ShopAccount;
import paybridge.connector.kit.StandardWebhooks;

/// The invented shop of the golden messages: its secrets, its nonces and its time are fixed and
/// stand in plugin-stubs/generic/examples/README.md.
final class InventedShop {
  static final String KEY = "k7examplek7example";
  static final String HOME = "https://shop.example";
  static final String CALLBACK = "https://shop.example/paybridge";
  static final String FALLBACK = "https://shop.example/?wc-api=paybridge";
  static final String SHOP_NONCE = "shop-nonce-0001-invented";
  static final String BRIDGE_NONCE = "bridge-nonce-0001-invented";
  static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
  static final Secret PAIRING =
      StandardWebhooks.secret("an invented pairing secret, 32 b".getBytes(StandardCharsets.UTF_8));
  static final PairingKeys KEYS = PairingKeys.derive(PAIRING, SHOP_NONCE, BRIDGE_NONCE);

  private InventedShop() {}

  /// Between the handshake and the challenge: all three secrets are there.
  static ShopAccount pairing() {
    return with(
        Map.of(
            Generic.PAIRING, List.of(PAIRING),
            Generic.THEIRS, List.of(KEYS.shopToBridge()),
            Generic.OURS, List.of(KEYS.bridgeToShop())));
  }

  /// After the challenge.
  static ShopAccount live() {
    return with(
        Map.of(
            Generic.THEIRS, List.of(KEYS.shopToBridge()),
            Generic.OURS, List.of(KEYS.bridgeToShop())));
  }

  /// The same, at two addresses.
  static ShopAccount withTwoDoors() {
    return new ShopAccount(KEY, "Tea Shop", HOME, CALLBACK, FALLBACK, live().settings());
  }

  /// Before the handshake.
  static ShopAccount fresh() {
    return with(Map.of(Generic.PAIRING, List.of(PAIRING)));
  }

  private static ShopAccount with(Map<String, List<Secret>> secrets) {
    return new ShopAccount(KEY, "Tea Shop", HOME, CALLBACK, new Settings(Map.of(), secrets));
  }

  /// The envelope around a body.
  static String envelope(String call, String body) {
    return "{\"protocol\":\"1\",\"call\":\"%s\",\"shop\":\"%s\",\"home\":\"%s\",\"body\":%s}"
        .formatted(call, KEY, HOME, body);
  }

  /// A signed call, as it reaches the bridge.
  static Incoming call(String call, String raw) {
    return call(call, raw.getBytes(StandardCharsets.UTF_8));
  }

  static Incoming call(String call, byte[] raw) {
    var secret = call.equals("handshake") ? PAIRING : KEYS.shopToBridge();
    var headers = new ArrayList<Header>();
    headers.add(new Header("Host", "bridge.example"));
    headers.add(new Header("Content-Type", "application/json"));
    headers.addAll(StandardWebhooks.sign(secret, "msg-" + call + "-1", NOW, raw));
    return new Incoming(
        Incoming.Channel.SHOP, "POST", "/shops/" + KEY + "/" + call, "", headers, raw, NOW);
  }
}
