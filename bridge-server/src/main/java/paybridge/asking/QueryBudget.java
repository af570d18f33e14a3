package paybridge.asking;

import java.time.InstantSource;
import paybridge.connector.AnswersStatus;
import paybridge.shop.GatewayAccount;
import paybridge.work.Budgets;

/// How many questions an account may still ask. Each gateway takes so many a second
/// ([AnswersStatus#queriesPerSecond]); what is not used is saved up for one second. The last quarter
/// is kept for questions that somebody waits for.
public final class QueryBudget {
  private static final int DEFAULT = 10;
  private final Budgets budgets;

  public QueryBudget(InstantSource clock) {
    budgets = new Budgets(clock);
  }

  /// Takes one question that somebody waits for; false when the account must not ask now.
  boolean takeOne(GatewayAccount account) {
    return budgets.take(account.id(), perSecond(account), 1, 0) == 1;
  }

  /// Takes up to `most` questions that nobody waits for; tells how many.
  int take(GatewayAccount account, int most) {
    return budgets.take(account.id(), perSecond(account), most, perSecond(account) / 4.0);
  }

  /// Gives questions back that were not asked.
  void giveBack(GatewayAccount account, int unused) {
    budgets.giveBack(account.id(), unused);
  }

  private static int perSecond(GatewayAccount account) {
    return account.gateway() instanceof AnswersStatus answers
        ? answers.queriesPerSecond()
        : DEFAULT;
  }
}
