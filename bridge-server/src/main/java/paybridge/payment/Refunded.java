package paybridge.payment;

import paybridge.connector.Fact.RefundState;

/// One refund of a payment, as far as it is known; `minor` in the payment's currency.
public record Refunded(String id, long minor, RefundState state) {
  Refunded heard(long minorNow, RefundState now) {
    return new Refunded(id, Math.max(minor, minorNow), state.compareTo(now) >= 0 ? state : now);
  }
}
