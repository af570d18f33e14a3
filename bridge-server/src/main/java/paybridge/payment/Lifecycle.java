package paybridge.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.Money;

/// What a fact makes of an attempt. Every fact only adds: totals grow to the largest heard, endings
/// to the strongest, refunds to the latest state. So hearing news twice, late or in any order ends
/// in the same standing, and news of money is never dropped.
public final class Lifecycle {
  private Lifecycle() {}

  /// The standing after hearing `fact`; the same object when it was old news.
  ///
  /// @param refundId the id under which a [Fact.Refund] is kept (ignored for other facts)
  public static Standing hear(Standing before, Fact fact, String refundId) {
    var after =
        switch (fact) {
          case Fact.Waiting(var decline) -> decline(before, decline);
          case Fact.Authorized(var total) -> held(before, total);
          case Fact.Captured(var total) -> taken(before, total);
          case Fact.Approved(var total) ->
              switch (before.capture()) {
                case AUTOMATIC -> taken(before, total);
                case MANUAL -> held(before, total);
              };
          case Fact.Declined(var reason) ->
              decline(end(before, Ending.DECLINED), Optional.of(reason));
          case Fact.Cancelled() -> end(before, Ending.CANCELLED);
          case Fact.Expired() -> end(before, Ending.EXPIRED);
          case Fact.Voided() -> voided(before);
          case Fact.Refund refund ->
              sameCurrency(before, refund.amount())
                  ? refunds(before, refundId, refund)
                  : conflict(before);
          case Fact.Disputed(var amount, var open, _) ->
              sameCurrency(before, amount) ? disputed(before, amount, open) : conflict(before);
          case Fact.MethodStored _, Fact.NotKnown _ -> before;
        };
    return after.equals(before) ? before : after;
  }

  private static Standing held(Standing s, Money total) {
    return sameCurrency(s, total)
        ? with(s, Math.max(s.authorized(), total.minor()), s.captured())
        : conflict(s);
  }

  private static Standing taken(Standing s, Money total) {
    return sameCurrency(s, total)
        ? with(s, s.authorized(), Math.max(s.captured(), total.minor()))
        : conflict(s);
  }

  private static boolean sameCurrency(Standing standing, Money heard) {
    return standing.asked().currency().equals(heard.currency());
  }

  private static Standing with(Standing s, long authorized, long captured) {
    return new Standing(
        s.asked(), s.capture(), s.captureAsked(), authorized, captured, s.voided(), s.ending(),
        s.declined(), s.refunds(), s.disputed(), s.disputeDecided(), s.conflicting());
  }

  private static Standing end(Standing s, Ending ending) {
    var stronger = s.ending().map(ending::or).orElse(ending);
    return new Standing(
        s.asked(), s.capture(), s.captureAsked(), s.authorized(), s.captured(), s.voided(),
        Optional.of(stronger), s.declined(), s.refunds(), s.disputed(), s.disputeDecided(),
        s.conflicting());
  }

  private static Standing decline(Standing s, Optional<DeclineReason> reason) {
    return new Standing(
        s.asked(), s.capture(), s.captureAsked(), s.authorized(), s.captured(), s.voided(),
        s.ending(), reason.isPresent() ? reason : s.declined(), s.refunds(), s.disputed(),
        s.disputeDecided(), s.conflicting());
  }

  private static Standing voided(Standing s) {
    return new Standing(
        s.asked(), s.capture(), s.captureAsked(), s.authorized(), s.captured(), true, s.ending(),
        s.declined(), s.refunds(), s.disputed(), s.disputeDecided(), s.conflicting());
  }

  private static Standing disputed(Standing s, Money amount, boolean open) {
    boolean decided = s.disputeDecided() || !open;
    return new Standing(
        s.asked(), s.capture(), s.captureAsked(), s.authorized(), s.captured(), s.voided(),
        s.ending(), s.declined(), s.refunds(),
        decided ? 0 : Math.max(s.disputed(), amount.minor()), decided, s.conflicting());
  }

  private static Standing conflict(Standing s) {
    return new Standing(
        s.asked(), s.capture(), s.captureAsked(), s.authorized(), s.captured(), s.voided(),
        s.ending(), s.declined(), s.refunds(), s.disputed(), s.disputeDecided(), true);
  }

  private static Standing refunds(Standing s, String id, Fact.Refund heard) {
    var refunds = new ArrayList<Refunded>(s.refunds().size() + 1);
    boolean known = false;
    for (var refund : s.refunds()) {
      boolean same = refund.id().equals(id);
      known |= same;
      refunds.add(same ? refund.heard(heard.amount().minor(), heard.state()) : refund);
    }
    if (!known) {
      refunds.add(new Refunded(id, heard.amount().minor(), heard.state()));
      refunds.sort(java.util.Comparator.comparing(Refunded::id));
    }
    return new Standing(
        s.asked(), s.capture(), s.captureAsked(), s.authorized(), s.captured(), s.voided(),
        s.ending(), s.declined(), List.copyOf(refunds), s.disputed(), s.disputeDecided(),
        s.conflicting());
  }
}
