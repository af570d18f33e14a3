package paybridge.connector.gateway.oceanpayment;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;
import paybridge.connector.kit.Xml;

/// The answer to a capture or a void (contract section 12). Its fields are not published (open
/// point O1): a code that refuses the request itself is a no, and so is a word that is none of
/// success, where one stands that the calls beside it use. All else is "accepted".
///
/// @param payment the gateway's number of the payment that was meant
record HoldAnswer(Calls calls, Xml answer, String payment) {
  /// What means success where these names stand (sections 6, 9 and 13.2, open point O9).
  private static final Map<String, Set<String>> SUCCESS =
      Map.of(
          "results", Set.of("00"), "pay_results", Set.of("1"), "payment_results", Set.of("1", "-1"));

  /// The gateway's word of acceptance.
  Answer<String> word() {
    var details = details();
    var code = Codes.code(details);
    if (!Calls.same(answer.get("payment_id"), payment)) {
      return new Answer.Unknown<>("Oceanpayment answered about another payment.");
    }
    if (Codes.uncertain(code)) {
      return new Answer.Unknown<>("Oceanpayment is not certain: " + calls.said(details));
    }
    var no = no();
    if (no.isPresent() || Codes.refusesTheRequest(code)) {
      return new Answer.Refused<>(
          code.isEmpty() ? DeclineReason.OTHER : Codes.reason(code),
          "Oceanpayment refused: " + calls.said((no.orElse("") + " " + details).strip()));
    }
    return answer.get("account").isEmpty()
        ? new Answer.Unknown<>("Oceanpayment's answer does not name the account.")
        : new Answer.Done<>(("accepted " + calls.said(details)).strip());
  }

  private Optional<String> no() {
    return SUCCESS.entrySet().stream()
        .flatMap(word ->
            answer.filled(word.getKey()).map(String::strip).stream()
                .filter(said -> !word.getValue().contains(said)))
        .findFirst();
  }

  private String details() {
    return answer.filled("payment_details")
        .or(() -> answer.filled("pay_details"))
        .or(() -> answer.filled("auth_details"))
        .orElse(answer.get("details"));
  }
}
