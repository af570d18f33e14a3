package paybridge.support;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import paybridge.casefile.CaseFiles;
import paybridge.checkout.ServeStaff;
import paybridge.connector.Money;
import paybridge.connector.ShopAnswer;
import paybridge.db.AnswerRow;
import paybridge.db.Database;
import paybridge.db.OrderRow;
import paybridge.support.Sessions.Person;

/// What the buttons of an order do, each once however often the page is sent.
final class OrderButtons {
  private static final Set<String> KINDS = Set.of("refund", "capture", "void");
  private final Database database;
  private final InstantSource clock;
  private final ServeStaff serve;
  private final CaseFiles caseFiles;

  OrderButtons(Database database, InstantSource clock, ServeStaff serve, CaseFiles caseFiles) {
    this.database = database;
    this.clock = clock;
    this.serve = serve;
    this.caseFiles = caseFiles;
  }

  /// Money that somebody wants moved.
  ///
  /// @param once from the page; the same again does nothing
  record Asked(String kind, Money amount, String reason, String once) {
    boolean known() {
      return KINDS.contains(kind) && isOnce(once);
    }
  }

  /// Whether this is the mark that [Tokens] puts into a form, so that it counts once.
  static boolean isOnce(String text) {
    return text.matches("[A-Za-z0-9_-]{43}");
  }

  sealed interface Outcome {
    record Already() implements Outcome {}

    record Answered(ShopAnswer answer) implements Outcome {}
  }

  /// The sentence for a word that a redirect carries; empty for any other text.
  static String sentence(String did) {
    return switch (did) {
      case "again" -> "The newest picture is sent to the shop again now.";
      case "under-way" -> "The newest picture is on its way to the shop already. It is not sent twice.";
      case "pulls" -> "This shop is never called: it asks the bridge by itself.";
      case "nothing-to-send" -> "There is no picture to send yet.";
      case "asked" -> "The gateway answered. What it said stands in the timeline.";
      case "asked-in-vain" -> "The gateway did not answer. The bridge will ask again.";
      case "case-mine" -> "The case is yours.";
      case "case-give" -> "The case is given to somebody else.";
      case "case-later" -> "The case is put off; new evidence brings it back at once.";
      case "comment" -> "The comment stands in the timeline.";
      case "case-close" -> "The case is closed. It comes back only with new evidence.";
      case "case-gone" -> "This case is not open any more.";
      case "already" -> "This was done already; it was not done twice.";
      case "moved-done" -> "Done. The shop is being told.";
      case "moved-pending" -> "The gateway has it, and will say when it is done.";
      case "moved-refused" -> "The gateway said no. Its reason stands in the timeline.";
      case "moved-unknown" ->
          "No answer came, so nobody knows yet. The bridge asks until it does; do not repeat it.";
      default -> "";
    };
  }

  /// @param once from the page; any other text counts as none
  String sendAgain(OrderRow order, Person who, String once) {
    var told = serve.sendAgain(order, who.name(), Optional.of(once).filter(OrderButtons::isOnce));
    return switch (told.verdict()) {
      case TOLD -> "again";
      case NOTHING -> "nothing-to-send";
      case UNDER_WAY -> "under-way";
      case PULLS -> "pulls";
      case ALREADY -> "already";
    };
  }

  String ask(ReadOrder order, Person who) {
    return serve.ask(order.order(), order.attempts(), who.name()) ? "asked" : "asked-in-vain";
  }

  byte[] caseFile(ReadOrder order, Person who) {
    database.write(
        t -> {
          serve.note(t, order.order(), "case file", "taken by " + who.name());
          return who;
        });
    return caseFiles.make(order.order().id());
  }

  /// What a person must know before money of this order is paid back; empty for nothing.
  String warning(ReadOrder order) {
    return serve.warning(order.order().id()).map(" "::concat).orElse("");
  }

  Outcome move(ReadOrder order, Person who, Asked asked) {
    boolean first =
        database.write(
            t -> {
              var once =
                  new AnswerRow(
                      order.order().shopId(), "staff", asked.once(), new byte[0], null, null,
                      clock.millis());
              if (t.answers().begin(once) == 0) {
                return false;
              }
              serve.note(
                  t, order.order(), asked.kind() + " button", asked.amount() + ", by " + who.name());
              return true;
            });
    if (!first) {
      return new Outcome.Already();
    }
    var amount =
        asked.kind().equals("void") ? Optional.<Money>empty() : Optional.of(asked.amount());
    return new Outcome.Answered(
        serve.move(
            order.order(),
            ServeStaff.wish(asked.kind(), amount, asked.reason(), Optional.empty(), true)));
  }
}
