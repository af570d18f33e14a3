package paybridge.connector.gateway.oceanpayment;

import java.util.LinkedHashMap;
import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.GatewayCall;
import paybridge.connector.GatewayUrl;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;

/// The page that stores a card without a payment (contract section 15). It answers in the browser
/// only, and the proof of that answer is not published (open point O3): the token in it is not
/// taken. So this is for finding out in the gateway's sandbox.
final class TokenPage {
  private final GatewayCall call;
  private final OpenRequest request;

  TokenPage(GatewayCall call, OpenRequest request) {
    this.call = call;
    this.request = request;
  }

  Answer<Opened> open() {
    var reference = request.merchantReference();
    var fields = new LinkedHashMap<String, String>();
    fields.put("backUrl", request.returnUrl());
    fields.put("noticeUrl", request.notifyUrl());
    fields.put("customer_id", Clean.or(request.shopper().customerId(), 50, reference));
    fields.put("methods", "Credit Card");
    fields.put("order_notes", reference);
    new Billing(request).into(fields);
    return new Answer.Done<>(
        new Opened(
            new Page.Form(
                new GatewayUrl(
                    OceanpaymentSettings.payHost(call.account()) + "/gateway/service/create"),
                new Calls(call).signed(Recipe.TOKEN, fields)),
            Optional.empty(),
            Optional.empty()));
  }
}
