package paybridge.connector;

import java.util.List;

/// A gateway that can be asked what became of a payment.
public interface AnswersStatus {
  /// Every payment the gateway has under the reference, refunds included. [Fact.NotKnown] alone
  /// when it has none. Moves nothing; may be repeated.
  Answer<List<Report>> ask(GatewayCall call, PaymentRef payment);

  /// How many questions a second one account may ask at most; 10 where the gateway's contract says
  /// nothing.
  default int queriesPerSecond() {
    return 10;
  }
}
