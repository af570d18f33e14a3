package paybridge.connector.gateway.paymaster;

import java.util.Map;
import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.GatewayCall;
import paybridge.connector.MoneyMove;
import paybridge.connector.Report;

/// What all messages that move money have in common: what is checked before one is sent, and who
/// its report is about.
record Moving(GatewayCall call, MoneyMove move) {
  /// Why nothing is sent, or empty.
  Optional<Answer<Report>> whyNot() {
    if (call.now().isAfter(move.deadline())) {
      return Optional.of(new Answer.NotSent<>("Its deadline has passed."));
    }
    if (PayMasterSettings.notReady(call.account()).isPresent()) {
      return PayMasterSettings.notReady(call.account()).map(Moving::refused);
    }
    if (!ResultMessage.isReference(move.payment().merchantReference())) {
      return Optional.of(refused("The merchant reference has a wrong shape."));
    }
    var back = back();
    return back.isEmpty() || back.indexOf('?') >= 0 || back.indexOf('&') >= 0
        ? Optional.of(
            refused("Set 'answerUrl' first, without a query: PayMaster wants a return address."))
        : Optional.empty();
  }

  /// The return address of a message without a shopper.
  String back() {
    return PayMasterSettings.back(call);
  }

  /// What the gateway called the payment in an earlier message; `""` when it did not.
  String known(String field) {
    return move.payment().furtherIds().getOrDefault(field, "");
  }

  Answer<Report> done(ResultMessage answer, Fact fact, Map<String, String> furtherIds) {
    var said = new Said(call.account(), answer);
    return new Answer.Done<>(
        new Report(
            Optional.of(move.payment().merchantReference()),
            fact instanceof Fact.Refund
                ? move.payment().gatewayReference()
                : said.filled("f257_PGRN").or(() -> move.payment().gatewayReference()),
            furtherIds,
            KualaLumpurTime.read(answer.get("f006_TxnDtTm")),
            fact,
            said.word(answer.get("f009_RespCode"))));
  }

  Answer<Report> notCarried() {
    return refused(PayMasterSettings.notCarried(call.account().settings(), move.amount()));
  }

  static Answer<Report> refused(String why) {
    return new Answer.Refused<>(DeclineReason.CONFIGURATION, why);
  }
}
