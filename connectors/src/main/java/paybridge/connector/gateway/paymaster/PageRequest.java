package paybridge.connector.gateway.paymaster;

import java.util.Optional;
import paybridge.connector.Capture;
import paybridge.connector.GatewayCall;
import paybridge.connector.Money;
import paybridge.connector.OpenRequest;

/// Message 0280 to the hosted page (`U01`, contract section 8.1): a sale, a hold, or a card that is
/// only checked and stored.
record PageRequest(GatewayCall call, OpenRequest request) {
  /// Comes back signed in `f262_SessID`: no money was asked for, whatever the amount says.
  static final String CHECKING = "verification";

  private static final String TOKEN_NAME = "card";

  Optional<Outgoing> message() {
    boolean checking = request.amount().isZero();
    return Outgoing.of(call, "0280", checking ? checked() : request.amount())
        .map(message -> filled(message, checking));
  }

  private Outgoing filled(Outgoing message, boolean checking) {
    var shopper = request.shopper();
    return message
        .set("f249_TxnCh", PayMasterSettings.CHANNEL)
        .set("f253_CntyCode", PayMasterSettings.COUNTRY)
        .put("f262_SessID", checking ? CHECKING : "")
        .put("f263_MRN", request.merchantReference())
        .set("f264_Locale", PayMasterSettings.LOCALE)
        .put("f270_ORN", Clean.echoed(request.displayedNumber(), 40))
        .put("f271_ODesc", Clean.ascii(request.description(), 100))
        .put("f278_EMailAddr", Clean.email(shopper.email().reveal()))
        .put("f279_HP", Clean.phone(shopper.phone().reveal()))
        .put("f280_RURL_UPPPS", request.returnUrl() + "/success")
        .put("f281_RURL_UPPPU", request.returnUrl() + "/failure")
        .put("f282_RURL_UPPPC", request.returnUrl() + "/cancel")
        .put("f285_IPAddr", Clean.untold(shopper.ip().reveal()))
        .set("f325_ECommMercInd", PayMasterSettings.COMMERCE)
        .put("f339_TokenFlg", request.save() ? "Y" : "N")
        .put("f344_MercCustId", request.save() ? shopper.customerId() : "")
        .put("f347_TokenShrtNm", request.save() ? TOKEN_NAME : "")
        .put("f362_PreAuthFlg", checking ? "A" : flag());
  }

  private String flag() {
    return request.capture() == Capture.MANUAL ? "Y" : "N";
  }

  /// Whether the gateway takes nothing as an amount is not known, so one of the currency's whole
  /// units can be sent instead (section 13).
  private Money checked() {
    var currency = request.amount().currency();
    long one = 1;
    for (int i = 0; i < currency.exponent(); i++) {
      one *= 10;
    }
    return PayMasterSettings.orDefault(
                call.account().settings(), PayMasterSettings.VERIFICATION)
            .equals("1.00")
        ? new Money(one, currency)
        : Money.zero(currency);
  }
}
