package paybridge.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.Fact;
import paybridge.connector.GatewayCall;
import paybridge.connector.Money;
import paybridge.connector.PaymentRef;
import paybridge.connector.Report;
import paybridge.connector.Settings;
import paybridge.connector.gateway.sandbox.Sandbox;

/// What gateway, bridge and shop say about an order, side by side. Each is asked the way a stranger
/// would: the gateway by its status call, the bridge by the shop's, the shop by its book.
final class ThreeBooks {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 100;
  private final Sandbox dialect = new Sandbox();
  private final Gateway gateway;
  private final InstantSource clock;
  private final Account account;

  ThreeBooks(Gateway gateway, InstantSource clock) {
    this.gateway = gateway;
    this.clock = clock;
    var secrets = new HashMap<String, List<paybridge.connector.Secret>>();
    gateway.secrets().forEach((name, secret) -> secrets.put(name, List.of(secret)));
    account = new Account("torture", "torture", false, new Settings(gateway.settings(), secrets));
  }

  /// The money of one order in one book.
  private record Sums(long captured, long refunded, long pending) {
    @Override
    public String toString() {
      return "captured " + captured + ", refunded " + refunded + ", on its way back " + pending;
    }
  }

  /// One sentence for each of these orders whose books do not agree.
  Map<String, String> disagreements(ShopTalk talk, List<BookedOrder> orders, String round)
      throws InterruptedException {
    var sentences = new HashMap<String, String>();
    for (int from = 0; from < orders.size(); from += BATCH) {
      var some = orders.subList(from, Math.min(orders.size(), from + BATCH));
      var body = JSON.createObjectNode();
      some.forEach(order -> body.withArray("orders").add(order.id()));
      var pictures = new HashMap<String, JsonNode>();
      talk.ask("status", "look-" + round + "-" + from, body)
          .path("orders")
          .forEach(picture -> pictures.put(picture.path("order").asText(), picture));
      for (var order : some) {
        compare(order, Optional.ofNullable(pictures.get(order.id())))
            .ifPresent(sentence -> sentences.put(order.id(), sentence));
      }
    }
    return sentences;
  }

  private Optional<String> compare(BookedOrder order, Optional<JsonNode> found) {
    if (found.isEmpty()) {
      return Optional.of("the bridge does not know order " + order.id());
    }
    var picture = found.get();
    var amounts = picture.path("amounts");
    var bridge =
        new Sums(
            amounts.path("captured").asLong(),
            amounts.path("refunded").asLong(),
            amounts.path("refundPending").asLong());
    var shop =
        new Sums(
            order.amount("captured"), order.amount("refunded"), order.amount("refundPending"));
    var there = atGateway(picture);
    boolean agree =
        bridge.equals(shop)
            && order.word().equals(picture.path("word").asText())
            && order.sequence() == picture.path("sequence").asLong()
            && sameMoney(bridge, there);
    return agree
        ? Optional.empty()
        : Optional.of(
            "order %s: the gateway says %s; the bridge %s %s (%d); the shop %s %s (%d)"
                .formatted(
                    order.id(), there, picture.path("word").asText(), bridge,
                    picture.path("sequence").asLong(), order.word(), shop, order.sequence()));
  }

  /// A refund of which nobody knows whether it was sent stays open in the bridge until its deadline
  /// and may be nothing at the gateway: told to a person, never sent twice.
  private static boolean sameMoney(Sums bridge, Sums there) {
    return bridge.captured() == there.captured()
        && bridge.refunded() == there.refunded()
        && (bridge.pending() == there.pending() || there.pending() == 0);
  }

  private Sums atGateway(JsonNode picture) {
    long captured = 0;
    long refunded = 0;
    long pending = 0;
    for (var attempt : picture.path("attempts")) {
      for (var report : ask(attempt.path("reference").asText())) {
        switch (report.fact()) {
          case Fact.Captured(var total) -> captured += total.minor();
          case Fact.Refund(_, _, var amount, Fact.RefundState state) -> {
            refunded += state == Fact.RefundState.DONE ? amount.minor() : 0;
            pending += state == Fact.RefundState.PENDING ? amount.minor() : 0;
          }
          case Fact.Waiting _,
              Fact.Authorized _,
              Fact.Approved _,
              Fact.Declined _,
              Fact.Cancelled _,
              Fact.Expired _,
              Fact.Voided _,
              Fact.Disputed _,
              Fact.MethodStored _,
              Fact.NotKnown _ -> {}
        }
      }
    }
    return new Sums(captured, refunded, pending);
  }

  private List<Report> ask(String reference) {
    var answer =
        dialect.ask(
            new GatewayCall(account, gateway.wire(), clock.instant()),
            new PaymentRef(
                reference, Optional.empty(), Money.of(0, "EUR"), Capture.AUTOMATIC, "card",
                clock.instant()));
    if (answer instanceof Answer.Done<List<Report>>(var reports)) {
      return new ArrayList<>(reports);
    }
    throw new IllegalStateException("the gateway must answer, but: " + answer);
  }
}
