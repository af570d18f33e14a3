package paybridge.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A gateway whose book says of single payments something else than what happened, on the sandbox's
/// wire (docs/gateways/sandbox.md, "Payment" and "Calls").
final class GatewayWhims {
  /// One unit, in minor units.
  static final long UNIT = 100;

  private static final ObjectMapper JSON = new ObjectMapper();
  private final Map<String, Saying> sayings = new ConcurrentHashMap<>();

  /// What it says of a payment.
  enum Saying {
    /// Nothing: calls about it fail, and batches leave it out.
    SILENT,
    UNKNOWN,
    WAITING,
    /// Waiting, after a declined try.
    DECLINED_ONCE,
    AUTHORIZED,
    VOIDED,
    PAID,
    /// Paid, and one unit more was taken than asked.
    PAID_MORE,
    /// Paid, and one unit less was taken than asked.
    PAID_LESS,
    /// Paid, and one unit was given back.
    PARTLY_REFUNDED,
    REFUNDED,
    DECLINED,
    CANCELLED,
    EXPIRED
  }

  /// From now on its book says this of the payment.
  void says(String reference, Saying saying) {
    sayings.put(reference, saying);
  }

  /// Rewrites an answer of its interface.
  void rewrite(Context ctx) throws IOException {
    var said = ctx.result();
    if (sayings.isEmpty() || said == null || ctx.statusCode() != 200) {
      return;
    }
    var answer = JSON.readTree(said);
    if (answer.path("payment") instanceof ObjectNode payment) {
      one(ctx, answer, payment);
    } else if (answer instanceof ObjectNode all && all.path("payments").isArray()) {
      several(all);
      ctx.result(all.toString());
    }
  }

  private void one(Context ctx, JsonNode answer, ObjectNode payment) {
    var saying = sayings.get(payment.path("reference").asText());
    if (saying == Saying.SILENT) {
      ctx.status(503).result("");
    } else if (saying == Saying.UNKNOWN) {
      var problem = JSON.createObjectNode().put("type", "unknown-payment").put("status", 404);
      problem.put("detail", "No such payment.").put("field", "reference");
      ctx.status(404).contentType("application/problem+json").result(problem.toString());
    } else if (saying != null) {
      as(payment, saying);
      ctx.result(answer.toString());
    }
  }

  private void several(ObjectNode answer) {
    var told = JSON.createArrayNode();
    for (var payment : answer.path("payments")) {
      var reference = payment.path("reference").asText();
      switch (sayings.get(reference)) {
        case null -> told.add(payment);
        case SILENT -> {}
        case UNKNOWN -> {
          if (answer.has("unknown")) {
            answer.withArray("unknown").add(reference);
          }
        }
        case Saying saying -> told.add(as((ObjectNode) payment, saying));
      }
    }
    answer.set("payments", told);
  }

  /// The payment as this saying has it.
  static ObjectNode as(ObjectNode payment, Saying saying) {
    long asked = payment.path("asked").path("minor").asLong();
    payment.remove("lastDecline");
    payment.set("authorized", Story.money(saying == Saying.AUTHORIZED ? asked : 0));
    payment.set("captured", Story.money(captured(saying, asked)));
    payment.putArray("refunds");
    payment.put("status", status(saying));
    if (saying == Saying.DECLINED_ONCE) {
      payment.putObject("lastDecline").put("code", "51").put("reason", "insufficient_funds");
    }
    long back = saying == Saying.REFUNDED ? asked : saying == Saying.PARTLY_REFUNDED ? UNIT : 0;
    if (back > 0) {
      var reference = payment.path("reference").asText();
      var refund = payment.withArray("refunds").addObject();
      refund.put("id", "re_" + reference).put("operation", "made at the gateway");
      refund.set("amount", Story.money(back));
      refund.put("state", "done").put("code", "");
    }
    return payment;
  }

  private static long captured(Saying saying, long asked) {
    return switch (saying) {
      case PAID, PARTLY_REFUNDED, REFUNDED -> asked;
      case PAID_MORE -> asked + UNIT;
      case PAID_LESS -> asked - UNIT;
      case SILENT, UNKNOWN, WAITING, DECLINED_ONCE, AUTHORIZED, VOIDED, DECLINED, CANCELLED, EXPIRED ->
          0;
    };
  }

  private static String status(Saying saying) {
    return switch (saying) {
      case WAITING, DECLINED_ONCE -> "waiting";
      case AUTHORIZED -> "authorized";
      case VOIDED -> "voided";
      case PAID, PAID_MORE, PAID_LESS, PARTLY_REFUNDED, REFUNDED -> "paid";
      case DECLINED -> "declined";
      case CANCELLED -> "cancelled";
      case EXPIRED -> "expired";
      case SILENT, UNKNOWN -> throw new IllegalArgumentException(saying + " is no payment");
    };
  }
}
