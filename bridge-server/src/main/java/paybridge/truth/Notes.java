package paybridge.truth;

import java.util.ArrayList;
import java.util.List;
import paybridge.connector.Money;
import paybridge.connector.Word;
import paybridge.db.PaymentRow;
import paybridge.payment.Refunded;
import paybridge.payment.Standing;

/// What a change means, in sentences for the order's notes.
final class Notes {
  private Notes() {}

  static List<String> of(Standing before, Standing now, String gateway, PaymentRow payment) {
    var notes = new ArrayList<String>();
    var reference = " (" + gateway + ", " + payment.reference() + ")";
    if (now.authorized() > before.authorized() && now.captured() == 0) {
      notes.add(
          money(now, now.authorized())
              + " is held on the customer's "
              + payment.method()
              + reference
              + (now.heldThoughSale() ? ". A sale was asked: capture it or give it back." : "."));
    }
    if (now.captured() > before.captured()) {
      notes.add(
          money(now, now.captured())
              + (before.captured() > 0 ? " in all" : "")
              + " was paid by "
              + payment.method()
              + reference
              + (now.differs() ? ", but " + now.asked() + " was asked." : "."));
    }
    if (now.captured() == 0 && !now.declined().equals(before.declined())) {
      now.declined()
          .ifPresent(
              reason ->
                  notes.add(
                      "A try to pay was not approved: "
                          + reason.spelling().replace('_', ' ')
                          + reference
                          + (now.word() == Word.PENDING
                              ? ". The customer can try again."
                              : ".")));
    }
    if (now.word() != before.word()) {
      switch (now.word()) {
        case CANCELLED ->
            notes.add(
                (before.word() == Word.AUTHORIZED
                        ? "The held money was given back"
                        : "The payment was cancelled")
                    + reference
                    + ".");
        case EXPIRED -> notes.add("The payment page expired without a payment" + reference + ".");
        case DECLINED -> notes.add("The payment was declined" + reference + ".");
        case PENDING, AUTHORIZED, PAID, REFUNDED -> {}
      }
    }
    now.refunds().forEach(refund -> refund(before, now, refund, notes));
    if (now.disputed() != before.disputed()) {
      notes.add(
          now.disputed() > 0
              ? money(now, now.disputed()) + " is disputed by the customer's bank" + reference + "."
              : "The dispute is decided" + reference + ".");
    }
    if (now.conflicting() && !before.conflicting()) {
      notes.add(
          "The gateway reported another currency than the order's" + reference + ": a person must look.");
    }
    return notes;
  }

  private static void refund(Standing before, Standing now, Refunded refund, List<String> notes) {
    boolean news =
        before.refunds().stream()
            .noneMatch(known -> known.id().equals(refund.id()) && known.state() == refund.state());
    if (news) {
      notes.add(
          switch (refund.state()) {
            case PENDING -> "A refund of " + money(now, refund.minor()) + " is on its way.";
            case DONE -> money(now, refund.minor()) + " was refunded.";
            case FAILED -> "The refund of " + money(now, refund.minor()) + " failed.";
          });
    }
  }

  private static Money money(Standing standing, long minor) {
    return new Money(minor, standing.asked().currency());
  }
}
