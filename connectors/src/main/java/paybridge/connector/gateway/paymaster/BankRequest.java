package paybridge.connector.gateway.paymaster;

import java.util.Optional;
import paybridge.connector.GatewayCall;
import paybridge.connector.OpenRequest;

/// Message 0260 to online banking or a wallet (`D01`, contract section 10.1). There is one return
/// address, not three.
record BankRequest(GatewayCall call, OpenRequest request, Methods.Method method) {
  private static final String SALE = "001000";

  Optional<Outgoing> message() {
    var shopper = request.shopper();
    var name = (shopper.firstName().reveal() + " " + shopper.lastName().reveal()).strip();
    return Outgoing.of(call, "0260", request.amount())
        .map(message ->
            message
                .put("f003_ProcCode", SALE)
                .set("f249_TxnCh", PayMasterSettings.CHANNEL)
                .set("f253_CntyCode", PayMasterSettings.COUNTRY)
                .put("f256_FICode", method.institution())
                .put("f263_MRN", request.merchantReference())
                .set("f264_Locale", PayMasterSettings.LOCALE)
                .put("f268_CHName", Clean.untold(name))
                .put("f270_ORN", Clean.echoed(request.displayedNumber(), 40))
                .put("f271_ODesc", Clean.ascii(request.description(), 100))
                .put("f275_RURL_DD", request.returnUrl())
                .put("f276_URL_VMPS", request.returnUrl())
                .put("f278_EMailAddr", Clean.email(shopper.email().reveal()))
                .put("f279_HP", Clean.phone(shopper.phone().reveal()))
                .put("f285_IPAddr", Clean.untold(shopper.ip().reveal())));
  }
}
