package paybridge.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import paybridge.connector.Header;
import paybridge.connector.Secret;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;
import paybridge.connector.kit.StandardWebhooks;

/// A gateway with one merchant account and a ledger of its own; it speaks the sandbox's wire
/// (docs/gateways/sandbox.md). It forgets nothing and is always right: what is lost is lost on the way.
final class SimulatedGateway implements Roads.FarEnd {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long DAY = 86_400_000;

  final World world;
  final String name;
  final String merchant;
  final Secret apiKey;
  final Secret newsKey;
  private final Map<String, GatewayPayment> byReference = new LinkedHashMap<>();
  private final Map<String, GatewayPayment> byToken = new LinkedHashMap<>();
  private final Map<String, List<GatewayPayment>> byOrder = new LinkedHashMap<>();
  private final Map<String, Integer> arrived = new LinkedHashMap<>();
  private final GatewayNews news;
  private boolean up = true;
  private int numbers;

  SimulatedGateway(World world, String name) {
    this.world = world;
    this.name = name;
    merchant = "merchant-" + name;
    apiKey = StandardWebhooks.secret(world.dice.chance().bytes(32));
    newsKey = StandardWebhooks.secret(world.dice.chance().bytes(32));
    news = new GatewayNews(this);
    world.roads.lives(host(), this);
  }

  String host() {
    return name + ".example";
  }

  Collection<GatewayPayment> ledger() {
    return byReference.values();
  }

  Optional<GatewayPayment> byReference(String reference) {
    return Optional.ofNullable(byReference.get(reference));
  }

  /// The payments of an order, by the number that its shop shows.
  List<GatewayPayment> ofOrder(String number) {
    return byOrder.getOrDefault(number, List.of());
  }

  GatewayPayment byToken(String token) {
    return Objects.requireNonNull(byToken.get(token), token);
  }

  GatewayNews news() {
    return news;
  }

  /// Nobody takes connections for a while.
  void away(long millis) {
    up = false;
    world.history.note(name + " is away for " + millis + " ms");
    world.timeline.in(
        millis,
        () -> {
          up = true;
          world.history.note(name + " is back");
        });
  }

  @Override
  public boolean up() {
    return up;
  }

  String next(String kind) {
    return kind + "_" + name + "_" + ++numbers;
  }

  @Override
  public WireAnswer.Replied hear(WireRequest request) {
    var target = request.address().substring(("https://" + host()).length());
    if (!proved(request, target)) {
      return problem(401, "bad-signature");
    }
    var path = target.substring(("/api/v1/" + merchant).length()).split("/");
    var body = request.body().length == 0 ? JSON.createObjectNode() : read(request.body());
    if (path[1].equals("sessions")) {
      return session(body);
    }
    if (path[1].equals("query")) {
      return query(body);
    }
    if (path.length == 2) {
      return list();
    }
    var payment = byReference.get(path[2]);
    if (payment == null) {
      return problem(404, "unknown-payment");
    }
    if (path.length == 3) {
      world.oracle.asked(payment.reference);
      return told(payment);
    }
    return move(payment, path[3], body);
  }

  private boolean proved(WireRequest request, String target) {
    var head = (request.method() + " " + target + "\n").getBytes(StandardCharsets.UTF_8);
    var all = new byte[head.length + request.body().length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(request.body(), 0, all, head.length, request.body().length);
    return StandardWebhooks.prove(
            List.of(apiKey),
            wanted ->
                request.headers().stream()
                    .filter(header -> header.name().equalsIgnoreCase(wanted))
                    .map(Header::value)
                    .findFirst(),
            all,
            world.timeline.instant())
        instanceof StandardWebhooks.Verdict.Proved;
  }

  private WireAnswer.Replied session(JsonNode asked) {
    var reference = asked.path("reference").asText();
    world.oracle.session(reference);
    var payment = byReference.get(reference);
    if (payment == null) {
      var token = next("page") + world.dice.word(8);
      payment = new GatewayPayment(next("sp"), token, asked, world.timeline.millis());
      byReference.put(reference, payment);
      byToken.put(token, payment);
      byOrder.computeIfAbsent(payment.number, _ -> new ArrayList<>()).add(payment);
      world.history.note(name + " opens " + reference);
      var opened = payment;
      world.timeline.in(payment.pageEnds - payment.opened, () -> expire(opened));
    }
    var answer = JSON.createObjectNode().put("page", "/pay/" + payment.token);
    answer.set("payment", payment.picture());
    return replied(answer);
  }

  private void expire(GatewayPayment payment) {
    if (payment.status.equals("waiting")
        || (payment.status.equals("processing") && world.dice.of1000(500))) {
      become(payment, "expired");
    }
  }

  /// The payment is something else now, and the bridge is told.
  void become(GatewayPayment payment, String status) {
    payment.status = status;
    news.tell(payment, "payment." + status);
  }

  /// What happened between two times; it may say more than was asked.
  private WireAnswer.Replied list() {
    var answer = JSON.createObjectNode().put("more", false);
    var all = answer.putArray("payments");
    byReference.values().forEach(payment -> all.add(payment.picture()));
    return replied(answer);
  }

  private WireAnswer.Replied query(JsonNode body) {
    var answer = JSON.createObjectNode();
    var found = answer.putArray("payments");
    var unknown = answer.putArray("unknown");
    for (var reference : body.path("references")) {
      byReference(reference.asText())
          .ifPresentOrElse(
              payment -> found.add(payment.picture()), () -> unknown.add(reference.asText()));
    }
    return replied(answer);
  }

  private WireAnswer.Replied move(GatewayPayment payment, String what, JsonNode body) {
    if (what.equals("close")) {
      if (payment.status.equals("waiting")) {
        become(payment, world.timeline.millis() < payment.pageEnds ? "cancelled" : "expired");
      }
      return told(payment);
    }
    var operation = body.path("operation").asText();
    world.oracle.moves(operation, arrived.merge(operation, 1, Integer::sum), what);
    var wish = what + " " + body.path("amount").path("minor").asLong();
    var before = payment.operations.putIfAbsent(operation, wish);
    if (before != null) {
      return before.equals(wish) ? told(payment) : problem(422, "operation-reused");
    }
    var problem = moved(payment, what, operation, body.path("amount").path("minor").asLong());
    if (problem.isPresent()) {
      payment.operations.remove(operation);
      return problem.get();
    }
    return told(payment);
  }

  private Optional<WireAnswer.Replied> moved(
      GatewayPayment payment, String what, String operation, long minor) {
    switch (what) {
      case "capture" -> {
        if (payment.held() == 0) {
          return Optional.of(problem(409, "wrong-state"));
        }
        if (minor == 0 || minor > payment.held()) {
          return Optional.of(problem(422, "bad-amount"));
        }
        payment.captured = minor;
        become(payment, "paid");
      }
      case "void" -> {
        if (payment.held() == 0) {
          return Optional.of(problem(409, "wrong-state"));
        }
        become(payment, "voided");
      }
      default -> {
        if (payment.captured == 0) {
          return Optional.of(problem(409, "wrong-state"));
        }
        if (minor == 0 || minor > payment.refundable()) {
          return Optional.of(problem(422, "bad-amount"));
        }
        refund(payment, operation, minor);
      }
    }
    world.history.note(name + " did " + what + " " + operation + " " + minor);
    return Optional.empty();
  }

  /// Somebody pays money back at the gateway's own desk. The bridge did not ask for it and has no
  /// reason to ask about it, so the news of it is not lost.
  void refundAtDesk(GatewayPayment payment, long minor) {
    refund(payment, next("desk"), minor, GatewayNews::tellSurely);
  }

  private void refund(GatewayPayment payment, String operation, long minor) {
    refund(payment, operation, minor, GatewayNews::tell);
  }

  private interface Telling {
    void tell(GatewayNews news, GatewayPayment payment, String type);
  }

  /// Begins to pay money back; ends after some seconds or days.
  private void refund(GatewayPayment payment, String operation, long minor, Telling telling) {
    var id = next("re");
    payment.refunds.add(new GatewayPayment.Refund(id, operation, minor, "pending"));
    telling.tell(news, payment, "refund.pending");
    boolean works = !world.dice.of1000(40);
    world.timeline.in(
        world.dice.of1000(800) ? 10_000 : world.dice.between(10_000, 3 * DAY),
        () -> {
          payment.refunds.replaceAll(
              refund ->
                  refund.id().equals(id)
                      ? new GatewayPayment.Refund(id, operation, minor, works ? "done" : "failed")
                      : refund);
          world.history.note(name + " ends refund " + id + " " + works);
          telling.tell(news, payment, works ? "refund.done" : "refund.failed");
        });
  }

  /// The bank said yes.
  void approve(GatewayPayment payment) {
    if (payment.hold) {
      payment.authorized = payment.asked;
      become(payment, "authorized");
      world.timeline.in(
          7 * DAY,
          () -> {
            if (payment.held() > 0) {
              become(payment, "voided");
            }
          });
    } else {
      payment.captured = payment.asked;
      become(payment, "paid");
    }
    world.history.note(name + " approves " + payment.reference);
  }

  /// The bank said no; the third time the page is over.
  void decline(GatewayPayment payment) {
    payment.decline = world.dice.one(List.of("05", "51", "54", "99"));
    payment.declines++;
    if (payment.declines >= 3 || payment.status.equals("processing")) {
      become(payment, "declined");
    } else {
      news.tell(payment, "payment.try-declined");
    }
    world.history.note(name + " declines " + payment.reference);
  }

  private static WireAnswer.Replied told(GatewayPayment payment) {
    var answer = JSON.createObjectNode();
    answer.set("payment", payment.picture());
    return replied(answer);
  }

  private static WireAnswer.Replied replied(ObjectNode body) {
    return new WireAnswer.Replied(
        200,
        List.of(new Header("Content-Type", "application/json")),
        body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static WireAnswer.Replied problem(int status, String type) {
    return new WireAnswer.Replied(
        status,
        List.of(new Header("Content-Type", "application/problem+json")),
        ("{\"type\":\"" + type + "\",\"status\":" + status + "}").getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
