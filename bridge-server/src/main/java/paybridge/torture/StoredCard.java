package paybridge.torture;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A card that a customer stored with a first payment.
final class StoredCard {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredCard() {}

  /// The customer pays once and stores the card; its id in the bridge.
  static String of(Stage stage, String id, String customer, long total)
      throws InterruptedException {
    var talk = stage.talk(0);
    var order = talk.shop().open(new BookedOrder(id, total, stage.ledger));
    var body = Story.checkout(talk.shop(), id, total).put("save", true);
    body.withObject("/shopper").put("customerId", customer);
    var page = talk.call("checkout", "open-" + id, body).json().path("page").asText();
    new Story(talk, stage.browser, stage.ledger, stage.bridge).pay(id, page, Story.Plot.PAID);
    if (!Polling.until(30_000, order::paid)) {
      throw new IllegalStateException("the order with which the card is stored never became paid");
    }
    // The order may be paid by what the browser carried; the card comes with the gateway's own word.
    if (!Polling.until(30_000, () -> !saved(talk, id, customer).isEmpty())) {
      throw new IllegalStateException("the card was never stored");
    }
    return saved(talk, id, customer);
  }

  /// The id of the customer's card, or empty.
  private static String saved(ShopTalk talk, String id, String customer) {
    try {
      var body = JSON.createObjectNode().put("customer", customer);
      return talk.ask("saved-methods", "saved-" + id, body).path("methods").path(0).path("id").asText();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while asking", stopped);
    }
  }

  /// The body of a `charge` of this order.
  static ObjectNode charge(BookedOrder order, String card, String customer) {
    var body = JSON.createObjectNode();
    body.putObject("order")
        .put("id", order.id())
        .put("number", order.id())
        .set("total", Story.money(order.total()));
    return body.put("saved", card).put("customer", customer);
  }
}
