package paybridge.asking;

import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import paybridge.connector.AnswersStatus;
import paybridge.shop.GatewayAccount;

/// How many questions an account may still ask. Each gateway takes so many a second
/// ([AnswersStatus#queriesPerSecond]); what is not used is saved up for one second. The last quarter
/// is kept for questions that somebody waits for.
public final class QueryBudget {
  private static final int DEFAULT = 10;
  private final InstantSource clock;
  private final ConcurrentHashMap<String, Purse> purses = new ConcurrentHashMap<>();

  public QueryBudget(InstantSource clock) {
    this.clock = clock;
  }

  /// What an account could ask at a time, UTC milliseconds.
  private record Purse(double left, long at) {
    Purse now(int perSecond, long now) {
      double earned = Math.max(0, now - at) * perSecond / 1000.0;
      return new Purse(Math.min(perSecond, left + earned), now);
    }
  }

  /// Takes one question that somebody waits for; false when the account must not ask now.
  boolean takeOne(GatewayAccount account) {
    return take(account, 1, 0) == 1;
  }

  /// Takes up to `most` questions that nobody waits for; tells how many.
  int take(GatewayAccount account, int most) {
    return take(account, most, perSecond(account) / 4.0);
  }

  /// Gives questions back that were not asked.
  void giveBack(GatewayAccount account, int unused) {
    purses.computeIfPresent(
        account.id(), (id, purse) -> new Purse(purse.left() + unused, purse.at()));
  }

  private int take(GatewayAccount account, int most, double kept) {
    int perSecond = perSecond(account);
    var taken = new int[1];
    purses.compute(
        account.id(),
        (id, before) -> {
          var purse =
              (before == null ? new Purse(perSecond, clock.millis()) : before)
                  .now(perSecond, clock.millis());
          taken[0] = Math.max(0, Math.min(most, (int) Math.floor(purse.left() - kept)));
          return new Purse(purse.left() - taken[0], purse.at());
        });
    return taken[0];
  }

  private static int perSecond(GatewayAccount account) {
    return account.gateway() instanceof AnswersStatus answers
        ? answers.queriesPerSecond()
        : DEFAULT;
  }
}
