package paybridge.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/// How much work may be under way at the same time for one account. A step has only so many places
/// in all; without this a far end that is slow to answer would take every one of them.
public final class Places {
  private final ConcurrentHashMap<String, Integer> taken = new ConcurrentHashMap<>();
  private final int most;

  /// @param most places of one account
  public Places(int most) {
    this.most = most;
  }

  /// Claims work of an account for as many places as are free, and keeps them until each piece is
  /// done. What is not claimed, and all of it when claiming fails, is free again at once.
  ///
  /// @param wanted places at most
  /// @param claim gets how many places there are, at least one, and returns no more pieces than that
  public List<Runnable> fill(
      String account, int wanted, IntFunction<? extends List<Runnable>> claim) {
    int free = take(account, wanted);
    if (free == 0) {
      return List.of();
    }
    int used = 0;
    try {
      var claimed = claim.apply(free);
      used = claimed.size();
      return claimed.stream().map(piece -> inPlace(account, piece)).toList();
    } finally {
      giveBack(account, free - used);
    }
  }

  /// Claims work of one far end after the other, `most` pieces in all. When claiming fails, what was
  /// claimed before is returned all the same: nobody else would do it, and its places would never be
  /// free again.
  ///
  /// @param claim gets the far end and how many places it has, at least one, and returns no more
  ///     pieces than that
  public List<Runnable> fillEach(
      List<String> accounts, int most, BiFunction<String, Integer, List<Runnable>> claim) {
    var tasks = new ArrayList<Runnable>();
    for (var account : accounts) {
      try {
        tasks.addAll(fill(account, most - tasks.size(), free -> claim.apply(account, free)));
      } catch (RuntimeException failed) {
        if (tasks.isEmpty()) {
          throw failed;
        }
        return tasks;
      }
    }
    return tasks;
  }

  private Runnable inPlace(String account, Runnable piece) {
    return () -> {
      try {
        piece.run();
      } finally {
        giveBack(account, 1);
      }
    };
  }

  private int take(String account, int wanted) {
    var got = new int[1];
    taken.compute(
        account,
        (id, before) -> {
          int used = before == null ? 0 : before;
          got[0] = Math.max(0, Math.min(wanted, most - used));
          return used + got[0];
        });
    return got[0];
  }

  private void giveBack(String account, int places) {
    taken.computeIfPresent(account, (id, used) -> used <= places ? null : used - places);
  }
}
