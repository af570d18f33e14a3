package paybridge.simulator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import paybridge.connector.Header;
import paybridge.connector.Wire;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;
import paybridge.connector.kit.Digests;

/// The bridge's way out: every call takes its time, meanwhile other things happen, and some calls or
/// their answers are lost on the way.
final class Roads implements Wire {
  private final World world;
  private final Map<String, FarEnd> places = new TreeMap<>();

  /// Whoever lives at an address.
  interface FarEnd {
    /// False while nobody takes connections there.
    boolean up();

    WireAnswer.Replied hear(WireRequest request);
  }

  Roads(World world) {
    this.world = world;
  }

  void lives(String host, FarEnd end) {
    places.put(host, end);
  }

  @Override
  public WireAnswer send(WireRequest request) {
    var bridge = world.bridge;
    if (bridge.database().inside()) {
      throw world.broken(
          "nobody holds a transaction while talking to the outside", request.toString());
    }
    bridge.reached(TurnedBridge.Moment.BEFORE_CALL, request.toString());
    int life = bridge.life();
    var end = Objects.requireNonNull(places.get(URI.create(request.address()).getHost()));
    world.history.note(
        "out " + request.method() + " " + request.address() + " " + Digests.hex(Digests.sha256(request.body())).substring(0, 12));
    var answer = exchange(request, end);
    if (bridge.dead() || bridge.life() != life) {
      throw new Crash("while a call was out");
    }
    world.history.note("back " + answer);
    bridge.reached(TurnedBridge.Moment.AFTER_CALL, request.toString());
    return answer;
  }

  private WireAnswer exchange(WireRequest request, FarEnd end) {
    var weather = world.weather;
    long patience = request.patience().toMillis();
    if (!end.up() || weather.strikes(weather.callLost)) {
      if (world.dice.of1000(500)) {
        world.pass(5);
        return new WireAnswer.NeverSent("connection refused");
      }
      world.pass(patience);
      return new WireAnswer.NoReply("timed out");
    }
    world.pass(world.dice.between(5, 400));
    if (weather.strikes(weather.nonsense)) {
      return nonsense();
    }
    if (world.mutants.contains(Mutant.REFUND_SENT_TWICE) && request.address().endsWith("/refund")) {
      var _ = end.hear(request);
    }
    var answer = end.hear(request);
    if (weather.strikes(weather.slow)) {
      world.pass(world.dice.between(1_000, patience));
    } else {
      world.pass(world.dice.between(5, 400));
    }
    if (weather.strikes(weather.answerLost)) {
      return new WireAnswer.NoReply("connection reset");
    }
    return answer;
  }

  /// Somebody in between answers, before or instead of the far end.
  private WireAnswer nonsense() {
    return switch (world.dice.below(3)) {
      case 0 -> page(500, "<h1>Internal Server Error</h1>");
      case 1 -> page(200, "<html><body>Hello!</body></html>");
      default ->
          new WireAnswer.Replied(
              503, List.of(new Header("Retry-After", "30")), new byte[0]);
    };
  }

  private static WireAnswer page(int status, String html) {
    return new WireAnswer.Replied(
        status,
        List.of(new Header("Content-Type", "text/html")),
        html.getBytes(StandardCharsets.UTF_8));
  }
}
