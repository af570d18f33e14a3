package paybridge.connector.storefront.generic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import paybridge.connector.Incoming;
import paybridge.connector.ShopAccount;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopReading;
import paybridge.connector.Storefront;
import paybridge.connector.storefront.StorefrontLaws;

/// The laws of every storefront, for the plugin protocol, and what it alone promises: a message
/// that breaks a rule is answered with the name of the field.
class GenericLawsTest extends StorefrontLaws {
  /// The fields that a call cannot do without; every other one may be missing.
  private static final Set<String> NEEDED =
      Set.of(
          "protocol",
          "call",
          "shop",
          "home",
          "body",
          "handshake body.protocols",
          "handshake body.callback",
          "handshake body.platform",
          "handshake body.pluginVersion",
          "handshake body.nonce",
          "checkout body.order",
          "checkout body.order.id",
          "checkout body.order.number",
          "checkout body.order.total",
          "checkout body.method",
          "checkout body.returnUrl",
          "checkout body.cancelUrl",
          "charge body.order",
          "charge body.order.id",
          "charge body.order.number",
          "charge body.order.total",
          "charge body.saved",
          "charge body.customer",
          "status body.orders",
          "capture body.order",
          "void body.order",
          "refund body.order",
          "refund body.refund",
          "refund body.amount",
          "may-cancel body.order",
          "order-changed body.order",
          "order-changed body.change",
          "pull body.applied[0].order",
          "pull body.applied[0].sequence",
          "pull body.applied[0].status",
          "pull body.applied[0].paid",
          "saved-methods body.customer",
          "moved body.from",
          "moved body.callback",
          "person body.action",
          "person body.email");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  protected Storefront storefront() {
    return new Generic();
  }

  @Override
  protected ShopAccount shop() {
    return InventedShop.pairing();
  }

  @Override
  protected List<Incoming> calls() {
    return Golden.shopToBridge().entrySet().stream()
        .filter(golden -> !golden.getKey().startsWith("checkout-"))
        .map(golden -> GoldenMessagesTest.file(golden.getKey()).request())
        .map(request ->
            new Incoming(
                Incoming.Channel.SHOP,
                "POST",
                request.startLine().split(" ")[1],
                "",
                request.headers(),
                request.bytes(),
                InventedShop.NOW))
        .toList();
  }

  @Override
  protected List<ShopAnswer> answers() {
    return Golden.shopToBridge().values().stream().map(Golden.Asked::answer).toList();
  }

  @Override
  protected List<String> proofHeaders() {
    return List.of("webhook-id", "webhook-timestamp", "webhook-signature");
  }

  @Test
  void a_needed_field_that_is_missing_is_named_and_no_other_is_missed() throws Exception {
    for (var call : calls()) {
      for (var place : places(call)) {
        var reading = read(call, place.without());
        if (isNeeded(name(call), place.path())) {
          assertThat(reading)
              .as(name(call) + " without " + place.path())
              .isEqualTo(malformed(call, "missing-field", place.path(), reading));
        } else {
          assertThat(reading).as(place.path()).isInstanceOf(ShopReading.Genuine.class);
        }
      }
    }
  }

  @Test
  void a_field_of_the_wrong_type_is_named() throws Exception {
    for (var call : calls()) {
      for (var place : places(call)) {
        var reading = read(call, place.with(MAPPER.readTree("[[1.5]]")));
        assertThat(reading)
            .as(name(call) + " " + place.path())
            .isInstanceOf(ShopReading.Malformed.class);
        var malformed = (ShopReading.Malformed) reading;
        assertThat(malformed.problem()).isEqualTo("wrong-type");
        assertThat(malformed.field()).startsWith(place.path());
      }
    }
  }

  @Test
  void a_field_that_stands_twice_is_named_and_an_unknown_one_is_ignored() throws Exception {
    for (var call : calls()) {
      var raw = new String(call.body(), UTF_8);
      var unknown = raw.replaceFirst("\\{", "{\"x-new\":{\"deep\":[1]},");
      assertThat(read(call, unknown)).isInstanceOf(ShopReading.Genuine.class);
      var twice = raw.replaceFirst("\\{", "{\"home\":\"https://other.example\",");
      assertThat(read(call, twice))
          .isInstanceOfSatisfying(
              ShopReading.Malformed.class,
              malformed -> {
                assertThat(malformed.problem()).isEqualTo("doubled-field");
                assertThat(malformed.field()).isEqualTo("home");
              });
    }
  }

  /// One field somewhere in a message.
  private record Place(ObjectNode whole, ObjectNode parent, String path, String field) {
    String without() {
      return changed(() -> parent.remove(field));
    }

    String with(JsonNode value) {
      return changed(() -> parent.set(field, value));
    }

    private String changed(Runnable change) {
      var before = new LinkedHashMap<String, JsonNode>();
      parent.properties().forEach(entry -> before.put(entry.getKey(), entry.getValue()));
      change.run();
      var text = whole.toString();
      parent.removeAll();
      parent.setAll(before);
      return text;
    }
  }

  private static boolean isNeeded(String call, String path) {
    return NEEDED.contains(path)
        || NEEDED.contains(call + " " + path)
        || path.matches(".*[.](total|amount|refunded)[.](currency|minor|exponent)");
  }

  private static List<Place> places(Incoming call) throws Exception {
    var places = new ArrayList<Place>();
    var whole = (ObjectNode) MAPPER.readTree(call.body());
    collect(whole, whole, "", places);
    return places;
  }

  private static void collect(ObjectNode whole, JsonNode node, String path, List<Place> places) {
    if (node instanceof ObjectNode object) {
      for (var field : object.properties()) {
        var name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
        places.add(new Place(whole, object, name, field.getKey()));
        collect(whole, field.getValue(), name, places);
      }
    } else {
      for (int i = 0; i < node.size(); i++) {
        collect(whole, node.get(i), path + "[" + i + "]", places);
      }
    }
  }

  private ShopReading read(Incoming call, String raw) {
    return storefront().read(shop(), InventedShop.call(name(call), raw));
  }

  private static ShopReading malformed(
      Incoming call, String problem, String field, ShopReading like) {
    var why = like instanceof ShopReading.Malformed malformed ? malformed.why() : "";
    return new ShopReading.Malformed("msg-" + name(call) + "-1", problem, field, why);
  }

  private static String name(Incoming call) {
    return call.path().substring(call.path().lastIndexOf('/') + 1);
  }
}
