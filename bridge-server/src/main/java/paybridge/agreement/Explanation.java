package paybridge.agreement;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The true cause of an order's state in one sentence, and what happens next.
///
/// @param verdict `agree`, `waiting` or `differs`
/// @param cause one sentence
/// @param next what happens by itself, or what a person can do
public record Explanation(String verdict, String cause, String next) {
  private static final String ASKED = "The gateway is being asked; its answer settles it.";
  private static final String LATER =
      "The gateway is asked again; if it stays with its answer, there is a case for a person.";
  private static final Set<Divergence> LOST_IN_SHOP =
      EnumSet.of(
          Divergence.PAID_NOT_IN_SHOP, Divergence.CHANGED_BY_HAND, Divergence.ORDER_MISSING);
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
    return kind.map(it -> divergence(it, s, flags)).orElseGet(() -> Agreed.of(s, flags));
  }

  private static Explanation divergence(Divergence kind, Situation s, List<String> flags) {
    if (flags.contains("disputed") && LOST_IN_SHOP.contains(kind)) {
      return differs(
          "The customer's bank has claimed money back, and the order does not count as paid in the"
              + " shop."
              + says(s),
          "Answer in the gateway's own pages before its deadline; a refund beside it would give the"
              + " money back twice.");
    }
    return switch (kind) {
      case SHOP_NOT_TOLD -> notTold(s);
      case PARKED ->
          differs(
              kind.cause() + last(s, " "),
              "Mend the cause in the shop, then press “Send again”; a newer state is sent by itself.");
      case UNKNOWN -> waiting(kind.cause(), "Do not repeat it: a repeat could move money twice.");
      case PAID_NOT_IN_SHOP -> notPaidThere(kind, s, flags);
      case SHOP_FORGOT ->
          s.mended() < 2
              ? waiting(kind.cause(), "It is told again by itself.")
              : differs(
                  kind.cause(), "It loses it again and again: look for what restores its database.");
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
              kind.cause() + says(s) + silent(s),
              "If it was paid in another way, close the case; else take the order back before it is"
                  + " delivered.");
      case ORDER_MISSING ->
          differs(kind.cause(), "Refund the money, or make the order anew in the shop.");
      case REFUND_WITHOUT_MONEY ->
          differs(
              kind.cause(),
              "If the money went back in another way, close the case; else refund it here.");
      case OPEN_AFTER_END -> Agreed.stillOpen(s);
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
            ? "The shop could not be told yet." + last(s, " The last try: ")
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
    if (flags.contains("paid-twice")) {
      return differs(
          "The order was paid by two attempts, and does not count as paid in the shop." + says(s),
          "Refund one of them, usually the second, and set the order right in the shop.");
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

  static String says(Situation s) {
    return s.telling()
        .map(Situation.Telling::says)
        .filter(word -> !word.isEmpty())
        .map(word -> " The shop says “" + word + "”.")
        .orElse("");
  }

  /// Whoever does not answer may have the money.
  private static String silent(Situation s) {
    return s.attempts().stream()
        .filter(attempt -> !attempt.askTrouble().isEmpty())
        .findFirst()
        .map(
            attempt ->
                " But "
                    + attempt.gateway()
                    + " does not answer questions ("
                    + attempt.askTrouble()
                    + "), so it may have money that nobody here knows of.")
        .orElse("");
  }

  private static String last(Situation s, String before) {
    return s.telling()
        .map(Situation.Telling::why)
        .filter(why -> !why.isEmpty())
        .map(why -> before + why + (why.endsWith(".") ? "" : "."))
        .orElse("");
  }

  static Explanation agree(String cause, String next) {
    return new Explanation("agree", cause, next);
  }

  static Explanation waiting(String cause, String next) {
    return new Explanation("waiting", cause, next);
  }

  static Explanation differs(String cause, String next) {
    return new Explanation("differs", cause, next);
  }
}
