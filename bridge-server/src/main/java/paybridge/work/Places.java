package paybridge.work;

import java.util.concurrent.ConcurrentHashMap;

/// How much work may be under way at the same time for one account. A step has only so many places
/// in all; without this a far end that is slow to answer would take every one of them.
public final class Places {
  private final ConcurrentHashMap<String, Integer> taken = new ConcurrentHashMap<>();
  private final int most;

  /// @param most places of one account
  public Places(int most) {
    this.most = most;
  }

  /// Takes up to `wanted` places of an account; tells how many. Each must be given back.
  public int take(String account, int wanted) {
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

  /// Gives places back.
  public void giveBack(String account, int places) {
    taken.computeIfPresent(account, (id, used) -> used <= places ? null : used - places);
  }
}
