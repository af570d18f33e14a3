package paybridge.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Objects;

/// Where the bridge calls the shop: proves the call, does what it says, answers signed.
final class CallbackDoor {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private final BridgeTalk talk;
  private final DemoBook book;
  private final String shopKey;
  private volatile boolean confirmed;

  CallbackDoor(BridgeTalk talk, DemoBook book, String shopKey) {
    this.talk = talk;
    this.book = book;
    this.shopKey = shopKey;
  }

  /// True once the bridge has challenged the shop.
  boolean isConfirmed() {
    return confirmed;
  }

  void hear(Context ctx) throws IOException {
    var keys = talk.keys();
    var id = header(ctx, "webhook-id");
    var seconds = header(ctx, "webhook-timestamp");
    boolean proved =
        keys.isPresent()
            && id.matches("[A-Za-z0-9_-]{1,64}")
            && talk.isFresh(seconds)
            && TalkKeys.fits(
                keys.get().theirs(),
                id,
                seconds,
                ctx.bodyAsBytes(),
                header(ctx, "webhook-signature"));
    if (!proved) {
      ctx.status(401).contentType("application/problem+json");
      ctx.result(MAPPER.writeValueAsBytes(problem(401, "bad-signature", "Not the bridge's call")));
      return;
    }
    var envelope = MAPPER.readTree(ctx.bodyAsBytes());
    var answer = answer(envelope);
    int status = answer.path("status").isInt() ? answer.path("status").asInt() : 200;
    var raw = MAPPER.writeValueAsBytes(answer);
    var proof = talk.proof(keys.orElseThrow().ours(), id, raw);
    for (int i = 0; i < proof.size(); i += 2) {
      ctx.header(proof.get(i), proof.get(i + 1));
    }
    ctx.status(status)
        .contentType(status == 200 ? "application/json" : "application/problem+json")
        .result(raw);
  }

  private ObjectNode answer(JsonNode envelope) {
    var body = envelope.path("body");
    if (!envelope.path("shop").asText().equals(shopKey)) {
      return problem(404, "unknown-shop", "This is another shop");
    }
    return switch (envelope.path("call").asText()) {
      case "order-update" ->
          book.apply(body)
              .map(applied -> applied.order().says(applied.changed()))
              .orElseGet(() -> problem(410, "gone", "The shop does not know this order"));
      case "read-back" -> readBack(body);
      case "challenge" -> {
        confirmed = true;
        yield echo(body);
      }
      case "canary" -> echo(body);
      default -> {
        var problem = problem(501, "not-spoken", "The shop does not know this call");
        problem.putArray("protocols").add("1");
        yield problem;
      }
    };
  }

  private ObjectNode readBack(JsonNode body) {
    var answer = MAPPER.createObjectNode();
    var orders = answer.putArray("orders");
    for (var id : body.path("orders")) {
      book.find(id.asText()).ifPresent(order -> orders.add(order.says(false)));
    }
    return answer;
  }

  private static ObjectNode echo(JsonNode body) {
    return MAPPER.createObjectNode().put("nonce", body.path("nonce").asText());
  }

  private static ObjectNode problem(int status, String type, String title) {
    return MAPPER
        .createObjectNode()
        .put("type", "/problems/" + type)
        .put("title", title)
        .put("status", status);
  }

  private static String header(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.header(name), "");
  }
}
