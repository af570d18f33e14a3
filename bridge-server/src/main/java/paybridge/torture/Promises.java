package paybridge.torture;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import paybridge.db.SqliteReader;
import paybridge.work.Chance;

/// Holds the bridge to what it acknowledged: after every restart to what is new since the last one
/// and to a sample of what is older, at the end to everything that is left of it.
final class Promises {
  private static final int SAMPLE = 20;
  private static final int AT_ONCE = 12;
  private static final int MOST_KEPT = 5_000;
  private final Path books;
  private final String account;
  private final Map<Shop, ShopTalk> talks;
  private final ThreeBooks threeBooks;
  private final Ledger ledger;
  private final Chance chance;
  private final List<Ledger.Answered> answered = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();
  private final Set<BookedOrder> compared = new HashSet<>();
  private long answersRepeated;
  private long messagesFound;
  private long booksCompared;
  private int rounds;

  Promises(
      Path books,
      String account,
      Map<Shop, ShopTalk> talks,
      Gateway gateway,
      InstantSource clock,
      Ledger ledger,
      Chance chance) {
    this.books = books;
    this.account = account;
    this.talks = talks;
    this.threeBooks = new ThreeBooks(gateway, clock);
    this.ledger = ledger;
    this.chance = chance;
  }

  /// The same calls get the same bytes, and every acknowledged message is in the inbox.
  void nothingAcknowledgedIsMissing() throws InterruptedException {
    var calls = ledger.takeAnswered();
    var ids = ledger.takeMessages();
    var olderCalls = sample(answered);
    var olderIds = sample(messages);
    answered.addAll(calls);
    messages.addAll(ids);
    calls.addAll(olderCalls);
    ids.addAll(olderIds);
    repeat(calls);
    try (var reader = new SqliteReader(books)) {
      for (var id : ids) {
        messagesFound++;
        if (reader.read(t -> t.messages().find(account, id)).isEmpty()) {
          ledger.wrong("message " + id + " was acknowledged and is not in the inbox");
        }
      }
    }
    shorten(answered);
    shorten(messages);
  }

  private void repeat(List<Ledger.Answered> calls) throws InterruptedException {
    var free = new Semaphore(AT_ONCE);
    for (var call : calls) {
      free.acquire();
      answersRepeated++;
      Thread.startVirtualThread(
          () -> {
            try {
              repeat(call);
            } catch (InterruptedException | RuntimeException unanswered) {
              ledger.wrong(call.call() + " " + call.messageId() + ": " + unanswered);
            } finally {
              free.release();
            }
          });
    }
    free.acquire(AT_ONCE);
  }

  private void repeat(Ledger.Answered call) throws InterruptedException {
    var talk = Objects.requireNonNull(talks.get(call.shop()));
    var again = talk.repeat(call.call(), call.messageId(), call.body());
    if (again.status() != 200 || !Arrays.equals(again.body(), call.answer())) {
      ledger.wrong(
          call.call() + " " + call.messageId() + " was answered differently after a restart");
    }
  }

  /// Everything that is kept is checked once more, not only a sample.
  void nothingAcknowledgedIsMissingAtAll() throws InterruptedException {
    List.copyOf(answered).forEach(ledger::answered);
    List.copyOf(messages).forEach(ledger::acknowledged);
    answered.clear();
    messages.clear();
    nothingAcknowledgedIsMissing();
  }

  /// As [#booksAgree], for orders that were not compared before and a sample of the others.
  void newBooksAgree(Map<Shop, List<BookedOrder>> orders, long millis)
      throws InterruptedException {
    var some = new HashMap<Shop, List<BookedOrder>>();
    orders.forEach(
        (shop, all) -> {
          var chosen = new ArrayList<>(all);
          chosen.removeIf(order -> compared.contains(order) && chance.below(all.size()) >= SAMPLE);
          compared.addAll(chosen);
          some.put(shop, chosen);
        });
    booksAgree(some, millis);
  }

  /// Waits until the books of all these orders agree; what does not within this time is wrong.
  void booksAgree(Map<Shop, List<BookedOrder>> orders, long millis) throws InterruptedException {
    rounds++;
    var left = new AtomicReference<>(Map.copyOf(orders));
    List<String> last = new ArrayList<>();
    orders.values().forEach(some -> booksCompared += some.size());
    Polling.until(
        millis,
        () -> {
          last.clear();
          var still = new HashMap<Shop, List<BookedOrder>>();
          left.get().forEach((shop, some) -> still.put(shop, disagreeing(shop, some, last)));
          left.set(still);
          return last.isEmpty();
        });
    last.forEach(ledger::wrong);
  }

  private List<BookedOrder> disagreeing(
      Shop shop, List<BookedOrder> orders, List<String> sentences) {
    try {
      var wrong =
          threeBooks.disagreements(
              Objects.requireNonNull(talks.get(shop)), orders, rounds + "-" + sentences.size() + "-" + System.nanoTime());
      sentences.addAll(wrong.values());
      return orders.stream().filter(order -> wrong.containsKey(order.id())).toList();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while comparing", stopped);
    }
  }

  private <T> List<T> sample(List<T> all) {
    var some = new ArrayList<T>();
    for (int i = 0; i < SAMPLE && !all.isEmpty(); i++) {
      some.add(all.get(chance.below(all.size())));
    }
    return some;
  }

  /// A very long run keeps a sample of what is old.
  private void shorten(List<?> all) {
    while (all.size() > MOST_KEPT) {
      all.remove(chance.below(all.size()));
    }
  }

  long answersRepeated() {
    return answersRepeated;
  }

  long messagesFound() {
    return messagesFound;
  }

  long booksCompared() {
    return booksCompared;
  }
}
