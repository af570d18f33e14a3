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
  private static final Story.Plot[] PLOTS = Story.Plot.values();
  private final List<ShopTalk> shops;
  private final Browser browser;
  private final Ledger ledger;
  private final BridgeProcess bridge;
  private final Chance chance;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong begun = new AtomicLong();
  private volatile boolean resting;
  private volatile boolean stopped;

  Load(
      List<ShopTalk> shops, Browser browser, Ledger ledger, BridgeProcess bridge, Chance chance) {
    this.shops = shops;
    this.browser = browser;
    this.ledger = ledger;
    this.bridge = bridge;
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
      var plot = PLOTS[chance.below(PLOTS.length)];
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
