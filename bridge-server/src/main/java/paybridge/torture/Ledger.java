package paybridge.torture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/// What the bridge has acknowledged, written down by those whom it answered, and everything that
/// happened that must not happen.
final class Ledger {
  /// A call that was answered 200: the very same call must get the very same bytes for ever.
  record Answered(Shop shop, String call, String messageId, byte[] body, byte[] answer) {}

  private final ConcurrentLinkedQueue<Answered> fresh = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> freshMessages = new ConcurrentLinkedQueue<>();
  private final Map<String, Set<String>> sessions = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> moves = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private final LongAdder lost = new LongAdder();

  void answered(Answered one) {
    fresh.add(one);
  }

  /// A notification or return with this id was acknowledged.
  void acknowledged(String messageId) {
    freshMessages.add(messageId);
  }

  /// A call got no answer because the bridge was killed; it is made again.
  void lostAnswer() {
    lost.increment();
  }

  /// The gateway was asked to open a page for this order number by this reference.
  void session(String number, String reference) {
    sessions.computeIfAbsent(number, _ -> ConcurrentHashMap.newKeySet()).add(reference);
  }

  /// The gateway was asked to move money. No story moves money of one order twice in the same way,
  /// whatever attempt or operation the bridge calls it.
  ///
  /// @param reference begins with the order's number, a dash, and what makes it unique
  void moved(String kind, String reference) {
    var operation = kind + " of " + reference.substring(0, reference.lastIndexOf('-'));
    moves.computeIfAbsent(operation, _ -> new LongAdder()).increment();
  }

  /// Something happened that must not.
  void wrong(String what) {
    wrong.add(what);
  }

  /// Everything answered since the last time this was asked.
  List<Answered> takeAnswered() {
    return take(fresh);
  }

  List<String> takeMessages() {
    return take(freshMessages);
  }

  Map<String, Set<String>> sessions() {
    return sessions;
  }

  Map<String, LongAdder> moves() {
    return moves;
  }

  /// One sentence for everything that was sent to the gateway more than once.
  List<String> doubles() {
    var doubles = new java.util.ArrayList<String>();
    sessions.forEach((number, references) -> {
      if (references.size() > 1) {
        doubles.add("order " + number + " was opened at the gateway as " + references);
      }
    });
    moves.forEach((operation, times) -> {
      if (times.sum() > 1) {
        doubles.add(operation + " was sent " + times + " times");
      }
    });
    return doubles;
  }

  long lostAnswers() {
    return lost.sum();
  }

  List<String> everythingWrong() {
    return List.copyOf(wrong);
  }

  private static <T> List<T> take(ConcurrentLinkedQueue<T> queue) {
    var all = new java.util.ArrayList<T>();
    for (var one = queue.poll(); one != null; one = queue.poll()) {
      all.add(one);
    }
    return all;
  }
}
