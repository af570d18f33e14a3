package paybridge.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One order from checkout to its end, told by a shopper and a shop who both try again whenever the
/// bridge is killed under their hands.
final class Story {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 120;
  private final ShopTalk talk;
  private final Browser browser;
  private final Ledger ledger;
  private final BridgeProcess bridge;

  Story(ShopTalk talk, Browser browser, Ledger ledger, BridgeProcess bridge) {
    this.talk = talk;
    this.browser = browser;
    this.ledger = ledger;
    this.bridge = bridge;
  }

  /// How it goes.
  enum Plot {
    /// Paid at once.
    PAID,
    /// The shop asks twice at the same time with the same message id.
    ASKED_TWICE,
    /// Declined once, then paid.
    SECOND_TRY,
    /// Held, then captured by the shop.
    CAPTURED,
    /// Paid, then a part is given back.
    REFUNDED,
    /// The shopper gives up on the gateway's page.
    CANCELLED
  }

  void tell(String id, long total, Plot plot) throws InterruptedException {
    var order = talk.shop().open(new BookedOrder(id, total, ledger));
    var asked = checkout(id, total, plot);
    if (plot == Plot.ASKED_TWICE) {
      var twin = new ShopTalk.Heard[1];
      var second =
          Thread.startVirtualThread(
              () -> {
                try {
                  twin[0] = talk.call("checkout", "open-" + id, asked);
                } catch (InterruptedException stopped) {
                  Thread.currentThread().interrupt();
                }
              });
      var first = talk.call("checkout", "open-" + id, asked);
      second.join();
      if (twin[0] == null || !Arrays.equals(first.body(), twin[0].body())) {
        ledger.wrong("two equal checkouts of order " + id + " got different answers");
      }
    }
    var answer = talk.call("checkout", "open-" + id, asked);
    if (answer.status() != 200) {
      ledger.wrong("checkout of order " + id + " was answered " + answer.json());
      return;
    }
    pay(id, answer.json().path("page").asText(), plot);
    if (plot == Plot.REFUNDED) {
      await(order, "paid");
      var body = JSON.createObjectNode().put("order", id).put("refund", "r-" + id);
      body.put("reason", "asked").set("amount", money(total / 3));
      take(id, talk.call("refund", "back-" + id, body));
    } else if (plot == Plot.CAPTURED) {
      await(order, "authorized");
      take(id, talk.call("capture", "take-" + id, JSON.createObjectNode().put("order", id)));
    }
    order.end();
  }

  private void take(String id, ShopTalk.Heard heard) {
    if (heard.status() == 200) {
      talk.shop().apply(heard.json().path("order"));
    } else {
      ledger.wrong("moving money of order " + id + " was answered " + heard.json());
    }
  }

  private void await(BookedOrder order, String word) {
    long patience = TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS);
    if (!Polling.until(patience, () -> order.word().equals(word))) {
      throw new IllegalStateException("order " + order.id() + " never became " + word);
    }
  }

  private ObjectNode checkout(String id, long total, Plot plot) {
    return checkout(talk.shop(), id, total)
        .put("capture", plot == Plot.CAPTURED ? "manual" : "automatic");
  }

  /// The body of a shop's `checkout`.
  static ObjectNode checkout(Shop shop, String id, long total) {
    var home = shop.home();
    var body = JSON.createObjectNode();
    body.putObject("order").put("id", id).put("number", id).set("total", money(total));
    body.put("method", "card").put("capture", "automatic");
    body.putObject("shopper").put("country", "DE").put("email", "ada@example.org");
    return body.put("returnUrl", home + "/thanks?order=" + id)
        .put("cancelUrl", home + "/pay-again?order=" + id);
  }

  static JsonNode money(long minor) {
    return JSON.createObjectNode().put("currency", "EUR").put("minor", minor).put("exponent", 2);
  }

  /// Opens our page, is sent to the gateway's, pays or gives up there, comes back.
  void pay(String id, String ours, Plot plot) throws InterruptedException {
    var page = onward(id, ours, Optional.empty());
    if (plot == Plot.SECOND_TRY) {
      press(page, "card=insufficient-funds");
    }
    var back =
        plot == Plot.CANCELLED ? press(page + "/cancel", "") : press(page, "card=approve");
    onward(id, back, messageId(back));
  }

  /// Pays on the gateway's page and never comes back.
  void payAndLeave(String id, String ours) throws InterruptedException {
    press(onward(id, ours, Optional.empty()), "card=approve");
  }

  private String press(String page, String form) throws InterruptedException {
    try {
      var location = browser.submit(page, form).location().orElseThrow();
      return location.startsWith("/")
          ? java.net.URI.create(page).resolve(location).toString()
          : location;
    } catch (IOException broken) {
      throw new IllegalStateException("the gateway must not fail", broken);
    }
  }

  /// Follows one page of the bridge to where it sends the shopper, however often it must be asked.
  private String onward(String id, String address, Optional<String> message)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end) {
      bridge.awaitUp(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      try {
        var seen = browser.get(address);
        if (seen.status() == 303) {
          message.ifPresent(ledger::acknowledged);
          return seen.location().orElseThrow();
        }
        if (seen.status() >= 400 && seen.status() != 503) {
          ledger.wrong("a page of order " + id + " answered " + seen.status());
        }
      } catch (IOException killed) {
        ledger.lostAnswer();
      }
      Polling.pause(200);
    }
    throw new IllegalStateException("order " + id + " never got on from a page of the bridge");
  }

  private static Optional<String> messageId(String back) {
    return Arrays.stream(back.substring(back.indexOf('?') + 1).split("&"))
        .filter(field -> field.startsWith("webhook-id="))
        .map(field -> field.substring("webhook-id=".length()))
        .findFirst();
  }
}
