package paybridge.connector.gateway.oceanpayment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.GatewayCall;
import paybridge.connector.GatewayUrl;
import paybridge.connector.MethodSpec.Can;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.kit.Xml;

/// Opens the hosted page (contract sections 4 to 6): by a trade call whose answer is proved, or by
/// a signed form that the shopper's browser posts. Both carry the same fields.
///
/// The order's notes are our reference: the gateway returns them inside the result's signature,
/// where they mark the end of the amount.
final class PageRequest {
  private final GatewayCall call;
  private final OpenRequest request;
  private final Calls calls;

  PageRequest(GatewayCall call, OpenRequest request) {
    this.call = call;
    this.request = request;
    this.calls = new Calls(call);
  }

  Answer<Opened> open() {
    var cannot = new CannotOpen(call.account(), request);
    var why = cannot.why();
    if (why.isPresent()) {
      return refused(why.get());
    }
    if (cannot.storesOnly()) {
      return new TokenPage(call, request).open();
    }
    var amount =
        Amounts.text(
            request.amount(), OceanpaymentSettings.currencies(call.account().settings()));
    return amount
        .map(this::open)
        .orElseGet(() ->
            refused(
                OceanpaymentSettings.notCarried(call.account().settings(), request.amount())));
  }

  private Answer<Opened> open(String amount) {
    var fields = fields(amount);
    var host = OceanpaymentSettings.payHost(call.account());
    if (OceanpaymentSettings.form(call.account().settings())) {
      return new Answer.Done<>(
          new Opened(
              new Page.Form(
                  new GatewayUrl(host + "/gateway/service/pay"),
                  calls.signed(Recipe.HOSTED, fields)),
              Optional.empty(),
              Optional.empty()));
    }
    return calls
        .post(host + "/gateway/service/sendTrade", Recipe.HOSTED, fields)
        .then(answer -> opened(answer, host));
  }

  private Map<String, String> fields(String amount) {
    var reference = request.merchantReference();
    var fields = new LinkedHashMap<String, String>();
    fields.put("backUrl", request.returnUrl());
    fields.put("noticeUrl", request.notifyUrl());
    fields.put("methods", Methods.word(call.account(), request.method()).orElseThrow());
    fields.put("order_number", reference);
    fields.put("order_currency", request.amount().currency().code());
    fields.put("order_amount", amount);
    fields.put("order_notes", reference);
    new Billing(request).into(fields);
    var goods = new Goods(reference, request.description(), amount);
    goods.into(fields);
    if (request.method().equals(Methods.KLARNA)) {
      fields.put("itemList", goods.itemList());
    }
    kind().ifPresent(kind -> fields.put("ET_NOTES", kind));
    return fields;
  }

  /// Where a terminal can hold money, a plain sale is called one, too: else the gateway decides by
  /// the rules of its channel (contract section 12).
  private Optional<String> kind() {
    return Methods.find(call.account(), request.method())
        .filter(method -> method.can().contains(Can.CAPTURE))
        .map(_ -> request.capture() == Capture.MANUAL ? "pre" : "sale");
  }

  /// Usable only when it says "created", echoes what was asked, and is signed (section 6).
  private Answer<Opened> opened(Xml answer, String host) {
    var details = answer.get("pay_details");
    if (!answer.get("pay_results").equals("1")) {
      var code = Codes.code(details);
      return answer.get("pay_results").isEmpty() || Codes.paidBefore(code)
          ? new Answer.Unknown<>("Oceanpayment opened no page: " + calls.said(details))
          : new Answer.Refused<>(
              Codes.reason(code), "Oceanpayment refused: " + calls.said(details));
    }
    var settings = call.account().settings();
    if (!Recipe.TRADE.proves(
        answer::get, OceanpaymentSettings.secrets(settings), answer.get("signValue"))) {
      return new Answer.Unknown<>("The answer with the page's address is not signed rightly.");
    }
    var amount =
        Amounts.read(
            answer.get("order_amount"),
            answer.get("order_currency"),
            OceanpaymentSettings.currencies(settings));
    if (!OceanpaymentSettings.names(settings, answer.fields().orElse(Map.of()))
        || !answer.get("order_number").equals(request.merchantReference())
        || !amount.equals(Optional.of(request.amount()))) {
      return new Answer.Unknown<>("Oceanpayment answered about another order or amount.");
    }
    return page(answer, host);
  }

  private Answer<Opened> page(Xml answer, String host) {
    var address = answer.get("pay_url");
    var payment = answer.get("payment_id");
    if (!address.startsWith("https://") && !host.startsWith("http://")) {
      return new Answer.Unknown<>("Oceanpayment answered without the address of a safe page.");
    }
    try {
      return new Answer.Done<>(
          new Opened(
              new Page.Redirect(new GatewayUrl(address)),
              Optional.of(payment).filter(id -> !id.isBlank()),
              Optional.empty()));
    } catch (IllegalArgumentException notAPage) {
      return new Answer.Unknown<>("Oceanpayment answered without the address of a page.");
    }
  }

  private static Answer<Opened> refused(String why) {
    return new Answer.Refused<>(DeclineReason.CONFIGURATION, why);
  }
}
