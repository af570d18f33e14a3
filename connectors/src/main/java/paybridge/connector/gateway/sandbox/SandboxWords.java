package paybridge.connector.gateway.sandbox;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.Money;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Fields;

/// The sandbox's words in ours (docs/gateways/sandbox.md, "Status" and "Codes"). A word that is not
/// in a table is never guessed: it ends in a [BadField] of the type [#UNKNOWN_WORD].
final class SandboxWords {
  /// The problem of a word that stands in no table.
  static final String UNKNOWN_WORD = "unknown-word";

  private static final Map<String, DeclineReason> CODES =
      Map.of(
          "05", DeclineReason.DO_NOT_HONOUR,
          "43", DeclineReason.LOST_OR_STOLEN,
          "51", DeclineReason.INSUFFICIENT_FUNDS,
          "54", DeclineReason.EXPIRED_CARD,
          "55", DeclineReason.AUTHENTICATION_FAILED,
          "61", DeclineReason.LIMIT_EXCEEDED);

  private static final Map<String, RefundState> REFUNDS =
      Map.of(
          "pending", RefundState.PENDING,
          "done", RefundState.DONE,
          "failed", RefundState.FAILED);

  private SandboxWords() {}

  /// Everything a picture of a payment says, the payment's own state first.
  static List<Report> reports(Fields payment) throws BadField {
    var reports = new ArrayList<Report>();
    if (!payment.text("status", 1, 32).equals("stored")) {
      reports.add(stateOf(payment));
    }
    for (var refund : payment.objects("refunds", 1000)) {
      reports.add(report(payment, refund(refund), "refund " + refund.text("state", 1, 32)));
    }
    var stored = payment.objectIfThere("stored");
    if (stored.isPresent()) {
      var token = new Secret(stored.get().text("token", 1, 64));
      var fact = new Fact.MethodStored(token, stored.get().text("label", 1, 100));
      reports.add(report(payment, fact, "stored"));
    }
    if (reports.isEmpty()) {
      throw new BadField("missing-field", payment.path("stored"), "Is missing.");
    }
    return List.copyOf(reports);
  }

  /// The payment of an answer, when it is the one we asked about.
  static Fields about(String reference, Fields answer) throws BadField {
    var payment = answer.object("payment");
    if (!payment.text("reference", 1, 64).equals(reference)) {
      throw new BadField("bad-value", payment.path("reference"), "Another payment was meant.");
    }
    return payment;
  }

  /// The one refund of this operation.
  static Report refundOf(Fields payment, String operation) throws BadField {
    for (var refund : payment.objects("refunds", 1000)) {
      if (refund.text("operation", 1, 64).equals(operation)) {
        return report(payment, refund(refund), "refund " + refund.text("state", 1, 32));
      }
    }
    throw new BadField("missing-field", payment.path("refunds"), "This refund is not told.");
  }

  /// The payment's own state.
  static Report stateOf(Fields payment) throws BadField {
    return report(payment, state(payment), word(payment));
  }

  private static Report report(Fields payment, Fact fact, String word) throws BadField {
    return new Report(
        Optional.of(payment.text("reference", 1, 64)),
        Optional.of(payment.text("id", 1, 64)),
        Optional.of(time(payment, "changed")),
        fact,
        word);
  }

  private static Fact state(Fields payment) throws BadField {
    var status = payment.text("status", 1, 32);
    var asked = payment.money("asked");
    return switch (status) {
      case "waiting" -> new Fact.Waiting(lastDecline(payment));
      case "processing" -> new Fact.Waiting(Optional.empty());
      case "authorized" -> new Fact.Authorized(some(payment, "authorized", asked));
      case "paid" -> new Fact.Captured(some(payment, "captured", asked));
      case "declined" -> new Fact.Declined(lastDecline(payment).orElse(DeclineReason.OTHER));
      case "cancelled" -> new Fact.Cancelled();
      case "expired" -> new Fact.Expired();
      case "voided" -> new Fact.Voided();
      default ->
          throw new BadField(
              UNKNOWN_WORD, payment.path("status"), "The word '" + status + "' is not known.");
    };
  }

  /// A sum that the status promises: there, in the payment's currency, more than nothing.
  private static Money some(Fields payment, String name, Money asked) throws BadField {
    var sum = payment.money(name);
    if (sum.isZero() || !sum.currency().equals(asked.currency())) {
      throw new BadField(
          UNKNOWN_WORD, payment.path(name), "The sum " + sum + " does not fit the status.");
    }
    return sum;
  }

  private static Fact refund(Fields refund) throws BadField {
    var word = refund.text("state", 1, 32);
    var state = REFUNDS.get(word);
    if (state == null) {
      throw new BadField(
          UNKNOWN_WORD, refund.path("state"), "The word '" + word + "' is not known.");
    }
    return new Fact.Refund(
        Optional.of(refund.text("id", 1, 64)),
        Optional.of(refund.text("operation", 1, 64)),
        refund.money("amount"),
        state);
  }

  /// A code that is in no table is a decline all the same; only its reason stays open.
  private static Optional<DeclineReason> lastDecline(Fields payment) throws BadField {
    var decline = payment.objectIfThere("lastDecline");
    if (decline.isEmpty()) {
      return Optional.empty();
    }
    var code = decline.get().text("code", 1, 8);
    return Optional.of(CODES.getOrDefault(code, DeclineReason.OTHER));
  }

  private static String word(Fields payment) throws BadField {
    var decline = payment.objectIfThere("lastDecline");
    var status = payment.text("status", 1, 32);
    boolean aboutTheDecline = status.equals("declined") || status.equals("waiting");
    return decline.isPresent() && aboutTheDecline
        ? status + " " + decline.get().text("code", 1, 8)
        : status;
  }

  static Instant time(Fields fields, String name) throws BadField {
    try {
      return Instant.parse(fields.text(name, 1, 40));
    } catch (DateTimeParseException broken) {
      throw new BadField("bad-value", fields.path(name), "Must be a time.");
    }
  }
}
