package paybridge.torture;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicInteger;

/// The things a bridge is asked to do, one at a time: prepared in peace, then done while somebody
/// pulls the plug.
final class Flows {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long TOTAL = 7_700;
  private static final long PATIENCE_MILLIS = 60_000;
  private static final String CUSTOMER = "42";
  private final Stage stage;
  private final AtomicInteger made = new AtomicInteger();
  private String card = "";

  Flows(Stage stage) {
    this.stage = stage;
  }

  enum Flow {
    CHECKOUT,
    NOTIFICATION_AND_DELIVERY,
    REFUND,
    CAPTURE,
    CHARGE;

    String spelling() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }

  /// What is done.
  @FunctionalInterface
  interface Doing {
    void go() throws InterruptedException;
  }

  /// One of them, ready to be done.
  record Prepared(BookedOrder order, Doing doing) {
    void go() throws InterruptedException {
      doing.go();
    }

    /// Its books are to be compared from now on.
    void over() {
      order.end();
    }
  }

  Prepared prepare(Flow flow) throws InterruptedException {
    var id = flow.name().substring(0, 2) + made.incrementAndGet();
    return switch (flow) {
      case CHECKOUT -> {
        var order = stage.talk(0).shop().open(new BookedOrder(id, TOTAL, stage.ledger));
        yield new Prepared(order, () -> call("checkout", order, checkout(id)));
      }
      case NOTIFICATION_AND_DELIVERY -> notification(id);
      case REFUND -> {
        var order = paid(id, Story.Plot.PAID);
        yield new Prepared(
            order,
            () -> {
              var body = JSON.createObjectNode().put("order", id).put("refund", "r-" + id);
              body.put("reason", "asked").set("amount", Story.money(TOTAL / 4));
              call("refund", order, body);
            });
      }
      case CAPTURE -> {
        var order = paid(id, Story.Plot.CAPTURED);
        yield new Prepared(
            order, () -> call("capture", order, JSON.createObjectNode().put("order", id)));
      }
      case CHARGE -> charge(id);
    };
  }

  private void call(String call, BookedOrder order, ObjectNode body) throws InterruptedException {
    var heard = stage.talk(0).call(call, call + "-" + order.id(), body);
    if (heard.status() != 200) {
      stage.ledger.wrong(call + " of " + order.id() + " was answered " + heard.json());
    } else if (!call.equals("checkout")) {
      stage.talk(0).shop().apply(heard.json().path("order"));
    }
  }

  private ObjectNode checkout(String id) {
    return Story.checkout(stage.talk(0).shop(), id, TOTAL);
  }

  /// The shopper pays before; the gateway keeps the news until it is told to go.
  private Prepared notification(String id) throws InterruptedException {
    var order = stage.talk(0).order(id, TOTAL);
    stage.gateway.hold(true);
    var story = new Story(stage.talk(0), stage.browser, stage.ledger, stage.bridge);
    story.payAndLeave(id, order.page());
    return new Prepared(
        order,
        () -> {
          stage.gateway.hold(false);
          await(order, "paid");
        });
  }

  private BookedOrder paid(String id, Story.Plot plot) throws InterruptedException {
    var talk = stage.talk(0);
    var order = talk.shop().open(new BookedOrder(id, TOTAL, stage.ledger));
    var capture = plot == Story.Plot.CAPTURED ? "manual" : "automatic";
    var asked = talk.call("checkout", "open-" + id, checkout(id).put("capture", capture));
    new Story(talk, stage.browser, stage.ledger, stage.bridge)
        .pay(id, asked.json().path("page").asText(), plot);
    await(order, plot == Story.Plot.CAPTURED ? "authorized" : "paid");
    Polling.pause(200);
    return order;
  }

  private Prepared charge(String id) throws InterruptedException {
    if (card.isEmpty()) {
      card = StoredCard.of(stage, "first-of-all", CUSTOMER, TOTAL);
    }
    var order = stage.talk(0).shop().open(new BookedOrder(id, TOTAL, stage.ledger));
    return new Prepared(
        order, () -> call("charge", order, StoredCard.charge(order, card, CUSTOMER)));
  }

  private static void await(BookedOrder order, String word) {
    if (!Polling.until(PATIENCE_MILLIS, () -> order.word().equals(word))) {
      throw new IllegalStateException("order " + order.id() + " never became " + word);
    }
  }
}
