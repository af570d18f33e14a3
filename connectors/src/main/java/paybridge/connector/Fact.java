package paybridge.connector;

import java.time.Instant;
import java.util.Optional;

/// One thing a gateway says about one payment, in our words. Amounts are totals so far, not
/// steps, so that hearing a fact twice or late changes nothing.
public sealed interface Fact {
  /// The shopper can still pay. `lastDecline`: a try on that page failed (the page goes on, so the
  /// attempt stays pending).
  record Waiting(Optional<DeclineReason> lastDecline) implements Fact {}

  /// The bank holds `total` for us; nothing is captured by that.
  record Authorized(Money total) implements Fact {}

  /// `total` so far is ours. A plain sale is captured at once.
  record Captured(Money total) implements Fact {}

  /// The bank said yes to `total`, and the message does not say whether the money was taken or is
  /// only held: it is what was asked for, a sale or a hold.
  record Approved(Money total) implements Fact {}

  /// The attempt is over without money.
  record Declined(DeclineReason reason) implements Fact {}

  /// The shopper or the shop ended the attempt before money moved.
  record Cancelled() implements Fact {}

  /// The page's time ran out.
  record Expired() implements Fact {}

  /// A held authorization was given back (also by lapse).
  record Voided() implements Fact {}

  /// One refund, known by the gateway's id or by the reference we gave it (at least one of both).
  record Refund(
      Optional<String> gatewayId, Optional<String> ourReference, Money amount, RefundState state)
      implements Fact {}

  /// Money claimed back through the bank; a flag beside the word. `open` false: decided.
  record Disputed(Money amount, boolean open, Optional<Instant> answerBy) implements Fact {}

  /// The shopper's method was stored and may be charged again by `token`; `label` may be shown.
  record MethodStored(Secret token, String label) implements Fact {}

  /// Only in answers to our question: the gateway does not know the reference. Proves that no money
  /// moved only after the page's time is over.
  record NotKnown() implements Fact {}

  /// How far a refund is. Later ones win: a refund that was done can still fail at the bank.
  enum RefundState {
    PENDING,
    DONE,
    FAILED
  }
}
