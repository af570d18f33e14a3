package paybridge.connector.gateway.oceanpayment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;
import paybridge.connector.GatewayCall;
import paybridge.connector.MoneyMove;
import paybridge.connector.Reading;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.kit.Xml;

/// Charges a stored card (contract section 15). The signature of this call is not published; that
/// of an embedded card form is the one to try first (open point O3). So it needs its settings, and
/// refuses without them. The answer is a signed result like a notice: without that proof it is
/// *Unknown*, and the order is asked about.
final class StoredCharge {
  private final GatewayCall call;
  private final MoneyMove move;
  private final Secret token;
  private final Calls calls;

  StoredCharge(GatewayCall call, MoneyMove move, Secret token) {
    this.call = call;
    this.move = move;
    this.token = token;
    this.calls = new Calls(call);
  }

  Answer<Report> charge() {
    var settings = call.account().settings();
    if (call.now().isAfter(move.deadline())) {
      return new Answer.NotSent<>("Its deadline has passed.");
    }
    if (!OceanpaymentSettings.charges(settings)) {
      return refused(
          "Stored cards are not charged: storedMethods, serviceMode and chargeEmail must be set.");
    }
    if (!move.payment().merchantReference().matches("[A-Za-z0-9-]{1,50}")) {
      return refused("The merchant reference has a wrong shape.");
    }
    return Amounts.text(move.amount(), OceanpaymentSettings.currencies(settings))
        .map(amount ->
            calls
                .post(
                    OceanpaymentSettings.payHost(call.account()) + "/gateway/direct/pay",
                    Recipe.EMBEDDED,
                    fields(amount))
                .then(this::charged))
        .orElseGet(() -> refused(OceanpaymentSettings.notCarried(settings, move.amount())));
  }

  /// The shopper is not there: name and country are the gateway's own words for "none".
  private Map<String, String> fields(String amount) {
    var settings = call.account().settings();
    var reference = move.payment().merchantReference();
    var fields = new LinkedHashMap<String, String>();
    if (!call.notifyUrl().isBlank()) {
      fields.put("noticeUrl", call.notifyUrl());
    }
    fields.put(
        "methods", Methods.word(call.account(), move.payment().method()).orElse("Credit Card"));
    fields.put("order_number", reference);
    fields.put("order_currency", move.amount().currency().code());
    fields.put("order_amount", amount);
    fields.put("order_notes", reference);
    fields.put("billing_firstName", "N/A");
    fields.put("billing_lastName", "N/A");
    fields.put("billing_email", Clean.cut(settings.text(OceanpaymentSettings.CHARGE_EMAIL), 50));
    fields.put("billing_country", "N/A");
    fields.put("billing_state", "N/A");
    new Goods(reference, "", amount).into(fields);
    fields.put("quickpay_id", token.reveal());
    fields.put(
        "service_mode", Clean.cut(settings.text(OceanpaymentSettings.SERVICE_MODE), 10));
    return fields;
  }

  private Answer<Report> charged(Xml answer) {
    var settings = call.account().settings();
    var fields = answer.fields().orElse(Map.of());
    var details = answer.filled("payment_details").orElse(answer.get("pay_details"));
    boolean proved =
        OceanpaymentSettings.names(settings, fields)
            && Recipe.RESULT.proves(
                answer::get, OceanpaymentSettings.secrets(settings), answer.get("signValue"));
    if (!proved) {
      return refusal(answer.get("payment_status"), details);
    }
    if (!answer.get("order_number").equals(move.payment().merchantReference())) {
      return new Answer.Unknown<>("Oceanpayment answered about another order.");
    }
    return new Result(call.account(), fields, false).read()
            instanceof Reading.Genuine(_, var reports)
        ? new Answer.Done<>(named(reports.getFirst(), answer.get("payment_id")))
        : new Answer.Unknown<>("The result cannot be read with certainty: " + calls.said(details));
  }

  /// A refusal of the request itself comes without a payment, and may come without a signature.
  private Answer<Report> refusal(String status, String details) {
    var code = Codes.code(details);
    return Codes.refusesTheRequest(code) && !Codes.paidBefore(code) && !status.equals("1")
        ? new Answer.Refused<>(
            Codes.reason(code), "Oceanpayment refused: " + calls.said(details))
        : new Answer.Unknown<>("The result of the charge is not signed rightly.");
  }

  /// The answer to our own call names the payment.
  private static Report named(Report report, String payment) {
    return new Report(
        report.merchantReference(),
        Optional.of(payment),
        report.said(),
        report.fact(),
        report.gatewayWord());
  }

  private static Answer<Report> refused(String why) {
    return new Answer.Refused<>(DeclineReason.CONFIGURATION, why);
  }
}
