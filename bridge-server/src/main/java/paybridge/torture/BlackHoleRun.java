package paybridge.torture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// A gateway that takes every connection and never says a word, beside one that works.
final class BlackHoleRun implements Run {
  private static final int SHOPPERS = 24;
  private static final long BETWEEN_MILLIS = 1_000;

  /// They do not come in step: it is the silence that is tried, not a burst.
  private static final long APART_MILLIS = 40;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /// A checkout waits 3 s for its gateway, and is then answered anyway.
  private static final double PATIENCE_MILLIS = 3_500;

  @Override
  public String name() {
    return "black-hole";
  }

  @Override
  public String promise() {
    return "a gateway that never answers does not slow the shoppers of another one";
  }

  @Override
  public int seconds() {
    return 25;
  }

  @Override
  public boolean measures() {
    return true;
  }

  @Override
  public List<Line> run(Effort effort) throws IOException, InterruptedException {
    try (var hole = new Hole();
        var stage = Stage.open(effort, Cast.of(1).roomy().other(hole.address()))) {
      var lost = new Times();
      var measured =
          Beside.measure(
              stage,
              Duration.ofMillis(effort.time().toMillis() * 7 / 10),
              true,
              () -> begin(stage, lost));
      var against = new ArrayList<>(stage.ledger.everythingWrong());
      against.addAll(measured.against());
      if (lost.p99() > PATIENCE_MILLIS + 1_000) {
        against.add("a checkout at the silent gateway took %.0f ms".formatted(lost.p99()));
      }
      if (hole.taken() == 0) {
        against.add("the silent gateway was never called");
      }
      return List.of(
          Line.of(
              "shoppers of one gateway do not feel another one that never answers",
              "%s; at the silent one %d checkouts (%d connections), p50 %.0f ms, p99 %.0f ms"
                  .formatted(
                      measured.figure(), lost.count(), hole.taken(), lost.p50(), lost.p99()),
              against));
    }
  }

  /// Shoppers of the silent gateway, until it ends.
  private static Beside.Ends begin(Stage stage, Times times) {
    var stopped = new AtomicBoolean();
    var shoppers = Thread.startVirtualThread(() -> shop(stage, times, stopped));
    return () -> {
      stopped.set(true);
      try {
        shoppers.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private static void shop(Stage stage, Times times, AtomicBoolean stopped) {
    try {
      Crowd.each(
          SHOPPERS,
          IntStream.range(0, SHOPPERS).boxed().toList(),
          stage.ledger,
          shopper -> {
            Polling.pause(shopper * APART_MILLIS);
            while (!stopped.get()) {
              checkout(stage, times);
              Polling.pause(BETWEEN_MILLIS);
            }
          });
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void checkout(Stage stage, Times times)
      throws IOException, InterruptedException {
    var talk = stage.talk(0);
    var id = "L" + NUMBER.incrementAndGet();
    var body = Story.checkout(talk.shop(), id, 1_000).put("method", "other-card");
    long began = System.nanoTime();
    var answer = talk.once("checkout", "open-" + id, talk.envelope("checkout", body));
    times.since(began);
    if (answer.statusCode() != 200) {
      stage.ledger.wrong("checkout of " + id + " was answered " + answer.statusCode());
    }
  }

  /// Takes connections and keeps them.
  private static final class Hole implements AutoCloseable {
    private final ServerSocket server;
    private final ConcurrentLinkedQueue<Socket> kept = new ConcurrentLinkedQueue<>();
    private final AtomicInteger taken = new AtomicInteger();

    Hole() throws IOException {
      server = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
      Thread.ofPlatform().daemon().start(this::take);
    }

    private void take() {
      try {
        while (true) {
          kept.add(server.accept());
          taken.incrementAndGet();
        }
      } catch (IOException closed) {
        // It is over.
      }
    }

    String address() {
      return "http://127.0.0.1:" + server.getLocalPort();
    }

    int taken() {
      return taken.get();
    }

    @Override
    public void close() throws IOException {
      server.close();
      for (var socket : kept) {
        socket.close();
      }
    }
  }
}
