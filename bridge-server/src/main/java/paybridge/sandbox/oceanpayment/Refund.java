package paybridge.sandbox.oceanpayment;

import java.time.Instant;
import paybridge.connector.Money;

/// Money on its way back to the shopper. Changed only under the lock of the [Ledger].
final class Refund {
  /// The words are ours: the gateway's are not published (contract section 24, open point O1).
  enum State {
    PROCESSING,
    SUCCESS,
    FAILED;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  final String id;
  final String number;
  final String type;
  final Money amount;
  final String description;
  final Instant asked;
  State state = State.PROCESSING;

  Refund(
      String id, String number, String type, Money amount, String description, Instant asked) {
    this.id = id;
    this.number = number;
    this.type = type;
    this.amount = amount;
    this.description = description;
    this.asked = asked;
  }
}
