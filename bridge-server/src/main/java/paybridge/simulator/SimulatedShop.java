package paybridge.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Header;
import paybridge.connector.Secret;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;
import paybridge.connector.kit.StandardWebhooks;

/// A shop with a book of its own and its half of the plugin protocol. What the bridge tells it comes
/// in here; what it asks goes out by [ShopTalk].
final class SimulatedShop implements Roads.FarEnd {
  static final ObjectMapper JSON = new ObjectMapper();

  /// The working secrets of both directions.
  record Keys(Secret ours, Secret theirs) {}

  final World world;
  final String name;
  final ShopTalk talk;
  private final Map<String, ShopOrder> book = new LinkedHashMap<>();
  private final Map<String, Kept> backup = new LinkedHashMap<>();
  private @Nullable Keys keys;
  private boolean up = true;
  private boolean known;

  private record Kept(long sequence, @Nullable JsonNode picture) {}

  /// @param place how it is registered at the bridge
  SimulatedShop(World world, String name, ShopTalk.Place place) {
    this.world = world;
    this.name = name;
    this.talk = new ShopTalk(this, place);
    world.roads.lives(name + ".example", this);
  }

  static String home(String name) {
    return "https://" + name + ".example";
  }

  String home() {
    return home(name);
  }

  Keys keys() {
    return Objects.requireNonNull(keys, "not paired");
  }

  void paired(Keys derived) {
    keys = derived;
  }

  /// True once the bridge has challenged it.
  boolean known() {
    return known;
  }

  void place(ShopOrder order) {
    book.put(order.id, order);
  }

  List<ShopOrder> orders() {
    return List.copyOf(book.values());
  }

  /// Nobody takes connections for a while.
  void away(long millis) {
    up = false;
    world.history.note(name + " is away for " + millis + " ms");
    world.timeline.in(
        millis,
        () -> {
          up = true;
          world.history.note(name + " is back");
        });
  }

  @Override
  public boolean up() {
    return up;
  }

  void backUp() {
    backup.clear();
    book.forEach((id, order) -> backup.put(id, new Kept(order.sequence, order.picture)));
  }

  /// The book is again what it was at the last backup: what was heard since is forgotten.
  void restore() {
    world.history.note(name + " is restored from its backup");
    for (var order : book.values()) {
      var kept = backup.getOrDefault(order.id, new Kept(0, null));
      if (kept.sequence() != order.sequence) {
        order.blind = true;
        order.sequence = kept.sequence();
        order.picture = kept.picture();
      }
    }
  }

  @Override
  public WireAnswer.Replied hear(WireRequest request) {
    var verdict =
        StandardWebhooks.prove(
            List.of(keys().theirs()),
            wanted ->
                request.headers().stream()
                    .filter(header -> header.name().equalsIgnoreCase(wanted))
                    .map(Header::value)
                    .findFirst(),
            request.body(),
            world.timeline.instant());
    if (!(verdict instanceof StandardWebhooks.Verdict.Proved(var id))) {
      return new WireAnswer.Replied(
          401,
          List.of(new Header("Content-Type", "application/problem+json")),
          "{}".getBytes(StandardCharsets.UTF_8));
    }
    var envelope = read(request.body());
    var answer = answer(envelope.path("call").asText(), envelope.path("body"));
    var raw = answer.toString().getBytes(StandardCharsets.UTF_8);
    var headers = new ArrayList<Header>();
    headers.add(new Header("Content-Type", "application/json"));
    headers.addAll(StandardWebhooks.sign(keys().ours(), id, world.timeline.instant(), raw));
    int status = answer.path("status").isInt() ? answer.path("status").asInt() : 200;
    return new WireAnswer.Replied(status, List.copyOf(headers), raw);
  }

  private ObjectNode answer(String call, JsonNode body) {
    return switch (call) {
      case "order-update" -> update(body);
      case "read-back" -> {
        var all = JSON.createObjectNode();
        var orders = all.putArray("orders");
        for (var id : body.path("orders")) {
          Optional.ofNullable(book.get(id.asText())).ifPresent(o -> orders.add(says(o, false)));
        }
        yield all;
      }
      case "challenge", "canary" -> {
        known = true;
        yield JSON.createObjectNode().put("nonce", body.path("nonce").asText());
      }
      default ->
          JSON.createObjectNode()
              .put("type", "/problems/not-spoken")
              .put("title", "not spoken")
              .put("status", 501);
    };
  }

  private ObjectNode update(JsonNode picture) {
    var order = Objects.requireNonNull(book.get(picture.path("order").asText()));
    if (world.weather.strikes(world.weather.lies)) {
      world.history.note(name + " lies about " + order.id);
      order.blind = true;
      return says(order, true).put("sequence", picture.path("sequence").asLong());
    }
    return says(order, order.apply(picture));
  }

  /// Takes in a picture that was pulled or answered.
  ObjectNode heard(JsonNode picture) {
    var order = Objects.requireNonNull(book.get(picture.path("order").asText()));
    return says(order, order.apply(picture));
  }

  private static ObjectNode says(ShopOrder order, boolean applied) {
    return JSON.createObjectNode()
        .put("order", order.id)
        .put("sequence", order.sequence)
        .put("applied", applied)
        .put("status", order.paid() ? "processing" : "is-" + order.word())
        .put("paid", order.paid());
  }

  static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
