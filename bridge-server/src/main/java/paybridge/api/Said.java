package paybridge.api;

import paybridge.checkout.Problems;
import paybridge.checkout.Reply;
import paybridge.connector.ShopAnswer.Problem;

/// What a program is told.
sealed interface Said {
  /// JSON, to the byte.
  record Text(int status, byte[] body) implements Said {}

  /// The answer to a call with a key, the same whenever the call is made.
  record Kept(Reply reply) implements Said {}

  /// A problem that is not kept.
  record No(Problem problem) implements Said {}

  /// A record as JSON.
  static Said of(Record facts) {
    return new Text(200, Json.bytes(facts));
  }

  static Said unknownOrder() {
    return new No(
        Problems.bad(404, "unknown-order", "id", "The bridge has no order with this id."));
  }
}
