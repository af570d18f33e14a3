package paybridge.asking;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import paybridge.db.AccountRow;
import paybridge.db.Database;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.shop.Directory;
import paybridge.work.Step;

/// Asks about every payment whose question is due, within the budget of its account. First come
/// those of which nobody knows whether money moved, then those that have waited longest.
public final class AskingStep implements Step {
  private static final Duration LEASE = Duration.ofMinutes(2);
  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final QueryBudget budget;
  private final AskGateway askGateway;

  public AskingStep(
      Database database,
      Directory directory,
      InstantSource clock,
      QueryBudget budget,
      AskGateway askGateway) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.budget = budget;
    this.askGateway = askGateway;
  }

  @Override
  public String name() {
    return "questions";
  }

  @Override
  public List<Runnable> claim(int most) {
    long now = clock.millis();
    var due =
        database.read(
            t ->
                t.accounts().all().stream()
                    .map(AccountRow::id)
                    .filter(id -> t.payments().dueQuestions(id, now) > 0)
                    .toList());
    var tasks = new ArrayList<Runnable>();
    for (var id : due) {
      var account = directory.account(id);
      int allowed = budget.take(account, most - tasks.size());
      if (allowed == 0) {
        continue;
      }
      var claimed = database.write(t -> claim(t, id, now, allowed));
      budget.giveBack(account, allowed - claimed.size());
      claimed.forEach(payment -> tasks.add(() -> askGateway.askClaimed(payment)));
    }
    return tasks;
  }

  private static List<PaymentRow> claim(Tables t, String account, long now, int most) {
    long lease = now + LEASE.toMillis();
    var claimed = new ArrayList<>(t.payments().claimUnknown(account, now, lease, most));
    if (claimed.size() < most) {
      claimed.addAll(
          t.payments().claimQuestions(account, now, lease, most - claimed.size()));
    }
    return claimed;
  }
}
