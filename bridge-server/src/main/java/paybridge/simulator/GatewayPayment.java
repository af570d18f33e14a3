package paybridge.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import paybridge.connector.CurrencyUnit;

/// One payment in the ledger of a simulated gateway: the truth about its money.
final class GatewayPayment {
  private static final ObjectMapper JSON = new ObjectMapper();

  final String id;
  final String reference;
  final String number;
  final String token;
  final String currency;
  final String method;
  final String returnUrl;
  final String notifyUrl;
  final long asked;
  final boolean hold;
  final long opened;
  final long pageEnds;
  final List<Refund> refunds = new ArrayList<>();

  /// What each operation asked for; a second call with it moves nothing.
  final Map<String, String> operations = new TreeMap<>();

  String status = "waiting";
  String decline = "";
  int declines;
  long authorized;
  long captured;
  long changed;
  int version;

  /// One refund. `state` is `pending`, `done` or `failed`.
  record Refund(String id, String operation, long minor, String state) {}

  GatewayPayment(String id, String token, com.fasterxml.jackson.databind.JsonNode asked, long now) {
    this.id = id;
    this.token = token;
    reference = asked.path("reference").asText();
    number = asked.path("number").asText();
    currency = asked.path("amount").path("currency").asText();
    this.asked = asked.path("amount").path("minor").asLong();
    method = asked.path("method").asText();
    hold = asked.path("capture").asText().equals("manual");
    returnUrl = asked.path("returnUrl").asText();
    notifyUrl = asked.path("notifyUrl").asText();
    opened = now;
    changed = now;
    pageEnds = now + asked.path("pageMinutes").asLong() * 60_000;
  }

  boolean pageOpen(long now) {
    return status.equals("waiting") && now < pageEnds;
  }

  /// What is held and neither taken nor given back.
  long held() {
    return status.equals("authorized") ? authorized : 0;
  }

  long refunded() {
    return sum("done");
  }

  long refundPending() {
    return sum("pending");
  }

  long refundable() {
    return captured - refunded() - refundPending();
  }

  private long sum(String state) {
    return refunds.stream()
        .filter(refund -> refund.state().equals(state))
        .mapToLong(Refund::minor)
        .sum();
  }

  /// The whole of it, as the wire tells it (docs/gateways/sandbox.md, "Payment").
  ObjectNode picture() {
    var json =
        JSON.createObjectNode()
            .put("id", id)
            .put("reference", reference)
            .put("method", method)
            .put("status", status);
    json.set("asked", money(asked));
    json.set("authorized", money(authorized));
    json.set("captured", money(captured));
    if (!decline.isEmpty()) {
      json.putObject("lastDecline").put("code", decline).put("reason", "declined");
    }
    json.put("opened", time(opened)).put("pageEnds", time(pageEnds));
    json.put("changed", time(changed)).put("version", version);
    var list = json.putArray("refunds");
    for (var refund : refunds) {
      list.addObject()
          .put("id", refund.id())
          .put("operation", refund.operation())
          .put("state", refund.state())
          .set("amount", money(refund.minor()));
    }
    return json;
  }

  private ObjectNode money(long minor) {
    return JSON.createObjectNode()
        .put("currency", currency)
        .put("minor", minor)
        .put("exponent", CurrencyUnit.of(currency).exponent());
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
