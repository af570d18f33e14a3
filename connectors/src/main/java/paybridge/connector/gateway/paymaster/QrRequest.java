package paybridge.connector.gateway.paymaster;

import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.GatewayCall;
import paybridge.connector.OpenRequest;
import paybridge.connector.Page;
import paybridge.connector.Secret;

/// Message 0180 for the text of a QR code (`Q01`, contract section 10.3). Its answer 0190 says only
/// that there is a code: that it was paid is told by the query alone.
record QrRequest(GatewayCall call, OpenRequest request) {
  private static final String QR_CONDITION = "67";

  Optional<Outgoing> message() {
    return Outgoing.of(call, "0180", request.amount())
        .map(message ->
            message
                .set("f003_ProcCode", PayMasterSettings.QR_PROCESSING)
                .put("f008_POSCond", QR_CONDITION)
                .put("f263_MRN", request.merchantReference())
                .put("f265_RURL_CCPS", request.returnUrl())
                .put("f279_HP", Clean.phone(request.shopper().phone().reveal()))
                .put("f285_IPAddr", Clean.untold(request.shopper().ip().reveal()))
                .set("f366_PayloadInd", PayMasterSettings.QR_PAYLOAD));
  }

  static Answer<Page> open(GatewayCall call, Outgoing message) {
    var server = new ServerGet(call);
    return server
        .send(PayMasterSettings.QR, message)
        .then(answer -> {
          var said = server.said(answer);
          var payload = answer.get("f370_QRPayload");
          return switch (StatusCodes.known(answer.get("f009_RespCode"))) {
            case StatusCodes.Meaning.Approved() when !payload.isBlank() ->
                new Answer.Done<>(new Page.QrCode(new Secret(payload)));
            case StatusCodes.Meaning.Declined(var reason) ->
                new Answer.Refused<>(reason, "PayMaster made no QR code: " + said);
            case StatusCodes.Meaning.Approved(),
                StatusCodes.Meaning.InProgress(),
                StatusCodes.Meaning.Voided(),
                StatusCodes.Meaning.AskFirst(),
                StatusCodes.Meaning.NotListed() ->
                new Answer.Unknown<>("PayMaster answered without a QR code: " + said);
          };
        });
  }
}
