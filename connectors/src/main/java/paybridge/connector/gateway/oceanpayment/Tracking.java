package paybridge.connector.gateway.oceanpayment;

import java.util.LinkedHashMap;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;
import paybridge.connector.GatewayCall;
import paybridge.connector.PaymentRef;
import paybridge.connector.kit.Xml;

/// Tells that goods were shipped (contract section 19). Neither the signature nor the answer of
/// this call is published (open point O3): nothing is sent until the owner chose a recipe, and only
/// `00`, the word of success of the calls beside it, is taken as done.
final class Tracking {
  private final GatewayCall call;
  private final PaymentRef payment;
  private final Calls calls;

  Tracking(GatewayCall call, PaymentRef payment) {
    this.call = call;
    this.payment = payment;
    this.calls = new Calls(call);
  }

  /// True when the owner chose one of the guesses at the recipe.
  static boolean switchedOn(Account account) {
    return !account.settings().text(OceanpaymentSettings.TRACKING).strip().equals("off");
  }

  Answer<String> shipped(String carrier, String number) {
    var chosen = call.account().settings().text(OceanpaymentSettings.TRACKING).strip();
    var tracking = Clean.cut(number, 50);
    if (payment.gatewayReference().isEmpty() || tracking.isEmpty()) {
      return refused("The payment's number at Oceanpayment or the tracking number is missing.");
    }
    return switch (chosen) {
      case "number" -> send(Recipe.TRACKING_NUMBER, carrier, tracking);
      case "payment" -> send(Recipe.TRACKING_PAYMENT, carrier, tracking);
      case "all" -> send(Recipe.TRACKING_ALL, carrier, tracking);
      default -> refused(
          "Oceanpayment is not told of shipments: the setting trackingRecipe is off.");
    };
  }

  private Answer<String> send(Recipe recipe, String carrier, String number) {
    var name = Clean.or(carrier, 100, "N/A");
    boolean address = name.startsWith("https://") || name.startsWith("http://");
    var fields = new LinkedHashMap<String, String>();
    fields.put("payment_id", payment.gatewayReference().orElseThrow());
    fields.put("tracking_number", number);
    fields.put("tracking_site", address ? name : "N/A");
    fields.put("tracking_handler", address ? "N/A" : name);
    return calls
        .post(
            OceanpaymentSettings.queryHost(call.account()) + "/service/uploadTrackingNo",
            recipe,
            fields)
        .then(this::told);
  }

  private Answer<String> told(Xml answer) {
    var results = answer.filled("results").or(() -> answer.filled("tracking_results")).orElse("");
    var said = calls.said((results + " " + answer.get("details")).strip());
    if (results.isEmpty()
        || !Calls.same(answer.get("payment_id"), payment.gatewayReference().orElse(""))) {
      return new Answer.Unknown<>("Oceanpayment did not say whether it took the shipment.");
    }
    return results.strip().equals("00")
        ? new Answer.Done<>(said)
        : new Answer.Refused<>(
            DeclineReason.OTHER, "Oceanpayment did not take the shipment: " + said);
  }

  private static Answer<String> refused(String why) {
    return new Answer.Refused<>(DeclineReason.CONFIGURATION, why);
  }
}
