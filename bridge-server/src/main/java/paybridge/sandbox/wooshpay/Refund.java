package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// Money on its way back (contract section 5.4). Guarded by the lock of [Books].
final class Refund {
  final String id;
  final Intent intent;
  final long amount;
  final String reason;
  final ObjectNode metadata;
  final Instant created;
  String status = "pending";
  String failure = "";

  Refund(String id, Intent intent, long amount, String reason, ObjectNode metadata, Instant now) {
    this.id = id;
    this.intent = intent;
    this.amount = amount;
    this.reason = reason;
    this.metadata = metadata;
    this.created = now;
  }
}
