package paybridge.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Header;
import paybridge.connector.Secret;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;
import paybridge.connector.kit.StandardWebhooks;

/// A shop's book that a test writes into, on the plugin protocol's wire. By itself it applies
/// pictures as the protocol demands.
final class PlayedShop {
  private static final ObjectMapper JSON = new ObjectMapper();
  final Map<String, Order> book = new LinkedHashMap<>();
  private final InstantSource clock;
  @Nullable Secret ours;

  /// Answers nothing at all.
  boolean away;

  /// Not the shop answers but something before it, with this status and a page.
  int wall;

  PlayedShop(InstantSource clock) {
    this.clock = clock;
  }

  /// One order there.
  static final class Order {
    long sequence;
    boolean paid;
    String status = "pending";
    OptionalLong total = OptionalLong.empty();
    OptionalLong refunded = OptionalLong.empty();
    String currency = "EUR";

    /// Whatever picture comes: the order goes on counting as it does.
    boolean stubborn;

    /// Pictures of it are answered by an error page; reads go on.
    boolean deaf;

    /// Pictures of it are refused for ever.
    boolean gone;

    /// The words of the pictures that were applied.
    final List<String> applied = new ArrayList<>();

    boolean apply(JsonNode picture) {
      long number = picture.path("sequence").asLong();
      if (number <= sequence) {
        return false;
      }
      sequence = number;
      var word = picture.path("word").asText();
      applied.add(word);
      if (!stubborn) {
        paid = word.equals("paid");
        status = paid ? "processing" : "is-" + word;
        if (refunded.isPresent()) {
          refunded = OptionalLong.of(picture.path("amounts").path("refunded").asLong());
        }
      }
      return true;
    }
  }

  WireAnswer answer(WireRequest request) {
    if (away) {
      return new WireAnswer.NoReply("away");
    }
    if (wall > 0) {
      var page = "<html><body>Please wait</body></html>".getBytes(StandardCharsets.UTF_8);
      return new WireAnswer.Replied(wall, List.of(new Header("Content-Type", "text/html")), page);
    }
    try {
      var envelope = JSON.readTree(request.body());
      var body = envelope.path("body");
      return switch (envelope.path("call").asText()) {
        case "order-update" -> update(request, body);
        case "read-back" -> replied(request, 200, readBack(body));
        default ->
            replied(request, 200, JSON.createObjectNode().put("nonce", body.path("nonce").asText()));
      };
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private WireAnswer update(WireRequest request, JsonNode body) {
    var id = body.path("order").asText();
    var order = book.get(id);
    if (order != null && order.deaf) {
      return new WireAnswer.Replied(500, List.of(), new byte[0]);
    }
    if (order == null || order.gone) {
      var gone = JSON.createObjectNode().put("type", "/problems/gone").put("title", "gone");
      return replied(request, 410, gone.put("status", 410));
    }
    return replied(request, 200, says(id, order, order.apply(body)));
  }

  private ObjectNode readBack(JsonNode body) {
    var answer = JSON.createObjectNode();
    var orders = answer.putArray("orders");
    for (var id : body.path("orders")) {
      var order = book.get(id.asText());
      if (order != null) {
        orders.add(says(id.asText(), order, false));
      }
    }
    return answer;
  }

  private static ObjectNode says(String id, Order order, boolean applied) {
    var says =
        JSON.createObjectNode()
            .put("order", id)
            .put("sequence", order.sequence)
            .put("applied", applied)
            .put("status", order.status)
            .put("paid", order.paid);
    order.total.ifPresent(it -> says.set("total", money(it, order)));
    order.refunded.ifPresent(it -> says.set("refunded", money(it, order)));
    return says;
  }

  private static ObjectNode money(long minor, Order order) {
    return PlayedGateway.money(minor).put("currency", order.currency);
  }

  private WireAnswer replied(WireRequest request, int status, JsonNode json) {
    var raw = json.toString().getBytes(StandardCharsets.UTF_8);
    var id =
        request.headers().stream()
            .filter(header -> header.name().equals("webhook-id"))
            .findFirst()
            .orElseThrow()
            .value();
    var proof = StandardWebhooks.sign(Objects.requireNonNull(ours), id, clock.instant(), raw);
    return new WireAnswer.Replied(status, proof, raw);
  }
}
