package paybridge.connector.gateway.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.Fact;
import paybridge.connector.GatewayCall;
import paybridge.connector.PaymentRef;
import paybridge.connector.Report;

/// Ends a page before the shopper pays (contract section 7.3). A session is expired, its intent
/// cannot be cancelled; the shopper may just have paid, so the intent is read once more and has the
/// last word. An intent without a session is read first and cancelled only while it waits.
final class Closing {
  private final GatewayCall call;
  private final PaymentRef payment;
  private final Api api;

  Closing(GatewayCall call, PaymentRef payment) {
    this.call = call;
    this.payment = payment;
    this.api = new Api(call);
  }

  Answer<Report> close() {
    var session = Optional.ofNullable(payment.furtherIds().get("session"));
    return session.map(this::expire).orElseGet(this::cancel);
  }

  private Answer<Report> expire(String session) {
    var key = IdempotencyKey.of("expire", payment.merchantReference());
    var expired =
        api.post(
            HostedSession.PATH + "/" + StatusQuestion.encoded(session) + "/expire",
            JsonNodeFactory.instance.objectNode(),
            key);
    return switch (expired) {
      case Answer.Done<?> _ -> state().map(now -> isWaiting(now) ? over(now) : now);
      case Answer.Refused<?> _ -> state();
      case Answer.NotSent<?>(var why, var earliest) -> new Answer.NotSent<>(why, earliest);
      case Answer.Unknown<?>(var why) -> new Answer.Unknown<>(why);
    };
  }

  private Answer<Report> cancel() {
    return state()
        .then(
            now -> {
              var id = now.gatewayReference();
              if (!isWaiting(now) || id.isEmpty()) {
                return new Answer.Done<>(now);
              }
              var cancelled =
                  api.post(
                      NewIntent.PATH + "/" + StatusQuestion.encoded(id.get()) + "/cancel",
                      JsonNodeFactory.instance
                          .objectNode()
                          .put("cancellation_reason", "abandoned"),
                      IdempotencyKey.of("close", payment.merchantReference()));
              return cancelled instanceof Answer.NotSent<?>(var why, var earliest)
                  ? new Answer.NotSent<>(why, earliest)
                  : state();
            });
  }

  /// The first thing that is said of the payment: money, if there is any.
  private Answer<Report> state() {
    return new StatusQuestion(call, payment).whole().map(List::getFirst);
  }

  private static boolean isWaiting(Report report) {
    return report.fact() instanceof Fact.Waiting;
  }

  private static Report over(Report now) {
    return new Report(
        now.merchantReference(),
        now.gatewayReference(),
        now.furtherIds(),
        now.said(),
        new Fact.Expired(),
        "session expired, intent " + now.gatewayWord());
  }
}
