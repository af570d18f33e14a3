package paybridge.torture;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import paybridge.work.Chance;

/// Stories that begin one after the other, a few at the same time, until it is told to stop.
final class Load {
  private static final int AT_ONCE = 10;
  private static final int LONGEST_GAP_MILLIS = 120;
  private final List<ShopTalk> shops;
  private final Browser browser;
  private final Ledger ledger;
  private final BridgeProcess bridge;
  private final Chance chance;
  private final List<Story.Plot> plots;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong begun = new AtomicLong();
  private volatile boolean resting;
  private volatile boolean stopped;

  /// Stories of every kind.
  Load(Stage stage, Chance chance) {
    this(stage, chance, List.of(Story.Plot.values()));
  }

  /// Stories of these kinds.
  Load(Stage stage, Chance chance, List<Story.Plot> plots) {
    this.shops = List.copyOf(stage.talks.values());
    this.browser = stage.browser;
    this.ledger = stage.ledger;
    this.bridge = stage.bridge;
    this.plots = plots;
    this.chance = chance;
  }

  void begin() {
    threads.execute(this::run);
  }

  private void run() {
    while (!stopped) {
      free.acquireUninterruptibly();
      if (resting) {
        free.release();
        Polling.pause(LONGEST_GAP_MILLIS);
        continue;
      }
      long number = begun.incrementAndGet();
      var talk = shops.get((int) (number % shops.size()));
      var plot = plots.get(chance.below(plots.size()));
      long total = 100L + chance.below(50_000);
      threads.execute(() -> tell(talk, "T" + number, total, plot));
      Polling.pause(chance.below(LONGEST_GAP_MILLIS));
    }
  }

  private void tell(ShopTalk talk, String id, long total, Story.Plot plot) {
    try {
      new Story(talk, browser, ledger, bridge).tell(id, total, plot);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException stuck) {
      ledger.wrong("the story of order " + id + " (" + plot + ") stopped: " + stuck);
    } finally {
      free.release();
    }
  }

  /// While it rests it begins no new story; those that have begun go on.
  void rest(boolean now) {
    resting = now;
  }

  /// Begins no new story and waits for those that have begun.
  void end(long seconds) throws InterruptedException {
    stopped = true;
    threads.shutdown();
    if (!threads.awaitTermination(seconds, TimeUnit.SECONDS)) {
      ledger.wrong("some stories never ended");
      threads.shutdownNow();
    }
  }

  long begun() {
    return begun.get();
  }
}
