package paybridge.asking;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import paybridge.connector.AnswersStatusInBatches;
import paybridge.db.Database;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.shop.Directory;
import paybridge.shop.GatewayAccount;
import paybridge.work.Places;
import paybridge.work.Step;

/// Asks about every payment whose question is due, within the budget of its account. First come
/// those of which nobody knows whether money moved, then those that have waited longest.
public final class AskingStep implements Step {
  private static final Duration LEASE = Duration.ofMinutes(2);
  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final QueryBudget budget;
  private final Places places;
  private final AskGateway askGateway;

  public AskingStep(
      Database database,
      Directory directory,
      InstantSource clock,
      QueryBudget budget,
      Places places,
      AskGateway askGateway) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.budget = budget;
    this.places = places;
    this.askGateway = askGateway;
  }

  @Override
  public String name() {
    return "questions";
  }

  @Override
  public List<Runnable> claim(int most) {
    long now = clock.millis();
    return places.fillEach(
        database.read(t -> t.payments().accountsDue(now)),
        most,
        (id, free) -> claim(directory.account(id), now, free));
  }

  /// As many questions of an account as its budget allows; if claiming fails, none was asked.
  private List<Runnable> claim(GatewayAccount account, long now, int most) {
    int allowed = budget.take(account, most);
    int asked = 0;
    try {
      var claimed =
          allowed == 0
              ? List.<PaymentRow>of()
              : database.behind().write(t -> claim(t, account.id(), now, allowed));
      var questions = questions(claimed, batch(account));
      asked = questions.size();
      return questions;
    } finally {
      budget.giveBack(account, allowed - asked);
    }
  }

  /// The payments as questions, each one call of the gateway: together, so many at a time, what can
  /// go together; else one by one. Never more questions than payments, so that the budget holds.
  private List<Runnable> questions(List<PaymentRow> payments, int batch) {
    var together =
        batch > 1 && payments.size() > 1
            ? payments.stream().filter(askGateway::goesTogether).toList()
            : List.<PaymentRow>of();
    var questions = new ArrayList<Runnable>();
    for (int from = 0; from < together.size(); from += batch) {
      var some = together.subList(from, Math.min(together.size(), from + batch));
      questions.add(() -> askGateway.askTogether(some));
    }
    payments.stream()
        .filter(payment -> !together.contains(payment))
        .forEach(payment -> questions.add(() -> askGateway.askClaimed(payment)));
    return questions;
  }

  private static int batch(GatewayAccount account) {
    return account.gateway() instanceof AnswersStatusInBatches batches ? batches.batchSize() : 1;
  }

  private static List<PaymentRow> claim(Tables t, String account, long now, int most) {
    var due = new LinkedHashSet<>(t.payments().questionsUnknown(account, now, most));
    due.addAll(t.payments().questions(account, now, most));
    return due.stream()
        .limit(most)
        .filter(id -> t.payments().claimQuestion(id, now, now + LEASE.toMillis()) == 1)
        .map(id -> t.payments().find(id).orElseThrow())
        .toList();
  }
}
