package paybridge.connector.gateway.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import paybridge.connector.Answer;
import paybridge.connector.GatewayCall;
import paybridge.connector.MoneyMove;
import paybridge.connector.RefundRef;
import paybridge.connector.Report;
import paybridge.connector.kit.Fields;

/// Pays money back (contract section 9). There is no list of refunds: the id in the answer is the
/// only thread to it, and our reference in its metadata finds it in an event. It is over when
/// WooshPay says so, not with this answer.
final class Refunds {
  private static final Set<String> REASONS =
      Set.of("duplicate", "fraudulent", "requested_by_customer", "resolved_dispute");

  private final GatewayCall call;
  private final MoneyMove move;
  private final Api api;

  Refunds(GatewayCall call, MoneyMove move) {
    this.call = call;
    this.move = move;
    this.api = new Api(call);
  }

  /// Number or text is not settled: a refusal that names `amount` moved nothing, so the call is
  /// repeated once with text. A key stands for one body (section 16), so the text has a key of its
  /// own, which is the same whenever this refund is sent again.
  Answer<Report> refund() {
    return Moves.ready(
        call,
        move,
        units -> {
          var first = send("refund", body().put("amount", units));
          return first.trouble().filter(it -> it.names("amount")).isEmpty()
              ? judged(first)
              : judged(send("refund-text", body().put("amount", String.valueOf(units))));
        });
  }

  private Api.Said send(String operation, ObjectNode body) {
    return api.tell("/v1/refunds", body, IdempotencyKey.of(operation, move.reference()));
  }

  private ObjectNode body() {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("payment_intent", move.payment().gatewayReference().orElseThrow())
            .put("reason", REASONS.contains(move.reason()) ? move.reason() : "requested_by_customer");
    body.set("metadata", NewIntent.metadata("refund_ref", move.reference()));
    return body;
  }

  private Answer<Report> judged(Api.Said said) {
    boolean failed = said.trouble().filter(it -> it.status() == 402).isPresent();
    return failed && said.answer() instanceof Answer.Refused<Fields>(var reason, var text)
        ? new Answer.Refused<>(
            reason,
            text + " Refunds may be switched off for this account, or not possible any more for"
                + " this payment's method.")
        : said.answer().then(this::taken);
  }

  private Answer<Report> taken(Fields answer) {
    var refund = new RefundRef(move.reference(), Optional.empty(), move.amount());
    var currencies = WooshPaySettings.currencies(call.account().settings());
    return RefundObject.about(new Item(answer.whole()), currencies, move.payment(), refund)
        .<Answer<Report>>map(
            said ->
                new Answer.Done<>(
                    new Report(
                        Optional.of(move.payment().merchantReference()),
                        move.payment().gatewayReference(),
                        Optional.of(call.now()),
                        said.fact(),
                        said.word())))
        .orElseGet(() -> new Answer.Unknown<>("WooshPay's answer is not about this refund."));
  }
}
