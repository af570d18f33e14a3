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
import paybridge.shop.GatewayAccount;
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
    var shares = share(due, most);
    if (shares.isEmpty()) {
      return List.of();
    }
    var claimed =
        database.behind().write(t -> shares.stream().map(s -> claim(t, s, now)).toList());
    var tasks = new ArrayList<Runnable>();
    for (int i = 0; i < shares.size(); i++) {
      var payments = claimed.get(i);
      budget.giveBack(shares.get(i).account(), shares.get(i).questions() - payments.size());
      payments.forEach(payment -> tasks.add(() -> askGateway.askClaimed(payment)));
    }
    return tasks;
  }

  /// How many questions an account may ask now.
  private record Share(GatewayAccount account, int questions) {}

  private List<Share> share(List<String> accounts, int most) {
    var shares = new ArrayList<Share>();
    int room = most;
    for (var id : accounts) {
      var account = directory.account(id);
      int questions = budget.take(account, room);
      if (questions > 0) {
        shares.add(new Share(account, questions));
        room -= questions;
      }
    }
    return shares;
  }

  private static List<PaymentRow> claim(Tables t, Share share, long now) {
    var account = share.account().id();
    int most = share.questions();
    long lease = now + LEASE.toMillis();
    var claimed = new ArrayList<>(t.payments().claimUnknown(account, now, lease, most));
    if (claimed.size() < most) {
      claimed.addAll(
          t.payments().claimQuestions(account, now, lease, most - claimed.size()));
    }
    return claimed;
  }
}
