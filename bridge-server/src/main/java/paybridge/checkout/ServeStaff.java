package paybridge.checkout;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import paybridge.asking.AskGateway;
import paybridge.connector.Money;
import paybridge.connector.ShopAnswer;
import paybridge.db.AnswerRow;
import paybridge.db.Database;
import paybridge.db.OperationRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.truth.Entries;
import paybridge.truth.TellAgain;
import paybridge.work.Bell;

/// What staff want done with an order, by a button of the console or by a program of theirs. A line
/// names the person before anything is done, so that the timeline tells who asked, whatever comes of
/// it.
public final class ServeStaff {
  private final Database database;
  private final InstantSource clock;
  private final Entries entries;
  private final AskGateway askGateway;
  private final MoveMoney moveMoney;
  private final TellAgain tellAgain;
  private final Bell bell;

  public ServeStaff(
      Database database,
      InstantSource clock,
      Entries entries,
      AskGateway askGateway,
      MoveMoney moveMoney,
      TellAgain tellAgain,
      Bell bell) {
    this.database = database;
    this.clock = clock;
    this.entries = entries;
    this.askGateway = askGateway;
    this.moveMoney = moveMoney;
    this.tellAgain = tellAgain;
    this.bell = bell;
  }

  /// Writes who wants what. Inside a transaction.
  public void note(Tables t, OrderRow order, String what, String detail) {
    entries.write(t, order, null, new Entries.Line("staff", what, "ok", detail));
  }

  /// Hands the newest picture to the shop again. What is not sent is written down, too: a person
  /// wanted it.
  ///
  /// @param once from the page; the same again does nothing. Empty when something else sees to that
  public TellAgain.Told sendAgain(OrderRow order, String who, Optional<String> once) {
    var told =
        database.write(
            t -> {
              if (once.isPresent() && t.answers().begin(first(order, once.get())) == 0) {
                return new TellAgain.Told(
                    TellAgain.Verdict.ALREADY, t.updates().newest(order.id()));
              }
              var done = tellAgain.tell(t, order.id(), "by " + who);
              if (done.verdict() != TellAgain.Verdict.TOLD) {
                note(t, order, "send again", "Not sent: it " + done.verdict().sentence() + ", by " + who);
              }
              return done;
            });
    bell.ring("order updates");
    return told;
  }

  private AnswerRow first(OrderRow order, String once) {
    return new AnswerRow(
        order.shopId(), "staff again", once + " " + order.id(), new byte[0], null, null,
        clock.millis());
  }

  /// Asks the gateway about all attempts; true when it answered about each.
  public boolean ask(OrderRow order, List<PaymentRow> attempts, String who) {
    database.write(
        t -> {
          note(t, order, "ask the gateway", "by " + who);
          return who;
        });
    boolean all = !attempts.isEmpty();
    for (var attempt : attempts) {
      all &= askGateway.ask(attempt);
    }
    return all;
  }

  /// A wish of staff.
  ///
  /// @param key empty, or what makes two wishes the same one: it is done once
  /// @param confirmed a person knows that the gateway's time for refunds is over
  public static MoveMoney.Wish wish(
      String kind, Optional<Money> amount, String reason, Optional<String> key, boolean confirmed) {
    return new MoveMoney.Wish(
        kind,
        "staff",
        "staff",
        key.map((OperationRow.CALL + "program" + OperationRow.CALL)::concat),
        amount,
        reason,
        confirmed);
  }

  /// Moves money. A refusal stands in the timeline.
  public ShopAnswer move(OrderRow order, MoveMoney.Wish wish) {
    var answer = moveMoney.move(order.id(), wish);
    if (answer instanceof ShopAnswer.Problem problem) {
      database.write(
          t -> {
            entries.write(
                t,
                order,
                null,
                new Entries.Line("bridge", wish.kind(), "refused", problem.detail()));
            return problem;
          });
    }
    bell.ring("order updates");
    return answer;
  }

  /// What a person must know before money of this order is paid back.
  public Optional<String> warning(String orderId) {
    return moveMoney.warning(orderId);
  }
}
