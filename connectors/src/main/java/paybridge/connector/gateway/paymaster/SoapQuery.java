package paybridge.connector.gateway.paymaster;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;
import paybridge.connector.GatewayCall;
import paybridge.connector.Header;
import paybridge.connector.PaymentRef;
import paybridge.connector.RefundRef;
import paybridge.connector.Report;
import paybridge.connector.WireAnswer.Replied;
import paybridge.connector.WireRequest;

/// Asks what became of a payment: message 0780 by SOAP (contract section 12), the main road of this
/// gateway. The elements stand in another order than the fields under the hash. Refunds cannot be
/// listed; one that was sent under a reference of its own is asked about by that.
final class SoapQuery {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MOST_REFUNDS = 5;
  private static final List<String> ELEMENTS =
      List.of(
          "f001_MID", "f260_ServID", "f263_MRN", "f284_RURL_UPPPQ", "h001_MTI", "h002_VNO",
          "h003_TDT", "h004_TTM", "t001_SHT", "t002_SHV");

  private final GatewayCall call;

  SoapQuery(GatewayCall call) {
    this.call = call;
  }

  Answer<List<Report>> ask(PaymentRef payment) {
    return query(payment.merchantReference())
        .then(answer -> new QueryAnswer(call.account(), payment, answer).became())
        .map(reports -> {
          var all = new ArrayList<>(reports);
          if (Refunding.hasOwnReference(call.account(), Refunding.REFUND)) {
            payment.openRefunds().stream()
                .filter(refund -> ResultMessage.isReference(refund.reference()))
                .limit(MOST_REFUNDS)
                .forEach(refund -> all.addAll(refund(payment, refund)));
          }
          return List.copyOf(all);
        });
  }

  /// No news when the gateway does not know the reference: it may have been sent as a reversal, or
  /// refunds may not be known to the query at all.
  private List<Report> refund(PaymentRef payment, RefundRef refund) {
    return query(refund.reference())
            .map(answer -> new QueryAnswer(call.account(), payment, answer).refund(refund))
        instanceof Answer.Done<List<Report>>(var reports)
        ? reports
        : List.of();
  }

  private Answer<SoapAnswer> query(String reference) {
    var why = PayMasterSettings.notReady(call.account());
    if (why.isPresent()) {
      return new Answer.Refused<>(DeclineReason.CONFIGURATION, why.get());
    }
    if (!ResultMessage.isReference(reference)) {
      return new Answer.Unknown<>("PayMaster is asked about our own references only.");
    }
    var settings = call.account().settings();
    var request =
        new WireRequest(
            "POST",
            PayMasterSettings.address(settings, PayMasterSettings.QUERY),
            List.of(
                new Header("Content-Type", "text/xml; charset=utf-8"),
                new Header("SOAPAction", "\"\"")),
            envelope(reference).getBytes(StandardCharsets.UTF_8),
            PATIENCE);
    return Sending.send(call, request, "PayMaster's query service").then(replied -> answer(replied, reference));
  }

  private Answer<SoapAnswer> answer(Replied replied, String reference) {
    int status = replied.status();
    return status == 200
        ? SoapAnswer.read(call.account(), replied.body(), reference)
        : new Answer.Unknown<>("PayMaster's query service answered " + status + ".");
  }

  private String envelope(String reference) {
    var message =
        new ResultMessage(
            Outgoing.of(call, "0780")
                .put("f263_MRN", reference)
                .put("f284_RURL_UPPPQ", PayMasterSettings.back(call))
                .signed());
    var elements =
        ELEMENTS.stream()
            .map(name ->
                "  <%s xsi:type=\"c:string\">%s</%s>\n"
                    .formatted(name, escaped(message.get(name)), name))
            .collect(Collectors.joining());
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:p="http://paymaster.finexus.com"
                    xmlns:c="http://schemas.xmlsoap.org/soap/encoding/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    e:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">
         <e:Body><p:UPPPaymentQuery><in0 xsi:type="p:Query0780Req">
        %s </in0></p:UPPPaymentQuery></e:Body>
        </e:Envelope>"""
        .formatted(elements);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
