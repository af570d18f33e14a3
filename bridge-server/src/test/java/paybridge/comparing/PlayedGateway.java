package paybridge.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import paybridge.agreement.GatewayWord;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;

/// A gateway's book that says what a test writes into it, on the sandbox's wire
/// (docs/gateways/sandbox.md). It counts what moves money.
final class PlayedGateway {
  private static final ObjectMapper JSON = new ObjectMapper();
  final Map<String, Account> book = new LinkedHashMap<>();
  final List<String> moves = new ArrayList<>();

  /// It gives no answer to anything.
  boolean away;

  /// It makes refunds; otherwise it takes the call and gives no answer.
  boolean refunds;

  /// It refuses to open a page, and says so in these words.
  String refusesPages = "";

  /// One payment, in minor units of euros.
  static final class Account {
    String status = "waiting";
    long asked;
    long authorized;
    long captured;
    long refunded;
    String operation = "made at the gateway";
    String refundState = "done";
    boolean declinedOnce;

    /// It does not answer about this one.
    boolean silent;
  }

  /// Writes a word over whatever the book said.
  void says(String reference, GatewayWord word) {
    var account = book.computeIfAbsent(reference, _ -> new Account());
    account.authorized = 0;
    account.captured = 0;
    account.refunded = 0;
    switch (word) {
      case SILENT -> account.silent = true;
      case NOT_KNOWN -> book.remove(reference);
      case PENDING -> account.status = "waiting";
      case AUTHORIZED -> {
        account.status = "authorized";
        account.authorized = account.asked;
      }
      case PAID, REFUNDED -> {
        account.status = "paid";
        account.captured = account.asked;
        account.refunded = word == GatewayWord.REFUNDED ? account.asked : 0;
      }
      case DECLINED -> account.status = "declined";
      case CANCELLED -> account.status = "cancelled";
      case EXPIRED -> account.status = "expired";
    }
  }

  WireAnswer answer(WireRequest request) {
    try {
      var path = URI.create(request.address()).getPath();
      var place = path.substring(path.indexOf("/m") + 2);
      var body = request.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(request.body());
      return answer(place, body);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// A message about what the book says of a payment now.
  String event(String event, String reference) {
    var json = JSON.createObjectNode().put("event", event).put("type", "payment");
    json.put("at", "2026-11-02T10:00:00Z").put("merchant", "m");
    json.set("payment", payment(reference, book.computeIfAbsent(reference, _ -> new Account())));
    return json.toString();
  }

  private WireAnswer answer(String place, JsonNode body) {
    if (away) {
      return new WireAnswer.NoReply("no answer within 10 seconds");
    }
    if (place.equals("/sessions") && !refusesPages.isEmpty()) {
      var no = JSON.createObjectNode().put("type", "bad-amount").put("detail", refusesPages);
      return replied(422, no.put("status", 422));
    }
    if (place.equals("/sessions")) {
      var reference = body.path("reference").asText();
      var made = book.computeIfAbsent(reference, _ -> new Account());
      made.asked = body.path("amount").path("minor").asLong();
      var answer = JSON.createObjectNode().put("page", "/pay/" + reference);
      answer.set("payment", payment(reference, made));
      return replied(200, answer);
    }
    if (place.equals("/payments")) {
      var answer = JSON.createObjectNode().put("more", false);
      var all = answer.putArray("payments");
      book.forEach((reference, account) -> all.add(payment(reference, account)));
      return replied(200, answer);
    }
    if (place.equals("/query")) {
      var answer = JSON.createObjectNode();
      var known = answer.putArray("payments");
      var unknown = answer.putArray("unknown");
      for (var reference : body.path("references")) {
        var found = book.get(reference.asText());
        if (found == null) {
          unknown.add(reference.asText());
        } else if (!found.silent) {
          known.add(payment(reference.asText(), found));
        }
      }
      return replied(200, answer);
    }
    var parts = List.of(place.split("/"));
    var reference = parts.get(2);
    if (parts.size() > 3 && !parts.get(3).equals("close")) {
      moves.add(place);
      var moved = book.get(reference);
      if (!refunds || moved == null) {
        return new WireAnswer.NoReply("not played");
      }
      moved.refunded += body.path("amount").path("minor").asLong();
      moved.operation = body.path("operation").asText();
    }
    var found = book.get(reference);
    if (found == null) {
      return replied(404, problem());
    }
    if (found.silent) {
      return new WireAnswer.NoReply("silent");
    }
    var answer = JSON.createObjectNode();
    answer.set("payment", payment(reference, found));
    return replied(200, answer);
  }

  /// What a notification about the payment says.
  ObjectNode told(String reference) {
    var told = JSON.createObjectNode().put("event", "evt_1").put("type", "payment.paid");
    told.put("at", "2026-11-02T10:00:00Z").put("merchant", "m");
    told.set("payment", payment(reference, java.util.Objects.requireNonNull(book.get(reference))));
    return told;
  }

  private static ObjectNode problem() {
    return JSON.createObjectNode().put("type", "unknown-payment").put("status", 404);
  }

  private static ObjectNode payment(String reference, Account account) {
    var payment =
        JSON.createObjectNode()
            .put("id", "sp_" + reference)
            .put("reference", reference)
            .put("method", "card")
            .put("status", account.status)
            .put("opened", "2026-11-02T10:00:00Z")
            .put("pageEnds", "2026-11-03T10:00:00Z")
            .put("changed", "2026-11-02T10:00:00Z")
            .put("version", 1);
    if (account.declinedOnce) {
      payment.putObject("lastDecline").put("code", "51").put("reason", "insufficient_funds");
    }
    payment.set("asked", money(account.asked));
    payment.set("authorized", money(account.authorized));
    payment.set("captured", money(account.captured));
    var refunds = payment.putArray("refunds");
    if (account.refunded > 0) {
      refunds
          .addObject()
          .put("id", "re_" + reference)
          .put("operation", account.operation)
          .put("state", account.refundState)
          .put("code", "")
          .set("amount", money(account.refunded));
    }
    payment.putArray("chain");
    payment.putArray("mails");
    return payment;
  }

  static ObjectNode money(long minor) {
    return JSON.createObjectNode().put("currency", "EUR").put("minor", minor).put("exponent", 2);
  }

  private static WireAnswer replied(int status, JsonNode json) {
    return new WireAnswer.Replied(
        status, List.of(), json.toString().getBytes(StandardCharsets.UTF_8));
  }
}
