package paybridge.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// A shop fetches what it was not told, and confirms what it took in, until nothing is left.
final class Pulling {
  private static final int MOST = 50;
  private final SimulatedShop shop;

  Pulling(SimulatedShop shop) {
    this.shop = shop;
  }

  void pull() {
    pull(List.of(), 0);
  }

  private void pull(List<ObjectNode> applied, int round) {
    var body = SimulatedShop.JSON.createObjectNode().put("limit", 20);
    var list = body.putArray("applied");
    applied.forEach(list::add);
    shop.talk.call(
        "pull",
        body,
        1,
        answer -> {
          if (answer.isPresent() && answer.get().ok()) {
            var says = new ArrayList<ObjectNode>();
            answer.get().json().path("pictures").forEach(picture -> says.add(shop.heard(picture)));
            if (!says.isEmpty() && round < MOST) {
              pull(says, round + 1);
            }
          }
        });
  }
}
