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

  /// True when an answer shows whether a move of this kind happened. Where it does not, a move of
  /// which no answer came is never called "not done": only a person can find out.
  default boolean showsMove(Move kind) {
    return true;
  }

  /// What can be done with money that is there.
  enum Move {
    CAPTURE,
    VOID,
    REFUND
  }
}
