package paybridge.connector.storefront.generic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.OrderPicture;
import paybridge.connector.PairsByHandshake;
import paybridge.connector.Secret;
import paybridge.connector.SettingSpec;
import paybridge.connector.ShopAccount;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopCall;
import paybridge.connector.ShopReading;
import paybridge.connector.ShopSays;
import paybridge.connector.Storefront;
import paybridge.connector.StorefrontCall;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.connector.kit.WooAdmin;
import paybridge.connector.kit.StandardWebhooks.Verdict;

/// The plugin protocol: signed JSON envelopes in both directions. Begin with [#read];
/// docs/plugin-protocol.md is the specification. Whether the shop calls from its registered home,
/// and whether its return addresses are allowed, is judged by the bridge and not here.
public final class Generic implements Storefront, PairsByHandshake {
  /// The setting that holds the one-time secret; gone once the shop answered its challenge.
  public static final String PAIRING = "pairing";

  /// The setting that holds the secrets under which the shop signs.
  public static final String THEIRS = "shop-to-bridge";

  /// The setting that holds the secrets under which the bridge signs.
  public static final String OURS = "bridge-to-shop";

  private static final String HANDSHAKE = "handshake";

  private final String name;
  private final String title;
  private final Callback callback = new Callback();

  /// Any shop that speaks the protocol by itself.
  public Generic() {
    this("generic", "Any shop (plugin protocol)");
  }

  /// The shops of one platform that speak the protocol by our plugin for it.
  ///
  /// @param name the platform's name, such as `woocommerce`
  public Generic(String name, String title) {
    this.name = name;
    this.title = title;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String title() {
    return title;
  }

  /// Of a shop that speaks the protocol by itself nobody knows where its orders are edited.
  @Override
  public Optional<String> orderPage(ShopAccount shop, String orderId) {
    return name.equals("woocommerce") ? WooAdmin.order(shop.home(), orderId) : Optional.empty();
  }

  /// Nothing to type: the secrets come from the pairing.
  @Override
  public List<SettingSpec> settings() {
    return List.of();
  }

  @Override
  public Map<String, Secret> derive(
      ShopAccount shop, ShopCall.Handshake handshake, String bridgeNonce) {
    var keys =
        PairingKeys.derive(shop.settings().secret(PAIRING), handshake.nonce(), bridgeNonce);
    return Map.of(THEIRS, keys.shopToBridge(), OURS, keys.bridgeToShop());
  }

  @Override
  public Optional<byte[]> fingerprint(ShopAccount shop) {
    var theirs = shop.settings().secrets(THEIRS);
    var ours = shop.settings().secrets(OURS);
    return theirs.isEmpty() || ours.isEmpty()
        ? Optional.empty()
        : Optional.of(new PairingKeys(theirs.getFirst(), ours.getFirst()).fingerprint());
  }

  @Override
  public ShopReading read(ShopAccount shop, Incoming message) {
    var call = message.path().substring(message.path().lastIndexOf('/') + 1);
    var secrets = shop.settings().secrets(call.equals(HANDSHAKE) ? PAIRING : THEIRS);
    return switch (StandardWebhooks.prove(
        secrets, message::header, message.body(), message.heard())) {
      case Verdict.NotProved(var why) -> new ShopReading.Unproved("bad-signature", why);
      case Verdict.Stale(var why) -> new ShopReading.Unproved("stale-timestamp", why);
      case Verdict.Proved(var id) -> understand(shop, call, id, message.body());
    };
  }

  private static ShopReading understand(ShopAccount shop, String name, String id, byte[] body) {
    try {
      var envelope = Envelope.read(body, shop.key(), name);
      // The handshake has one shape in every version: it names all the versions a plugin speaks.
      if (!name.equals(HANDSHAKE) && !Versions.spoken(envelope.protocol())) {
        return new ShopReading.NotSpoken(id, "protocol " + envelope.protocol());
      }
      var call = CallReader.read(name, envelope.body());
      if (call.isEmpty()) {
        return new ShopReading.NotSpoken(id, "call " + name);
      }
      var spoken =
          call.get() instanceof ShopCall.Handshake handshake
              ? handshake.protocols()
              : List.of(envelope.protocol());
      var common = Versions.common(spoken);
      return common.isEmpty()
          ? new ShopReading.NotSpoken(id, "protocol " + String.join(", ", spoken))
          : new ShopReading.Genuine(id, common.get(), envelope.home(), call.get());
    } catch (BadField bad) {
      return new ShopReading.Malformed(id, bad.problem(), bad.field(), bad.why());
    }
  }

  @Override
  public byte[] write(ShopAnswer answer) {
    return AnswerWriter.write(answer);
  }

  /// Signed under every secret the shop may hold just now: the working ones, and the pairing secret
  /// until the shop is confirmed (the answer to a handshake can be proved by no other).
  @Override
  public List<Header> sign(ShopAccount shop, String messageId, byte[] body, Instant now) {
    var secrets = new ArrayList<Secret>(shop.settings().secrets(OURS));
    secrets.addAll(shop.settings().secrets(PAIRING));
    var headers = new ArrayList<Header>();
    headers.add(new Header("Content-Type", AnswerWriter.contentType(body)));
    headers.add(new Header("Cache-Control", "no-store"));
    headers.addAll(StandardWebhooks.sign(secrets, messageId, now, body));
    return List.copyOf(headers);
  }

  @Override
  public Answer<ShopSays> deliver(StorefrontCall call, String messageId, OrderPicture picture) {
    return callback.ask(
        call,
        messageId,
        "order-update",
        PictureWriter.write(picture),
        body -> {
          var says = SaysReader.read(body);
          Callback.mustBeAsked(List.of(picture.orderId()), says.orderId(), "order");
          return says;
        });
  }

  @Override
  public Answer<List<ShopSays>> readBack(
      StorefrontCall call, String messageId, List<String> orderIds) {
    var question = Json.object();
    Json.texts(question, "orders", orderIds);
    return callback.ask(
        call,
        messageId,
        "read-back",
        question,
        body -> {
          var all = new ArrayList<ShopSays>();
          for (var order : body.objects("orders", 100)) {
            var says = SaysReader.read(order);
            Callback.mustBeAsked(orderIds, says.orderId(), order.path("order"));
            all.add(says);
          }
          return List.copyOf(all);
        });
  }

  @Override
  public Answer<String> challenge(StorefrontCall call, String messageId, String nonce) {
    return echo(call, messageId, "challenge", nonce);
  }

  @Override
  public Answer<String> canary(StorefrontCall call, String messageId, String nonce) {
    return echo(call, messageId, "canary", nonce);
  }

  /// A call that the shop answers with the same nonce: `challenge` or `canary`. Both go the whole
  /// road, so they begin at the first address.
  Answer<String> echo(StorefrontCall call, String messageId, String name, String nonce) {
    callback.fromTheFirst(call);
    return callback.ask(
        call,
        messageId,
        name,
        Json.object().put("nonce", nonce),
        body -> {
          if (!Texts.nonce(body, "nonce").equals(nonce)) {
            throw new BadField("bad-value", "nonce", "is not the one we sent.");
          }
          return nonce;
        });
  }
}
