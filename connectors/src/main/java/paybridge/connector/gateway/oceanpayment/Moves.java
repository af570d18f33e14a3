package paybridge.connector.gateway.oceanpayment;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.BiFunction;
import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.GatewayCall;
import paybridge.connector.MoneyMove;
import paybridge.connector.Report;
import paybridge.connector.kit.Xml;

/// The calls that move money (contract sections 12 and 14): refund, capture, void. Their answers
/// only accept the request; what became of it says a later notice or query. So every *Done* here is
/// still open.
final class Moves {
  private static final String CAPTURE = "1";
  private static final String VOID = "2";

  private final GatewayCall call;
  private final MoneyMove move;
  private final Calls calls;

  Moves(GatewayCall call, MoneyMove move) {
    this.call = call;
    this.move = move;
    this.calls = new Calls(call);
  }

  /// The refund number is our own reference, the only handle against a second refund.
  Answer<Report> refund() {
    return ready(
        (payment, amount) -> {
          var fields = new LinkedHashMap<String, String>();
          fields.put("payment_id", payment);
          fields.put("refund_number", move.reference());
          fields.put("refund_type", move.wholePayment() ? "1" : "2");
          fields.put("refund_amount", amount);
          fields.put("refund_description", Clean.or(move.reason(), 100, "Refund"));
          return calls
              .post(
                  OceanpaymentSettings.queryHost(call.account()) + "/service/applyRefund",
                  Recipe.REFUND,
                  fields)
              .then(this::accepted);
        });
  }

  /// `00` means accepted; any other word is a refusal with its text (open point O9).
  private Answer<Report> accepted(Xml answer) {
    var results = answer.get("refund_results").strip();
    var said = calls.said(results + " " + answer.get("refund_description"));
    if (results.isEmpty()) {
      return new Answer.Unknown<>("Oceanpayment did not say whether it took the refund.");
    }
    if (!Calls.same(answer.get("order_number"), move.payment().merchantReference())
        || !Calls.same(answer.get("refund_number"), move.reference())) {
      return new Answer.Unknown<>("Oceanpayment answered about another refund.");
    }
    return results.equals("00")
        ? new Answer.Done<>(
            report(
                new Fact.Refund(
                    answer.filled("refund_id"),
                    Optional.of(move.reference()),
                    move.amount(),
                    RefundState.PENDING),
                said))
        : new Answer.Refused<>(DeclineReason.OTHER, "Oceanpayment took no refund: " + said);
  }

  /// Only the whole hold: partial capture is not described (open point O6).
  Answer<Report> capture() {
    return move.wholePayment()
        ? auth(CAPTURE)
        : refused("Oceanpayment captures the whole held amount only.");
  }

  Answer<Report> voidAuthorization() {
    return auth(VOID);
  }

  private Answer<Report> auth(String action) {
    return ready(
        (payment, amount) -> {
          var fields = new LinkedHashMap<String, String>();
          fields.put("payment_id", payment);
          fields.put("payment_authType", action);
          if (call.account().settings().on(OceanpaymentSettings.AUTH_AMOUNT)) {
            fields.put("order_amount", amount);
          }
          return calls
              .post(
                  OceanpaymentSettings.payHost(call.account()) + "/gateway/service/auth",
                  Recipe.AUTH,
                  fields)
              .then(answer -> new HoldAnswer(calls, answer, payment).word())
              .map(word -> report(new Fact.Authorized(move.amount()), word));
        });
  }

  private Answer<Report> ready(BiFunction<String, String, Answer<Report>> send) {
    if (call.now().isAfter(move.deadline())) {
      return new Answer.NotSent<>("Its deadline has passed.");
    }
    var payment = move.payment().gatewayReference();
    if (payment.isEmpty()) {
      return refused("Oceanpayment's number of the payment is not known yet.");
    }
    return Amounts.text(
            move.amount(), OceanpaymentSettings.currencies(call.account().settings()))
        .map(amount -> send.apply(payment.get(), amount))
        .orElseGet(() -> refused(
                OceanpaymentSettings.notCarried(call.account().settings(), move.amount())));
  }

  private Report report(Fact fact, String word) {
    return new Report(
        Optional.of(move.payment().merchantReference()),
        move.payment().gatewayReference(),
        Optional.of(call.now()),
        fact,
        word);
  }

  private static Answer<Report> refused(String why) {
    return new Answer.Refused<>(DeclineReason.CONFIGURATION, why);
  }
}
