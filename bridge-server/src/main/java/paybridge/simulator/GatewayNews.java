package paybridge.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import paybridge.connector.Acknowledgement;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.Page;
import paybridge.connector.kit.FormText;
import paybridge.connector.kit.StandardWebhooks;

/// What a simulated gateway tells by itself: notifications, lost, late, repeated and in any order,
/// sent again until they are acknowledged; and the signed message that a browser carries back.
final class GatewayNews {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// As the sandbox does it (docs/gateways/sandbox.md, "Notifications").
  private static final long[] AGAIN = {
    5_000, 30_000, 120_000, 600_000, 3_600_000, 21_600_000, 86_400_000
  };

  private final SimulatedGateway gateway;
  private final World world;

  GatewayNews(SimulatedGateway gateway) {
    this.gateway = gateway;
    this.world = gateway.world;
  }

  private record Letter(String event, byte[] body, String address) {}

  /// The payment has changed.
  void tell(GatewayPayment payment, String type) {
    tell(payment, type, world.weather.newsLost);
  }

  /// As [#tell(GatewayPayment, String)], but never lost.
  void tellSurely(GatewayPayment payment, String type) {
    tell(payment, type, 0);
  }

  private void tell(GatewayPayment payment, String type, int lost) {
    payment.version++;
    payment.changed = world.timeline.millis();
    var letter = new Letter(gateway.next("evt"), new byte[0], payment.notifyUrl);
    letter = new Letter(letter.event(), body(letter.event(), type, payment), payment.notifyUrl);
    if (world.weather.strikes(lost)) {
      world.history.note(gateway.name + " loses " + letter.event() + " " + type);
      return;
    }
    int copies = world.weather.strikes(world.weather.newsRepeated) ? 2 + world.dice.below(3) : 1;
    for (int copy = 0; copy < copies; copy++) {
      post(letter, 0, delay());
    }
  }

  private long delay() {
    return world.weather.strikes(world.weather.newsLate)
        ? world.dice.between(60_000, 12 * 3_600_000)
        : world.dice.between(10, 3_000);
  }

  private byte[] body(String event, String type, GatewayPayment payment) {
    var json =
        JSON.createObjectNode()
            .put("event", event)
            .put("type", type)
            .put("at", world.timeline.instant().toString())
            .put("merchant", gateway.merchant);
    json.set("payment", payment.picture());
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void post(Letter letter, int tries, long wait) {
    world.timeline.in(
        wait,
        () -> {
          boolean heard = sent(letter) && !world.weather.strikes(world.weather.answerLost);
          if (!heard && tries < AGAIN.length) {
            post(letter, tries + 1, AGAIN[tries]);
          } else if (!heard) {
            world.history.note(gateway.name + " gives up " + letter.event());
          }
        });
  }

  private boolean sent(Letter letter) {
    if (world.bridge.dead() || world.weather.strikes(world.weather.callLost)) {
      return false;
    }
    var headers = new ArrayList<Header>();
    headers.add(new Header("Content-Type", "application/json"));
    headers.addAll(
        StandardWebhooks.sign(
            gateway.newsKey, letter.event(), world.timeline.instant(), letter.body()));
    world.history.note("news " + letter.event() + " " + gateway.name);
    return heard(letter.address(), headers, letter.body(), letter.event());
  }

  /// A stranger sends a message about this payment that says it is paid, without a proof.
  void forge(GatewayPayment payment) {
    var forged =
        payment.picture().put("status", "paid").set("captured", payment.picture().get("asked"));
    var event = "evt_forged_" + world.dice.word(6);
    var json =
        JSON.createObjectNode()
            .put("event", event)
            .put("type", "payment.paid")
            .put("merchant", gateway.merchant);
    json.set("payment", forged);
    var body = json.toString().getBytes(StandardCharsets.UTF_8);
    var key = StandardWebhooks.secret(world.dice.chance().bytes(32));
    world.history.note("forged news about " + payment.reference);
    var _ =
        heard(
            payment.notifyUrl,
            StandardWebhooks.sign(key, event, world.timeline.instant(), body),
            body,
            "");
  }

  /// As the notification's entrance does it.
  private boolean heard(String address, List<Header> headers, byte[] body, String event) {
    var path = address.substring(TurnedBridge.URL.length());
    var key = path.substring(path.lastIndexOf('/') + 1);
    var answer =
        world.bridge.ask(
            () -> {
              var rooms = world.bridge.rooms();
              var account = rooms.directory().accountByPath("sandbox", key).orElseThrow();
              var message =
                  new Incoming(
                      Incoming.Channel.NOTIFICATION, "POST", path, "", headers, body,
                      java.time.Instant.ofEpochMilli(world.bridge.now()));
              return rooms.receive().receive(account, message).answer();
            });
    boolean acknowledged = answer.map(Acknowledgement::status).filter(it -> it / 100 == 2).isPresent();
    if (acknowledged && !event.isEmpty()) {
      world.oracle.acknowledged(event);
    }
    return acknowledged;
  }

  /// What the browser carries back to the return URL.
  String returning(GatewayPayment payment) {
    var event = gateway.next("ret");
    var body = body(event, "return", payment);
    var fields = new ArrayList<Page.Field>();
    fields.add(
        new Page.Field(
            "sandbox-message", Base64.getUrlEncoder().withoutPadding().encodeToString(body)));
    StandardWebhooks.sign(gateway.newsKey, event, world.timeline.instant(), body)
        .forEach(header -> fields.add(new Page.Field(header.name(), header.value())));
    return FormText.write(List.copyOf(fields));
  }
}
