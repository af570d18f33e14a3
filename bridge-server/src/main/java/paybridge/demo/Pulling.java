package paybridge.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Fetches the truth instead of waiting for it: the shop needs only one of the two directions.
final class Pulling {
  private static final int MOST_ROUNDS = 5;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private final BridgeTalk talk;
  private final DemoBook book;
  private final Set<String> toConfirm = ConcurrentHashMap.newKeySet();

  Pulling(BridgeTalk talk, DemoBook book) {
    this.talk = talk;
    this.book = book;
  }

  /// Fetches every picture that the bridge is not sure we have, and confirms those of last time.
  void pull() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      var body = MAPPER.createObjectNode().put("limit", 100);
      var applied = body.putArray("applied");
      var confirming = toConfirm.stream().limit(100).toList();
      confirming.forEach(id -> book.find(id).ifPresent(order -> applied.add(order.says(true))));
      if (!(talk.ask("pull", body) instanceof BridgeTalk.Heard.Said(var answer))) {
        return;
      }
      confirming.forEach(toConfirm::remove);
      for (var picture : answer.path("pictures")) {
        book.apply(picture).ifPresent(known -> toConfirm.add(known.order().id()));
      }
      if (!answer.path("more").asBoolean()) {
        return;
      }
    }
  }

  /// Asks for one order.
  void askStatus(String id) {
    var body = MAPPER.createObjectNode();
    body.putArray("orders").add(id);
    if (talk.ask("status", body) instanceof BridgeTalk.Heard.Said(var answer)) {
      answer.path("orders").forEach(book::apply);
    }
  }
}
