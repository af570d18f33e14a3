package paybridge.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.Secret;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.connector.storefront.generic.PairingKeys;
import paybridge.web.Answered;

/// What a simulated shop asks the bridge: real signed messages, in by the bridge's own entrance. A
/// call that was not answered is made again under the same id, as a plugin does; now and then one
/// that was answered is made again, much later, and must get the same bytes.
final class ShopTalk {
  private static final Set<String> KEPT =
      Set.of("checkout", "capture", "void", "refund", "order-changed");
  private static final long[] AGAIN = {1_000, 2_000, 5_000, 30_000, 300_000, 1_800_000, 7_200_000};
  private static final String NONCE = "shop-nonce-of-the-simulator";

  /// How the shop is registered.
  record Place(String key, Secret pairing) {}

  /// A signed answer.
  record Heard(int status, JsonNode json) {
    boolean ok() {
      return status == 200;
    }
  }

  private record Call(String name, String id, byte[] body) {}

  private final SimulatedShop shop;
  private final World world;
  private final Place place;
  private int calls;

  ShopTalk(SimulatedShop shop, Place place) {
    this.shop = shop;
    this.world = shop.world;
    this.place = place;
  }

  /// Introduces the shop to the bridge.
  void pair() {
    var body = SimulatedShop.JSON.createObjectNode();
    body.putArray("protocols").add("1");
    body.put("callback", shop.home() + "/paybridge").put("platform", "simulator");
    body.put("pluginVersion", "1").put("nonce", NONCE);
    var call = new Call("handshake", "pair", envelope("handshake", body));
    var answer = sent(call, place.pairing()).orElseThrow();
    var heard = SimulatedShop.read(answer.body());
    var keys = PairingKeys.derive(place.pairing(), NONCE, heard.path("nonce").asText());
    shop.paired(new SimulatedShop.Keys(keys.shopToBridge(), keys.bridgeToShop()));
  }

  String nextId() {
    return shop.name + "-" + ++calls;
  }

  /// Makes a call; `then` hears the answer, or nothing when the shop has given up.
  void call(String name, ObjectNode body, int tries, Consumer<Optional<Heard>> then) {
    call(nextId(), name, body, tries, then);
  }

  /// As the other, under an id that was maybe used before.
  void call(
      String id, String name, ObjectNode body, int tries, Consumer<Optional<Heard>> then) {
    attempt(new Call(name, id, envelope(name, body)), 0, tries, then);
  }

  private void attempt(Call call, int tried, int tries, Consumer<Optional<Heard>> then) {
    var answer = once(call);
    if (answer.isPresent()) {
      then.accept(answer);
    } else if (tried + 1 < tries) {
      world.timeline.in(
          AGAIN[Math.min(tried, AGAIN.length - 1)], () -> attempt(call, tried + 1, tries, then));
    } else {
      world.history.note(shop.name + " gives up " + call.id());
      then.accept(Optional.empty());
    }
  }

  /// Empty when nothing came back that counts, or the bridge wants to be asked again.
  private Optional<Heard> once(Call call) {
    var weather = world.weather;
    if (weather.strikes(weather.callLost)) {
      return Optional.empty();
    }
    world.history.note("call " + call.name() + " " + call.id());
    var answer = sent(call, shop.keys().ours());
    if (answer.isEmpty() || weather.strikes(weather.answerLost)) {
      return Optional.empty();
    }
    var raw = answer.get().body();
    if (!proved(call, answer.get())) {
      world.history.note("not proved " + call.id() + " " + answer.get().status());
      return Optional.empty();
    }
    world.history.note("answer " + call.id() + " " + answer.get().status());
    var json = SimulatedShop.read(raw);
    if (json.path("retryable").asBoolean()) {
      return Optional.empty();
    }
    if (answer.get().status() == 200 && KEPT.contains(call.name())) {
      kept(call, raw);
    }
    return Optional.of(new Heard(answer.get().status(), json));
  }

  private void kept(Call call, byte[] answer) {
    world.oracle.answered(shop, call.id());
    if (world.dice.of1000(150)) {
      long wait = world.dice.of1000(500) ? 60_000 : world.dice.between(60_000, 20L * 86_400_000);
      world.timeline.in(wait, () -> repeat(call, answer));
    }
  }

  private void repeat(Call call, byte[] first) {
    world.history.note("once more " + call.id());
    sent(call, shop.keys().ours())
        .filter(answer -> proved(call, answer))
        .ifPresent(
            answer -> {
              if (answer.status() != 200 || !Arrays.equals(answer.body(), first)) {
                throw world.broken(
                    "a call made again gets the same bytes",
                    call.name()
                        + " "
                        + call.id()
                        + ": "
                        + new String(first, StandardCharsets.UTF_8)
                        + " and "
                        + new String(answer.body(), StandardCharsets.UTF_8));
              }
            });
  }

  private boolean proved(Call call, Answered answer) {
    return StandardWebhooks.prove(
                List.of(shop.keys().theirs()),
                wanted ->
                    answer.headers().stream()
                        .filter(header -> header.name().equalsIgnoreCase(wanted))
                        .map(Header::value)
                        .findFirst(),
                answer.body(),
                world.timeline.instant())
            instanceof StandardWebhooks.Verdict.Proved(var id)
        && id.equals(call.id());
  }

  private Optional<Answered> sent(Call call, Secret secret) {
    var headers =
        StandardWebhooks.sign(secret, call.id(), world.timeline.instant(), call.body());
    return world.bridge.ask(
        () ->
            world
                .bridge
                .rooms()
                .shopCalls()
                .answer(
                    place.key(),
                    call.name(),
                    new Incoming(
                        Incoming.Channel.SHOP,
                        "POST",
                        "/shops/" + place.key() + "/" + call.name(),
                        "",
                        headers,
                        call.body(),
                        Instant.ofEpochMilli(world.bridge.now()))));
  }

  private byte[] envelope(String call, ObjectNode body) {
    var envelope =
        SimulatedShop.JSON
            .createObjectNode()
            .put("protocol", "1")
            .put("call", call)
            .put("shop", place.key())
            .put("home", shop.home());
    envelope.set("body", body);
    return envelope.toString().getBytes(StandardCharsets.UTF_8);
  }
}
