package paybridge.agreement;

import static paybridge.agreement.Explanation.agree;
import static paybridge.agreement.Explanation.differs;
import static paybridge.agreement.Explanation.says;
import static paybridge.agreement.Explanation.waiting;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import paybridge.connector.Word;

/// The cause of an order's state while its three books agree.
final class Agreed {
  private static final String NOTHING = "Nothing is to be done.";
  private static final String REFUND_ASKED =
      "The gateway is asked until it says how the refund ended.";

  private Agreed() {}

  static Explanation of(Situation s, List<String> flags) {
    boolean refunded = s.books().ours().word() == Word.REFUNDED;
    if (flags.contains("paid-twice")) {
      return paidTwice(s);
    }
    if (flags.contains("differs")) {
      return differs(
          "The customer paid another amount than the order asks.",
          "Accept the amount in the shop, or refund it.");
    }
    if (flags.contains("disputed")) {
      return differs(
          "The customer's bank has claimed money back"
              + (refunded ? " that was given back already." : "."),
          "Answer in the gateway's own pages before its deadline"
              + (refunded ? ", with the refund as proof." : "."));
    }
    if (flags.contains("held")) {
      return differs(
          "The gateway holds the money although a sale was asked.", "Capture it or give it back.");
    }
    return switch (s.books().ours().word()) {
      case PENDING -> pending(s);
      case AUTHORIZED ->
          agree("The money is held, not taken." + says(s), "Capture it, or give it back.");
      case PAID -> paid(s, flags.contains("late"));
      case REFUNDED -> agree("The money was given back." + says(s), NOTHING);
      case DECLINED, CANCELLED, EXPIRED ->
          agree(
              ended(s),
              refused(s)
                  ? "Mend the cause; the shopper can try again."
                  : "The customer can order again; late money would still be told.");
    };
  }

  /// Over in our book, but not at the gateway.
  static Explanation stillOpen(Situation s) {
    return waiting(
        ended(s), "Its page is still open at the gateway; if it is paid there, the order is told.");
  }

  /// A refund that is on its way, or was refused, is said first: a second one would be one too many.
  private static Explanation paidTwice(Situation s) {
    var refund = first(s, Situation.Attempt::openRefund);
    if (refund.isPresent()) {
      return waiting(
          "The order was paid by two attempts, and a refund is on its way: " + refund.get(),
          REFUND_ASKED);
    }
    var failed = first(s, Situation.Attempt::failedRefund);
    return differs(
        failed
            .map(why -> "The order was paid by two attempts; a refund was not done: " + why)
            .orElse("The order was paid by two attempts."),
        failed.isPresent()
            ? "Try the refund again when its cause is mended, or give the money back in another way."
            : "Refund one of them, usually the second.");
  }

  private static Explanation paid(Situation s, boolean late) {
    var refund = first(s, Situation.Attempt::openRefund);
    if (refund.isPresent()) {
      return waiting(
          "The order is paid, and a refund is on its way: " + refund.get(), REFUND_ASKED);
    }
    if (late) {
      return differs(
          "The customer paid after the attempt had ended, and the shop has taken the order back in."
              + says(s),
          "Deliver it if the goods are there and close the case, or refund the money.");
    }
    var failed = first(s, Situation.Attempt::failedRefund);
    if (failed.isPresent()) {
      return agree(
          "The order is paid; a refund was not done: " + failed.get(),
          "Try the refund again when its cause is mended.");
    }
    return agree(
        "The order is paid, and everybody knows it." + says(s),
        s.attempts().stream()
            .filter(attempt -> attempt.unproved() > 0)
            .findFirst()
            .map(
                attempt ->
                    "Nothing is to be done for it. But a message about it came from "
                        + attempt.gateway()
                        + " whose origin is not proved ("
                        + attempt.unprovedWhy()
                        + "): unless somebody forged it, the account's secret is wrong.")
            .orElse(NOTHING));
  }

  private static Optional<String> first(Situation s, Function<Situation.Attempt, String> what) {
    return s.attempts().stream().map(what).filter(it -> !it.isEmpty()).findFirst();
  }

  private static Explanation pending(Situation s) {
    if (s.attempts().isEmpty()) {
      return waiting("Nobody has asked for a payment yet.", "The shopper begins it at checkout.");
    }
    var last = s.attempts().getLast();
    if (last.unproved() > 0) {
      return differs(
          "A message about this payment came from "
              + last.gateway()
              + " whose origin is not proved ("
              + last.unprovedWhy()
              + "), so it changed nothing.",
          "Compare the account's secret with the gateway's pages; messages are judged again when it"
              + " is changed. The gateway is asked meanwhile"
              + (last.askTrouble().isEmpty()
                  ? "."
                  : ", and does not answer (" + last.askTrouble() + ")."));
    }
    if (!last.askTrouble().isEmpty()) {
      return waiting(
          "It is not known whether the customer paid: "
              + last.gateway()
              + " does not answer questions ("
              + last.askTrouble()
              + ").",
          "The bridge goes on asking.");
    }
    if (last.superseded()) {
      return waiting(
          "The shop does not want this payment any more, and its page is not shown any more.",
          "The gateway is asked to close it; money that comes all the same is told.");
    }
    if (last.pageState().equals("row")) {
      return last.pageTrouble().isEmpty()
          ? waiting("The payment page is just being opened.", NOTHING)
          : waiting(
              last.gateway() + " has not opened the payment page yet: " + last.pageTrouble(),
              "It is tried again while the shopper waits, and when the shopper pays again.");
    }
    return last.declined().isEmpty()
        ? waiting(
            "The payment page is open, and no payment is known yet.",
            "The shopper can pay; the gateway is asked by itself.")
        : waiting(
            "A try to pay was not approved (" + last.declined() + "); the payment page is open.",
            "The customer can try again, or use another method.");
  }

  private static String ended(Situation s) {
    var last = s.attempts().getLast();
    if (refused(s)) {
      return last.gateway() + " refused to open a payment page: " + last.pageTrouble();
    }
    return switch (s.books().ours().word()) {
      case DECLINED ->
          "The payment was declined"
              + (last.declined().isEmpty() ? "." : ": " + last.declined() + ".");
      case CANCELLED -> "The payment was cancelled, and no money moved.";
      default -> "The payment page expired, and nobody had paid.";
    };
  }

  /// No page was opened, so nobody was declined.
  private static boolean refused(Situation s) {
    return s.books().ours().word() == Word.DECLINED
        && !s.attempts().getLast().pageTrouble().isEmpty();
  }
}
