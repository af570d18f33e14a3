package paybridge.connector;

import java.util.List;

/// A gateway that answers about several payments in one call.
public interface AnswersStatusInBatches {
  /// How many payments fit into one call.
  int batchSize();

  /// As [AnswersStatus#ask], for all of them.
  Answer<List<Report>> askAll(GatewayCall call, List<PaymentRef> payments);
}
