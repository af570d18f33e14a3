package paybridge.connector.gateway.paymaster;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.Fact;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.GatewayCall;
import paybridge.connector.MoneyMove;
import paybridge.connector.Report;
import paybridge.connector.gateway.paymaster.StatusCodes.Meaning;

/// Message 0400 (contract section 13): a reversal (`C15`) before the sale is settled, a refund
/// (`C05`) afterwards. A refused reversal is never followed by a refund of its own accord: both
/// might pay the money back.
final class Refunding {
  static final String REVERSAL = "220000";
  static final String REFUND = "993000";
  private static final String QR_OR_WALLET = "03";
  private static final String ONLINE_BANKING = "01";

  private final GatewayCall call;
  private final MoneyMove move;
  private final Moving moving;

  Refunding(GatewayCall call, MoneyMove move) {
    this.call = call;
    this.move = move;
    this.moving = new Moving(call, move);
  }

  /// True when a message of this processing code carries a reference of its own, not the sale's.
  static boolean hasOwnReference(Account account, String processing) {
    return processing.equals(REFUND)
        && PayMasterSettings.orDefault(account.settings(), PayMasterSettings.REFUND_MRN)
            .equals("new");
  }

  Answer<Report> refund() {
    return moving.whyNot().orElseGet(() -> {
      boolean reversal = reversal();
      var why = reversal ? whyNoReversal() : whyNoRefund();
      return why.isPresent()
          ? Moving.refused(why.get())
          : Outgoing.of(call, "0400", move.amount())
              .map(message -> send(filled(message, reversal), reversal))
              .orElseGet(moving::notCarried);
    });
  }

  /// The owner's word, else by the time: until the next settlement after the sale.
  private boolean reversal() {
    var settings = call.account().settings();
    return switch (PayMasterSettings.orDefault(settings, PayMasterSettings.REFUND_PATH)) {
      case "C15" -> true;
      case "C05" -> false;
      default ->
          !refundOnly()
              && PayMasterSettings.cutOff(settings)
                  .map(time -> KualaLumpurTime.next(time, sold()))
                  .filter(call.now()::isBefore)
                  .isPresent();
    };
  }

  /// DuitNow QR knows no reversal. What was paid by code or wallet on the hosted page may be one.
  private boolean refundOnly() {
    return move.payment().method().equals(Methods.DUITNOW_QR)
        || (moving.known("f283_UPP_PM").equals(QR_OR_WALLET)
            && !move.payment().method().equals(Methods.ALIPAY));
  }

  private Instant sold() {
    return KualaLumpurTime.read(moving.known("f006_TxnDtTm")).orElse(move.payment().opened());
  }

  private Optional<String> whyNoReversal() {
    if (!move.wholePayment()) {
      return Optional.of(
          "PayMaster reverses the whole amount only before it settles. Refund a part after the"
              + " settlement.");
    }
    return paidByBank();
  }

  private Optional<String> whyNoRefund() {
    if (!move.wholePayment() && !call.account().settings().on(PayMasterSettings.PARTIAL)) {
      return Optional.of("Refunding a part is not switched on for this account.");
    }
    if (!ResultMessage.isReference(move.reference())) {
      return Optional.of("The reference of the refund has a wrong shape.");
    }
    return moving.known("f023_RRN").isBlank()
        ? paidByBank()
            .or(() ->
                Optional.of(
                    "PayMaster's retrieval number of the sale is not known yet: ask about the"
                        + " payment first."))
        : paidByBank();
  }

  private Optional<String> paidByBank() {
    return moving.known("f283_UPP_PM").equals(ONLINE_BANKING)
            || Methods.find(call.account(), move.payment().method())
                .filter(method -> method.kind() == Methods.Kind.BANK)
                .isPresent()
        ? Optional.of("How PayMaster pays online banking back is not described.")
        : Optional.empty();
  }

  /// The reference that the message itself does not need goes into `f270_ORN`, which comes back.
  private Outgoing filled(Outgoing message, boolean reversal) {
    var processing = reversal ? REVERSAL : REFUND;
    boolean own = hasOwnReference(call.account(), processing);
    var payment = move.payment().merchantReference();
    var condition = moving.known("f008_POSCond");
    return message
        .put("f003_ProcCode", processing)
        .put("f008_POSCond", condition.isBlank() ? "59" : condition)
        .put("f023_RRN", reversal ? "" : moving.known("f023_RRN"))
        .put("f263_MRN", own ? move.reference() : payment)
        .set("f264_Locale", PayMasterSettings.LOCALE)
        .put("f270_ORN", own ? payment : Clean.echoed(move.reference(), 40))
        .put("f272_RURL_CCR", moving.back());
  }

  private Answer<Report> send(Outgoing message, boolean reversal) {
    var server = new ServerGet(call);
    return server
        .send(PayMasterSettings.REVERSAL, message)
        .then(answer ->
            switch (StatusCodes.known(answer.get("f009_RespCode"))) {
              case Meaning.Approved() -> done(answer, RefundState.DONE);
              case Meaning.InProgress() -> pendingOrUnknown(server, answer);
              case Meaning.Declined(var reason) ->
                  new Answer.Refused<>(
                      reason, refusal(reversal).formatted(server.said(answer)));
              case Meaning.Voided(), Meaning.AskFirst(), Meaning.NotListed() ->
                  new Answer.Unknown<>(
                      "PayMaster did not say whether it paid back: " + server.said(answer));
            });
  }

  /// `22` is in progress; after `68` nobody knows.
  private Answer<Report> pendingOrUnknown(ServerGet server, ResultMessage answer) {
    return answer.get("f009_RespCode").equals("22")
        ? done(answer, RefundState.PENDING)
        : new Answer.Unknown<>("The bank did not answer PayMaster: " + server.said(answer));
  }

  private Answer<Report> done(ResultMessage answer, RefundState state) {
    return moving.done(
        answer,
        new Fact.Refund(
            new Said(call.account(), answer).filled("f257_PGRN"),
            Optional.of(move.reference()),
            move.amount(),
            state),
        Map.of());
  }

  private static String refusal(boolean reversal) {
    return reversal
        ? "PayMaster refused the reversal (C15): %s. If the sale is settled already, set"
            + " 'refundPath' to C05 and refund again; nothing else was sent."
        : "PayMaster refused the refund (C05): %s. If the sale is not settled yet, set 'refundPath'"
            + " to C15 and refund again; nothing else was sent.";
  }
}
