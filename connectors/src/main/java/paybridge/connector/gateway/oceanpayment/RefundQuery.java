package paybridge.connector.gateway.oceanpayment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.Fact;
import paybridge.connector.GatewayCall;
import paybridge.connector.PaymentRef;
import paybridge.connector.RefundRef;
import paybridge.connector.Report;
import paybridge.connector.kit.Xml;

/// Asks how far each open refund of a payment is, by the number the gateway gave it (contract
/// section 14). The fields of the answer are not published (open point O1): what it names must be
/// ours, and only a word that the owner has filled in ends the refund. One without any word is no
/// news. A refund may stay open for a
/// month, until the shop's balance there is large enough.
final class RefundQuery {
  private final GatewayCall call;
  private final PaymentRef payment;
  private final Calls calls;

  RefundQuery(GatewayCall call, PaymentRef payment) {
    this.call = call;
    this.payment = payment;
    this.calls = new Calls(call);
  }

  /// The reports about the payment and what is known about its refunds. A question about a refund
  /// that is not answered takes nothing away from what is known about the payment.
  List<Report> andTheRefunds(List<Report> reports) {
    var all = new ArrayList<>(reports);
    for (var refund : payment.openRefunds()) {
      refund.gatewayId().filter(id -> id.matches("[A-Za-z0-9_-]{1,64}")).ifPresent(
          id -> {
            if (ask(id) instanceof Answer.Done<Xml>(var answer)) {
              report(refund, id, entry(answer)).ifPresent(all::add);
            }
          });
    }
    return List.copyOf(all);
  }

  private Answer<Xml> ask(String id) {
    return calls.post(
        OceanpaymentSettings.queryHost(call.account()) + "/service/queryRefund",
        Recipe.REFUND_QUERY,
        Map.of("refund_id", id));
  }

  /// The fields stand in the answer itself or in its only part.
  private static Xml entry(Xml answer) {
    var parts = answer.children().stream().filter(c -> !c.children().isEmpty()).toList();
    return parts.size() == 1 ? parts.getFirst() : answer;
  }

  private Optional<Report> report(RefundRef refund, String id, Xml entry) {
    boolean same =
        calls.echoed(entry)
            && RefundWords.says(entry)
            && Calls.same(entry.get("refund_id"), id)
            && Calls.same(entry.get("refund_number"), refund.reference())
            && Calls.same(entry.get("order_number"), payment.merchantReference())
            && (entry.get("refund_amount").isBlank()
                || Amounts.read(
                        entry.get("refund_amount"),
                        refund.amount().currency().code(),
                        OceanpaymentSettings.currencies(call.account().settings()))
                    .equals(Optional.of(refund.amount())));
    return same
        ? Optional.of(
            new Report(
                Optional.of(payment.merchantReference()),
                payment.gatewayReference(),
                Optional.of(call.now()),
                new Fact.Refund(
                    Optional.of(id),
                    Optional.of(refund.reference()),
                    refund.amount(),
                    RefundWords.state(call.account(), entry)),
                RefundWords.words(entry)))
        : Optional.empty();
  }
}
