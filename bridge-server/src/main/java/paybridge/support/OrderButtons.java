package paybridge.support;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import paybridge.asking.AskGateway;
import paybridge.casefile.CaseFiles;
import paybridge.checkout.MoveMoney;
import paybridge.connector.Money;
import paybridge.connector.ShopAnswer;
import paybridge.db.AnswerRow;
import paybridge.db.Database;
import paybridge.support.Sessions.Person;
import paybridge.truth.Entries;
import paybridge.work.Bell;

/// What the buttons of an order do. Each writes a line naming the person before it does anything,
/// so that the timeline tells who asked, whatever comes of it.
final class OrderButtons {
  private static final Set<String> KINDS = Set.of("refund", "capture", "void");
  private final Database database;
  private final InstantSource clock;
  private final Entries entries;
  private final AskGateway askGateway;
  private final MoveMoney moveMoney;
  private final Bell bell;
  private final CaseFiles caseFiles;

  OrderButtons(
      Database database,
      InstantSource clock,
      Entries entries,
      AskGateway askGateway,
      MoveMoney moveMoney,
      Bell bell,
      CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
    this.database = database;
    this.clock = clock;
    this.entries = entries;
    this.askGateway = askGateway;
    this.moveMoney = moveMoney;
    this.bell = bell;
  }

  /// Money that somebody wants moved.
  ///
  /// @param once from the page; the same again does nothing
  record Asked(String kind, Money amount, String reason, String once) {
    boolean known() {
      return KINDS.contains(kind) && once.matches("[A-Za-z0-9_-]{43}");
    }
  }

  sealed interface Outcome {
    record Already() implements Outcome {}

    record Answered(ShopAnswer answer) implements Outcome {}
  }

  /// The sentence for a word that a redirect carries; empty for any other text.
  static String sentence(String did) {
    return switch (did) {
      case "again" -> "The newest picture is sent to the shop again now.";
      case "nothing-to-send" -> "There is no picture to send yet.";
      case "asked" -> "The gateway answered. What it said stands in the timeline.";
      case "asked-in-vain" -> "The gateway did not answer. The bridge will ask again.";
      case "case-mine" -> "The case is yours.";
      case "case-later" -> "The case is put off until tomorrow; new evidence brings it back at once.";
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

  String sendAgain(ReadOrder order, Person who) {
    boolean sent =
        database.write(
            t -> {
              var newest = t.updates().newest(order.order().id());
              if (newest.isEmpty()) {
                return false;
              }
              entries.write(
                  t,
                  order.order(),
                  null,
                  line("send again", "picture " + newest.get().sequence() + ", by " + who.name()));
              t.updates().again(newest.get().id(), clock.millis());
              return true;
            });
    bell.ring("order updates");
    return sent ? "again" : "nothing-to-send";
  }

  String ask(ReadOrder order, Person who) {
    database.write(
        t -> {
          entries.write(t, order.order(), null, line("ask the gateway", "by " + who.name()));
          return who;
        });
    boolean all = !order.attempts().isEmpty();
    for (var attempt : order.attempts()) {
      all &= askGateway.ask(attempt);
    }
    return all ? "asked" : "asked-in-vain";
  }

  byte[] caseFile(ReadOrder order, Person who) {
    database.write(
        t -> {
          entries.write(t, order.order(), null, line("case file", "taken by " + who.name()));
          return who;
        });
    return caseFiles.make(order.order().id());
  }

  /// What a person must know before money of this order is paid back; empty for nothing.
  String warning(ReadOrder order) {
    return moveMoney.warning(order.order().id()).map(" "::concat).orElse("");
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
              entries.write(
                  t,
                  order.order(),
                  null,
                  line(asked.kind() + " button", asked.amount() + ", by " + who.name()));
              return true;
            });
    if (!first) {
      return new Outcome.Already();
    }
    var answer =
        moveMoney.move(
            order.order().id(),
            new MoveMoney.Wish(
                asked.kind(),
                "staff",
                "staff",
                Optional.empty(),
                asked.kind().equals("void") ? Optional.empty() : Optional.of(asked.amount()),
                asked.reason(),
                true));
    if (answer instanceof ShopAnswer.Problem problem) {
      database.write(
          t -> {
            entries.write(
                t,
                order.order(),
                null,
                new Entries.Line("bridge", asked.kind(), "refused", problem.detail()));
            return problem;
          });
    }
    bell.ring("order updates");
    return new Outcome.Answered(answer);
  }

  private static Entries.Line line(String what, String detail) {
    return new Entries.Line("staff", what, "ok", detail);
  }
}
