package paybridge.simulator;

import java.util.Map;
import paybridge.db.TurnedDatabase;

/// What is due in the books, by the name of the step that claims it. Asked anew only after something
/// was committed.
final class DueWork {
  /// There is nothing to do, ever.
  static final long NEVER = Long.MAX_VALUE;

  private static final String DUE =
      """
      select
        (select min(next_at) from order_update where next_at is not null) "order updates",
        (select min(next_at) from operation where next_at is not null) "operations",
        (select min(next_at) from errand where next_at is not null) "shipments",
        (select min(work_at) from message where work_at is not null) "messages",
        (select min((select min(ask_at) from payment
          where account_id = account.id and ask_at is not null)) from account) "questions",
        (select min((select min(at) from comparison
          where shop_id = shop.id and at is not null)) from shop) "comparisons",
        (select min(challenge_at) from shop where challenge_at is not null) "challenges"
      """;

  private final TurnedDatabase database;
  private Map<String, Object> due = Map.of();
  private long first = NEVER;
  private long after = -1;

  DueWork(TurnedDatabase database) {
    this.database = database;
  }

  /// True for a step that claims only what such a time in the books makes due.
  static boolean knows(String step) {
    return DUE.contains("\"" + step + "\"");
  }

  /// When the first thing is due; [#NEVER] when nothing is.
  long first() {
    look();
    return first;
  }

  /// When the first thing for a step is due that [#knows] knows; [#NEVER] when nothing is.
  long of(String step) {
    look();
    return due.get(step) instanceof Number at ? at.longValue() : NEVER;
  }

  private void look() {
    if (after != database.commits()) {
      after = database.commits();
      due = database.raw(DUE).getFirst();
      first =
          due.values().stream().mapToLong(at -> ((Number) at).longValue()).min().orElse(NEVER);
    }
  }
}
