package paybridge.connector.gateway.paymaster;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import paybridge.connector.Answer;
import paybridge.connector.Fact;
import paybridge.connector.GatewayCall;
import paybridge.connector.MoneyMove;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.gateway.paymaster.StatusCodes.Meaning;

/// Charges a stored card: message 0200, `C04` (contract section 14), behind a switch. The token and
/// the expiry that came with it are kept as one secret, with a blank between them.
final class StoredCharge {
  static final String SALE = "003000";

  /// Also the condition of a later refund of the charge.
  static final String RECURRING = "73";

  private static final Pattern TOKEN = Pattern.compile("([0-9A-Za-z]{6,19}) ([0-9]{4})");

  private final GatewayCall call;
  private final MoneyMove move;
  private final Moving moving;

  StoredCharge(GatewayCall call, MoneyMove move) {
    this.call = call;
    this.move = move;
    this.moving = new Moving(call, move);
  }

  /// True when this is a token with its expiry.
  static boolean isChargeable(String token) {
    return TOKEN.matcher(token).matches();
  }

  Answer<Report> charge(Secret token) {
    if (!call.account().settings().on(PayMasterSettings.CHARGES)) {
      return Moving.refused("Charging stored cards is not switched on for this account.");
    }
    var parts = TOKEN.matcher(token.reveal());
    if (!parts.matches()) {
      return Moving.refused("The stored card has no token or no expiry.");
    }
    return moving.whyNot().orElseGet(() ->
        Outgoing.of(call, "0200", move.amount())
            .map(message -> send(filled(message, parts.group(1), parts.group(2))))
            .orElseGet(moving::notCarried));
  }

  private Outgoing filled(Outgoing message, String token, String expiry) {
    return message
        .put("f003_ProcCode", SALE)
        .put("f004_PAN", token)
        .put("f005_ExpDate", expiry)
        .put("f008_POSCond", RECURRING)
        .put("f016_3DCAVVLen", "28")
        .put("f022_ECI", "12")
        .set("f249_TxnCh", PayMasterSettings.CHANNEL)
        .put("f263_MRN", move.payment().merchantReference())
        .set("f264_Locale", PayMasterSettings.LOCALE)
        .put("f265_RURL_CCPS", moving.back())
        .put("f266_RURL_CCPU", moving.back())
        .put("f267_RURL_CCPC", moving.back())
        .put("f339_TokenFlg", "Y");
  }

  private Answer<Report> send(Outgoing message) {
    var server = new ServerGet(call);
    return server
        .send(PayMasterSettings.CARD, message)
        .then(answer ->
            switch (StatusCodes.known(answer.get("f009_RespCode"))) {
              case Meaning.Approved() ->
                  moving.done(answer, new Fact.Captured(move.amount()), ids(answer));
              case Meaning.Declined(var reason) ->
                  new Answer.Refused<>(reason, "PayMaster refused: " + server.said(answer));
              case Meaning.InProgress(),
                  Meaning.Voided(),
                  Meaning.AskFirst(),
                  Meaning.NotListed() ->
                  new Answer.Unknown<>(
                      "PayMaster did not say whether it charged: " + server.said(answer));
            });
  }

  private Map<String, String> ids(ResultMessage answer) {
    var retrieval =
        Optional.of(answer.get("f023_RRN")).filter(number -> !number.isBlank()).orElse("-");
    return retrieval.equals("-")
        ? Map.of("f008_POSCond", RECURRING)
        : Map.of("f008_POSCond", RECURRING, "f023_RRN", retrieval);
  }
}
