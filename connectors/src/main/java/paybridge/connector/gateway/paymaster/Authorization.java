package paybridge.connector.gateway.paymaster;

import java.util.Map;
import paybridge.connector.Answer;
import paybridge.connector.Fact;
import paybridge.connector.GatewayCall;
import paybridge.connector.MoneyMove;
import paybridge.connector.Report;
import paybridge.connector.gateway.paymaster.StatusCodes.Meaning;

/// Ends a hold (contract section 13): capture (`C13`, message 0220) or void (`C12`, message 0100),
/// both under the reference of the hold. Page and keys of the capture are assumed (open point 5).
final class Authorization {
  static final String CAPTURE = "003000";
  static final String VOID = "023000";
  private static final String CONDITION = "06";
  private static final String CREDENTIAL_ON_FILE = "12";

  private final GatewayCall call;
  private final MoneyMove move;
  private final Moving moving;

  Authorization(GatewayCall call, MoneyMove move) {
    this.call = call;
    this.move = move;
    this.moving = new Moving(call, move);
  }

  Answer<Report> capture() {
    if (!move.wholePayment()) {
      return Moving.refused("PayMaster captures the whole held amount only.");
    }
    return send("0220", PayMasterSettings.CAPTURE, CAPTURE, new Fact.Captured(move.amount()));
  }

  /// The card number is the masked one as it was received; which number the gateway wants is not
  /// published.
  Answer<Report> voidAuthorization() {
    return send("0100", PayMasterSettings.CARD, VOID, new Fact.Voided());
  }

  private Answer<Report> send(String type, String path, String processing, Fact fact) {
    return moving.whyNot().orElseGet(() ->
        Outgoing.of(call, type, move.amount())
            .map(message -> filled(message, processing))
            .map(message -> sent(message, path, fact))
            .orElseGet(moving::notCarried));
  }

  private Outgoing filled(Outgoing message, String processing) {
    boolean voids = processing.equals(VOID);
    return message
        .put("f003_ProcCode", processing)
        .put("f004_PAN", voids ? moving.known("f004_PAN") : "")
        .put("f005_ExpDate", voids ? moving.known("f005_ExpDate") : "")
        .put("f008_POSCond", CONDITION)
        .put("f016_3DCAVVLen", "28")
        .put("f022_ECI", voids ? CREDENTIAL_ON_FILE : "")
        .set("f249_TxnCh", PayMasterSettings.CHANNEL)
        .put("f263_MRN", move.payment().merchantReference())
        .set("f264_Locale", PayMasterSettings.LOCALE)
        .put("f265_RURL_CCPS", moving.back())
        .put("f266_RURL_CCPU", moving.back())
        .put("f267_RURL_CCPC", moving.back())
        .put("f339_TokenFlg", "N");
  }

  private Answer<Report> sent(Outgoing message, String path, Fact fact) {
    var server = new ServerGet(call);
    return server
        .send(path, message)
        .then(answer ->
            switch (StatusCodes.known(answer.get("f009_RespCode"))) {
              case Meaning.Approved() -> moving.done(answer, fact, Map.of());
              case Meaning.Declined(var reason) ->
                  new Answer.Refused<>(reason, "PayMaster refused: " + server.said(answer));
              case Meaning.InProgress(),
                  Meaning.Voided(),
                  Meaning.AskFirst(),
                  Meaning.NotListed() ->
                  new Answer.Unknown<>(
                      "PayMaster did not say whether it was done: " + server.said(answer));
            });
  }
}
