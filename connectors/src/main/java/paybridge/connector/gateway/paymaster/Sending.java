package paybridge.connector.gateway.paymaster;

import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;
import paybridge.connector.GatewayCall;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireAnswer.Replied;
import paybridge.connector.WireRequest;
import paybridge.connector.kit.RetryAfter;

/// One request, and what its HTTP status alone means: 429 was not processed, other 4xx were refused;
/// what 2xx, 3xx and 5xx mean says whoever asked.
final class Sending {
  private Sending() {}

  /// Sends once.
  ///
  /// @param who is asked, such as `PayMaster's page`, for the sentences
  static Answer<Replied> send(GatewayCall call, WireRequest request, String who) {
    return switch (call.wire().send(request)) {
      case WireAnswer.NeverSent(var why) -> new Answer.NotSent<>(why);
      case WireAnswer.NoReply(var why) -> new Answer.Unknown<>(why);
      case Replied replied -> judged(call, replied, who);
    };
  }

  private static Answer<Replied> judged(GatewayCall call, Replied replied, String who) {
    int status = replied.status();
    if (status == 429) {
      return new Answer.NotSent<>(
          who + " asked to slow down (429).", RetryAfter.of(replied, call.now()));
    }
    return status >= 400 && status < 500 && status != 408
        ? new Answer.Refused<>(DeclineReason.CONFIGURATION, who + " answered " + status + ".")
        : new Answer.Done<>(replied);
  }
}
