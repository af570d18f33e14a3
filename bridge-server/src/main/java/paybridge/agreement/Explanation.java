package paybridge.agreement;

import java.util.List;
import java.util.Optional;

/// The true cause of an order's state in one sentence, and what happens next.
///
/// @param verdict `agree`, `waiting` or `differs`
/// @param cause one sentence
/// @param next what happens by itself, or what a person can do
public record Explanation(String verdict, String cause, String next) {
  private static final String ASKED = "The gateway is being asked; its answer settles it.";
  private static final String LATER =
      "The gateway is asked again; if it stays with its answer, there is a case for a person.";
  private static final String DECIDE = "A person decides: the case says what can be done.";

  /// Explains.
  public static Explanation of(Situation s) {
    var flags = s.books().ours().flags();
    if (flags.contains("conflicting")) {
      return differs(
          "The gateway said things that cannot be true together.",
          "Look at the gateway's own pages, then close the case.");
    }
    var kind = Comparison.of(s.books());
    return kind.map(it -> divergence(it, s, flags)).orElseGet(() -> agreeing(s, flags));
  }

  private static Explanation divergence(Divergence kind, Situation s, List<String> flags) {
    return switch (kind) {
      case SHOP_NOT_TOLD -> notTold(s);
      case PARKED ->
          differs(
              kind.cause() + last(s, " It said: "),
              "Mend the cause in the shop, then press “Send again”; a newer state is sent by itself.");
      case UNKNOWN -> waiting(kind.cause(), "Do not repeat it: a repeat could move money twice.");
      case PAID_NOT_IN_SHOP -> notPaidThere(kind, s, flags);
      case SHOP_FORGOT -> waiting(kind.cause(), "It is told again by itself.");
      case REFUND_NOT_IN_SHOP ->
          s.mended() < 2
              ? waiting(kind.cause(), "The shop is told again by itself.")
              : differs(kind.cause(), "Enter the refund in the shop by hand, without paying again.");
      case CHANGED_BY_HAND ->
          differs(
              kind.cause() + says(s),
              "If the order was cancelled on purpose, refund the money here; else set the order"
                  + " right in the shop.");
      case PAID_WITHOUT_MONEY, MARKED_PAID_BY_HAND ->
          differs(
              kind.cause() + says(s),
              "If it was paid in another way, close the case; else take the order back before it is"
                  + " delivered.");
      case ORDER_MISSING ->
          differs(kind.cause(), "Refund the money, or make the order anew in the shop.");
      case REFUND_WITHOUT_MONEY ->
          differs(
              kind.cause(),
              "If the money went back in another way, close the case; else refund it here.");
      case OPEN_AFTER_END -> ended(s, kind);
      case MONEY_NOT_HEARD, HOLD_NOT_HEARD, TAKEN_MORE, REFUND_NOT_HEARD, END_NOT_HEARD ->
          waiting(kind.cause(), ASKED);
      case GATEWAY_FORGOT, GATEWAY_DENIES, CAPTURE_DENIED, VOID_DENIED, TAKEN_LESS,
              REFUND_DENIED ->
          differs(kind.cause(), LATER);
      case CURRENCY_DIFFERS, TOTAL_EDITED -> differs(kind.cause(), DECIDE);
    };
  }

  private static Explanation notTold(Situation s) {
    var telling = s.telling();
    if (telling.filter(Situation.Telling::pullsOnly).isPresent()) {
      return waiting(
          "The shop has not fetched the newest state of this order yet.",
          "It fetches by itself; see when it called last on the page of the shop.");
    }
    boolean tried = telling.filter(it -> !it.why().isEmpty() && it.tries() > 0).isPresent();
    var next = telling.map(Situation.Telling::nextTry).filter(it -> !it.isEmpty());
    return waiting(
        tried
            ? "The shop could not be told yet." + last(s, " It said: ")
            : "The shop is being told about the newest state.",
        next.map(at -> "The next try is at " + at + ". Tries go on for seven days.")
            .orElse("It is told by itself."));
  }

  /// The shop heard that it is paid and does not say so: mostly because a person must look anyway.
  private static Explanation notPaidThere(Divergence kind, Situation s, List<String> flags) {
    if (flags.contains("differs")) {
      return differs(
          "The customer paid another amount than the order asks, so the shop holds the order.",
          "Accept the amount in the shop, or refund it.");
    }
    if (flags.contains("late")) {
      return differs(
          "The customer paid after the attempt had ended, and the shop holds the order.",
          "Deliver it by hand if the goods are there, or refund the money.");
    }
    return s.mended() < 2
        ? waiting(kind.cause() + says(s), "The shop is told again by itself.")
        : differs(
            kind.cause() + says(s),
            "Something in the shop sets the order back: another plugin, or a rule. Set it right by"
                + " hand.");
  }

  private static Explanation agreeing(Situation s, List<String> flags) {
    if (flags.contains("paid-twice")) {
      return differs(
          "The order was paid by two attempts.", "Refund one of them, usually the second.");
    }
    if (flags.contains("differs")) {
      return differs(
          "The customer paid another amount than the order asks.",
          "Accept the amount in the shop, or refund it.");
    }
    if (flags.contains("disputed")) {
      return differs(
          "The customer's bank has claimed money back.",
          "Answer in the gateway's own pages before its deadline.");
    }
    if (flags.contains("held")) {
      return differs(
          "The gateway holds the money although a sale was asked.", "Capture it or give it back.");
    }
    var failed = s.attempts().stream().map(Situation.Attempt::failedRefund).filter(it -> !it.isEmpty());
    return switch (s.books().ours().word()) {
      case PENDING -> pending(s);
      case AUTHORIZED ->
          agree("The money is held, not taken." + says(s), "Capture it, or give it back.");
      case PAID -> paid(s, failed.findFirst());
      case REFUNDED -> agree("The money was given back." + says(s), "Nothing is to be done.");
      case DECLINED, CANCELLED, EXPIRED -> ended(s, null);
    };
  }

  private static Explanation paid(Situation s, Optional<String> failed) {
    var open = s.attempts().stream().map(Situation.Attempt::openRefund).filter(it -> !it.isEmpty());
    var refund = open.findFirst();
    if (refund.isPresent()) {
      return waiting(
          "The order is paid, and a refund is on its way: " + refund.get(),
          "The gateway is asked until it says how the refund ended.");
    }
    if (failed.isPresent()) {
      return agree(
          "The order is paid; a refund was not done: " + failed.get(),
          "Try the refund again when its cause is mended.");
    }
    return agree("The order is paid, and everybody knows it." + says(s), "Nothing is to be done.");
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
              + " is changed. The gateway is asked meanwhile.");
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
    if (last.pageState().equals("row")) {
      return last.pageTrouble().isEmpty()
          ? waiting("The payment page is just being opened.", "Nothing is to be done.")
          : differs(
              "The payment page could not be opened: " + last.pageTrouble(),
              "Mend the cause; the shopper can try again.");
    }
    return last.declined().isEmpty()
        ? waiting(
            "Nobody has paid yet: the payment page is open.",
            "The shopper can pay; the gateway is asked by itself.")
        : waiting(
            "A try to pay was not approved (" + last.declined() + "); the payment page is open.",
            "The customer can try again, or use another method.");
  }

  private static Explanation ended(Situation s, @org.jspecify.annotations.Nullable Divergence kind) {
    var last = s.attempts().getLast();
    var how =
        switch (s.books().ours().word()) {
          case DECLINED ->
              "The payment was declined"
                  + (last.declined().isEmpty() ? "." : ": " + last.declined() + ".");
          case CANCELLED -> "The payment was cancelled, and no money moved.";
          default -> "The payment page expired, and nobody had paid.";
        };
    return agree(
        how,
        kind == null
            ? "The customer can order again; late money would still be told."
            : "Its page is still open at the gateway; if it is paid there, the order is told.");
  }

  private static String says(Situation s) {
    return s.telling()
        .map(Situation.Telling::says)
        .filter(word -> !word.isEmpty())
        .map(word -> " The shop says “" + word + "”.")
        .orElse("");
  }

  private static String last(Situation s, String before) {
    return s.telling()
        .map(Situation.Telling::why)
        .filter(why -> !why.isEmpty())
        .map(why -> before + why + (why.endsWith(".") ? "" : "."))
        .orElse("");
  }

  private static Explanation agree(String cause, String next) {
    return new Explanation("agree", cause, next);
  }

  private static Explanation waiting(String cause, String next) {
    return new Explanation("waiting", cause, next);
  }

  private static Explanation differs(String cause, String next) {
    return new Explanation("differs", cause, next);
  }
}
