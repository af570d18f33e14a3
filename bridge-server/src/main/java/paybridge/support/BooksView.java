package paybridge.support;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The three books side by side, and in one sentence whether they agree. Only facts of money are
/// compared: what a person did with the order in the shop is not a difference.
///
/// @param verdict `agree`, `waiting` or `differs`
record BooksView(String verdict, String sentence) {
  /// What is compared.
  ///
  /// @param word the order in one word, as the bridge has it
  /// @param flags the order's flags
  /// @param refundPending money is on its way back
  /// @param shopSays the shop's own word, empty before it ever said one
  /// @param shopPaid whether that word counts as paid there
  /// @param applied the last picture the shop applied, of `sequence` in all
  /// @param update state of the newest picture: `due`, `delivered`, `parked`; empty when none
  /// @param nextTry when it is sent next, for people
  record Facts(
      String word,
      List<String> flags,
      boolean refundPending,
      String shopSays,
      @Nullable Boolean shopPaid,
      long applied,
      long sequence,
      Optional<String> update,
      String nextTry) {}

  static BooksView of(Facts facts) {
    if (facts.flags().contains("conflicting")) {
      return differs(
          "The gateway said things that cannot be true together: look at its own pages.");
    }
    if (facts.flags().contains("unknown")) {
      return waiting(
          "Something was sent to the gateway and no answer came. Money may have moved: the bridge"
              + " asks until it knows.");
    }
    if (facts.applied() < facts.sequence()) {
      return unheard(facts);
    }
    if (facts.shopPaid() != null && facts.shopPaid() != paid(facts.word())) {
      return money(facts);
    }
    if (facts.flags().contains("paid-twice")) {
      return differs("The order was paid by two attempts: one of them should be refunded.");
    }
    if (facts.flags().contains("differs")) {
      return differs("The customer paid another amount than the shop asked.");
    }
    if (facts.refundPending()) {
      return waiting("All three agree so far; a refund is on its way and not confirmed.");
    }
    return settled(facts);
  }

  private static BooksView unheard(Facts facts) {
    var how = "It has applied " + facts.applied() + " of " + facts.sequence() + " pictures";
    return facts.update().filter("parked"::equals).isPresent()
        ? differs("The shop was not told, and the bridge stopped trying. " + how + ".")
        : waiting(
            "The shop has not heard the newest. "
                + how
                + (facts.nextTry().isEmpty() ? "." : "; next try " + facts.nextTry() + "."));
  }

  /// The shop heard the newest picture and still says otherwise about the money.
  private static BooksView money(Facts facts) {
    if (facts.word().equals("refunded") || facts.word().equals("authorized")) {
      return agree("The gateway and the bridge say " + facts.word() + ", the shop " + quoted(facts));
    }
    return paid(facts.word())
        ? differs("The money is here, but the order in the shop says " + quoted(facts))
        : differs(
            "There is no money, but the order in the shop counts as paid: it says "
                + quoted(facts));
  }

  private static BooksView settled(Facts facts) {
    if (facts.sequence() == 0 || facts.word().equals("pending")) {
      return waiting("Nobody has paid yet: the payment page is open.");
    }
    return agree(
        "Gateway and bridge say "
            + facts.word()
            + "; the shop has heard it and says "
            + quoted(facts));
  }

  private static boolean paid(String word) {
    return word.equals("paid");
  }

  private static String quoted(Facts facts) {
    return "“" + facts.shopSays() + "”.";
  }

  private static BooksView agree(String sentence) {
    return new BooksView("agree", sentence);
  }

  private static BooksView waiting(String sentence) {
    return new BooksView("waiting", sentence);
  }

  private static BooksView differs(String sentence) {
    return new BooksView("differs", sentence);
  }
}
