package paybridge.payment;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.Money;
import paybridge.connector.Word;

/// Everything that is true about one attempt, in minor units of `asked`'s currency. Facts only ever
/// add to it ([Lifecycle]); the word and the flags are computed, never set.
///
/// @param asked what the shop asked
/// @param capture whether a sale or a hold was asked
/// @param captureAsked what the shop or staff asked to capture so far, for holds
/// @param authorized the most that was ever held
/// @param captured the most that was ever taken; what was refunded still counts
/// @param voided the held money was given back
/// @param ending how the attempt ended without money, if it did
/// @param declined the reason of the last decline
/// @param refunds every refund, by id
/// @param disputed claimed back through the bank, undecided
/// @param disputeDecided a dispute was decided: later word of an open one is old news
/// @param conflicting something was said that cannot be true together (another currency, say)
public record Standing(
    Money asked,
    Capture capture,
    long captureAsked,
    long authorized,
    long captured,
    boolean voided,
    Optional<Ending> ending,
    Optional<DeclineReason> declined,
    List<Refunded> refunds,
    long disputed,
    boolean disputeDecided,
    boolean conflicting) {

  /// An attempt of which nothing was heard yet.
  public static Standing asked(Money asked, Capture capture) {
    return new Standing(
        asked,
        capture,
        0,
        0,
        0,
        false,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        0,
        false,
        false);
  }

  /// The attempt in one word: paid beats everything that ends an attempt without money.
  public Word word() {
    if (captured > 0) {
      return refunded() >= captured ? Word.REFUNDED : Word.PAID;
    }
    if (authorized > 0) {
      return voided ? Word.CANCELLED : Word.AUTHORIZED;
    }
    if (voided) {
      return Word.CANCELLED;
    }
    return ending.map(Ending::word).orElse(Word.PENDING);
  }

  /// Paid back for good.
  public long refunded() {
    return sum(RefundState.DONE);
  }

  /// On its way back, not confirmed.
  public long refundPending() {
    return sum(RefundState.PENDING);
  }

  /// What could still be paid back.
  public long refundable() {
    return Math.max(0, captured - refunded() - refundPending());
  }

  /// What could still be captured.
  public long capturable() {
    return word() == Word.AUTHORIZED ? authorized : 0;
  }

  /// Paid, but not what was asked: a person decides. A partial capture that was asked for is right.
  public boolean differs() {
    return captured > 0 && captured != asked.minor() && captured != captureAsked;
  }

  /// The gateway holds money although a sale was asked.
  public boolean heldThoughSale() {
    return word() == Word.AUTHORIZED && capture == Capture.AUTOMATIC;
  }

  /// Nothing more can come of it without new news.
  public boolean over() {
    return switch (word()) {
      case PENDING, AUTHORIZED -> false;
      case PAID, REFUNDED -> refundPending() == 0 && disputed == 0;
      case DECLINED, CANCELLED, EXPIRED -> true;
    };
  }

  /// The same with what the shop or staff asked to capture.
  public Standing captureAsked(long total) {
    return new Standing(
        asked,
        capture,
        Math.max(captureAsked, total),
        authorized,
        captured,
        voided,
        ending,
        declined,
        refunds,
        disputed,
        disputeDecided,
        conflicting);
  }

  /// The same with only these refunds: another turned out to be one of them.
  public Standing onlyRefunds(Predicate<String> ids) {
    return new Standing(
        asked,
        capture,
        captureAsked,
        authorized,
        captured,
        voided,
        ending,
        declined,
        refunds.stream().filter(refund -> ids.test(refund.id())).toList(),
        disputed,
        disputeDecided,
        conflicting);
  }

  private long sum(RefundState state) {
    return refunds.stream()
        .filter(refund -> refund.state() == state)
        .mapToLong(Refunded::minor)
        .sum();
  }
}
