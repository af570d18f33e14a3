package paybridge.torture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A gateway that takes every connection and never says a word, beside one that works.
final class BlackHoleRun implements Run {
  private static final int LOST_PER_SECOND = 20;

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
    return 40;
  }

  @Override
  public List<Line> run(Effort effort) throws IOException, InterruptedException {
    try (var hole = new Hole();
        var stage = Stage.open(effort, Cast.of(1).other(hole.address()))) {
      var time = Duration.ofMillis(effort.time().toMillis() * 3 / 10);
      SlowLorisRun.checkouts(stage, "W", Duration.ofMillis(time.toMillis() / 3), "card");
      var without = SlowLorisRun.checkouts(stage, "A", time, "card");
      var lost = new Times();
      var beside = Thread.startVirtualThread(() -> lost(stage, time, lost));
      var with = SlowLorisRun.checkouts(stage, "B", time, "card");
      beside.join();
      var against = new ArrayList<>(stage.ledger.everythingWrong());
      SlowLorisRun.slower(against, without, with);
      if (lost.p99() > PATIENCE_MILLIS + 1_000) {
        against.add("a checkout at the silent gateway took %.0f ms".formatted(lost.p99()));
      }
      if (hole.taken() == 0) {
        against.add("the silent gateway was never called");
      }
      return List.of(
          Line.of(
              "shoppers of one gateway do not feel another one that never answers",
              "checkout p50 %.0f ms, p99 %.0f ms alone, p50 %.0f ms, p99 %.0f ms beside it; at the silent one %d checkouts (%d connections), p50 %.0f ms, p99 %.0f ms"
                  .formatted(
                      without.p50(), without.p99(), with.p50(), with.p99(), lost.count(),
                      hole.taken(), lost.p50(), lost.p99()),
              against));
    }
  }

  private static void lost(Stage stage, Duration time, Times times) {
    try {
      var talk = stage.talk(0);
      Crowd.pace(
          LOST_PER_SECOND,
          time,
          stage.ledger,
          beat -> {
            var id = "L" + beat.number();
            var body = Story.checkout(talk.shop(), id, 1_000).put("method", "other-card");
            var answer = talk.once("checkout", "open-" + id, talk.envelope("checkout", body));
            times.since(beat.due());
            if (answer.statusCode() != 200) {
              stage.ledger.wrong("checkout of " + id + " was answered " + answer.statusCode());
            }
          });
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
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
