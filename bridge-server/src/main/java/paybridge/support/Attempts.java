package paybridge.support;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts wrong passwords per network address and account: after five within five minutes the next
/// try is refused without looking at the password. A try counts when it begins, so that a hundred
/// at once do not slip through; a right password forgets the count.
final class Attempts {
  static final Duration WINDOW = Duration.ofMinutes(5);
  private static final int MOST = 5;
  private static final int MOST_KEPT = 10_000;
  private final InstantSource clock;
  private final Map<String, Deque<Long>> tries = new LinkedHashMap<>();

  Attempts(InstantSource clock) {
    this.clock = clock;
  }

  /// Counts a try; false when there were too many.
  synchronized boolean begin(String address, String account) {
    long now = clock.millis();
    var key = key(address, account);
    var mine = tries.computeIfAbsent(key, _ -> new ArrayDeque<>());
    while (!mine.isEmpty() && mine.getFirst() <= now - WINDOW.toMillis()) {
      mine.removeFirst();
    }
    if (mine.size() >= MOST) {
      return false;
    }
    mine.addLast(now);
    if (tries.size() > MOST_KEPT) {
      tries.remove(tries.keySet().iterator().next());
    }
    return true;
  }

  synchronized void succeeded(String address, String account) {
    tries.remove(key(address, account));
  }

  private static String key(String address, String account) {
    return address + "\n" + Tokens.hash(account);
  }
}
