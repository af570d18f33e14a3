package paybridge.asking;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import paybridge.connector.AnswersStatusInBatches;
import paybridge.db.AccountRow;
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
      var share = shares.get(i);
      var questions = questions(claimed.get(i), share.batch());
      budget.giveBack(share.account(), share.questions() - questions.size());
      places.giveBack(share.account().id(), share.questions() - questions.size());
      questions.forEach(question -> tasks.add(() -> ask(share.account().id(), question)));
    }
    return tasks;
  }

  private void ask(String account, Question question) {
    try {
      question.ask();
    } finally {
      places.giveBack(account, 1);
    }
  }

  /// One call of the gateway.
  private interface Question {
    void ask();
  }

  /// The payments as questions: together, so many at a time, what can go together; else one by one.
  private List<Question> questions(List<PaymentRow> payments, int batch) {
    var questions = new ArrayList<Question>();
    if (batch > 1 && payments.size() > 1) {
      var together = payments.stream().filter(askGateway::goesTogether).toList();
      for (int from = 0; from < together.size(); from += batch) {
        var some = together.subList(from, Math.min(together.size(), from + batch));
        questions.add(() -> askGateway.askTogether(some));
      }
      payments.stream()
          .filter(payment -> !together.contains(payment))
          .forEach(payment -> questions.add(() -> askGateway.askClaimed(payment)));
    } else {
      payments.forEach(payment -> questions.add(() -> askGateway.askClaimed(payment)));
    }
    return questions;
  }

  /// How many questions an account may ask now.
  ///
  /// @param questions how many calls, and how many payments: if each must be asked about by itself,
  ///     the budget still holds
  /// @param batch how many payments go into one call
  private record Share(GatewayAccount account, int questions, int batch) {}

  private List<Share> share(List<String> accounts, int most) {
    var shares = new ArrayList<Share>();
    int room = most;
    for (var id : accounts) {
      var account = directory.account(id);
      int free = places.take(id, room);
      int questions = budget.take(account, free);
      places.giveBack(id, free - questions);
      if (questions > 0) {
        shares.add(new Share(account, questions, batch(account)));
        room -= questions;
      }
    }
    return shares;
  }

  private static int batch(GatewayAccount account) {
    return account.gateway() instanceof AnswersStatusInBatches batches ? batches.batchSize() : 1;
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
