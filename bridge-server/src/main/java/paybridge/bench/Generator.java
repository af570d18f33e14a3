package paybridge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The load: one thread, keep-alive connections, requests that were written and signed before. The
/// same generator loads the floors and the bridge.
final class Generator {
  private static final int AT_ONCE = 64;
  private static final Duration ALL_AT_ONCE = Duration.ofSeconds(20);
  private static final long PATIENCE = 10_000_000_000L;

  private final int port;
  private final Consumer<String> hearer;

  /// @param hearer gets the body of every good answer
  Generator(int port, Consumer<String> hearer) {
    this.port = port;
    this.hearer = hearer;
  }

  /// A load that does not listen to what it is answered.
  static Generator deaf(int port) {
    return new Generator(port, _ -> {});
  }

  /// As many calls as the far end can answer on 64 connections; the next begins when one ends.
  Outcome saturate(Requests requests, Duration span) {
    return run(requests, AT_ONCE, span, null);
  }

  /// So many calls a second, whether the far end keeps up or not.
  Outcome openLoop(Requests requests, int perSecond, Duration span) {
    long count = perSecond * span.toMillis() / 1000;
    return run(requests, 4 * AT_ONCE, span, new Pace(perSecond, count));
  }

  /// So many calls at the same time, each on a connection of its own, each once.
  Outcome together(Requests requests, int count) {
    return run(requests, count, ALL_AT_ONCE, null);
  }

  private record Pace(int perSecond, long count) {}

  private Outcome run(
      Requests requests,
      int connections,
      Duration span,
      @Nullable Pace pace) {
    try (var selector = Selector.open()) {
      var lines = new ArrayList<Line>();
      try {
        for (int i = 0; i < connections; i++) {
          lines.add(open(selector));
        }
        return new Run(requests, selector, lines, span, pace).run();
      } finally {
        for (var line : lines) {
          line.channel().close();
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("the load broke off", broken);
    }
  }

  private Line open(Selector selector) throws IOException {
    var channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    var line = new Line(channel);
    channel.register(selector, SelectionKey.OP_READ, line);
    return line;
  }

  private final class Run {
    private final Requests requests;
    private final Selector selector;
    private final ArrayDeque<Line> idle;
    private final List<Line> lines;
    private final long start = System.nanoTime();
    private final long end;
    private final @Nullable Schedule schedule;
    private final Latencies latencies = new Latencies();
    private long sent;
    private long good;
    private long failed;
    private long last = start;
    private String example = "";
    private boolean over;

    Run(
        Requests requests,
        Selector selector,
        List<Line> lines,
        Duration span,
        @Nullable Pace pace) {
      this.requests = requests;
      this.selector = selector;
      this.idle = new ArrayDeque<>(lines);
      this.lines = List.copyOf(lines);
      this.end = start + span.toNanos();
      this.schedule = pace == null ? null : new Schedule(start, pace.perSecond(), pace.count());
    }

    Outcome run() throws IOException {
      while (!over || idle.size() < lines.size()) {
        long now = System.nanoTime();
        if (now > end + PATIENCE) {
          unanswered(now);
          break;
        }
        send(now);
        selector.select(this::hear, 1);
      }
      return new Outcome(good, failed, last - start, latencies, example);
    }

    /// Calls that nobody waits for any longer count as failed and as slow as they are by now.
    private void unanswered(long now) {
      for (var line : lines) {
        if (!idle.contains(line)) {
          latencies.add(now - line.due());
          failed++;
        }
      }
      if (schedule != null) {
        for (; sent < schedule.count(); sent++) {
          latencies.add(now - schedule.due(sent));
          failed++;
        }
      }
    }

    private void send(long now) throws IOException {
      while (!over && !idle.isEmpty()) {
        if (schedule == null ? now > end : sent == schedule.count()) {
          over = true;
          return;
        }
        if (schedule != null && schedule.dueBy(now) <= sent) {
          return;
        }
        var request = requests.next();
        if (request.length == 0) {
          over = true;
          return;
        }
        idle.remove().send(request, schedule == null ? now : schedule.due(sent));
        sent++;
      }
    }

    private void hear(SelectionKey key) {
      var line = (Line) key.attachment();
      try {
        var frame = line.read();
        if (frame == null) {
          return;
        }
        last = System.nanoTime();
        if (line.isGood()) {
          good++;
          latencies.add(last - line.due());
          hearer.accept(line.text(frame));
        } else {
          failed++;
          example = line.whole(frame);
        }
        idle.add(line);
      } catch (IOException broken) {
        throw new UncheckedIOException("the far end hung up", broken);
      }
    }
  }

  /// Prepared requests; an empty one when there are no more.
  @FunctionalInterface
  interface Requests {
    byte[] next();

    /// Each once, in this order.
    static Requests of(List<byte[]> prepared) {
      var all = prepared.iterator();
      return () -> all.hasNext() ? all.next() : new byte[0];
    }
  }

  /// A request with this body, ready to be sent.
  static byte[] post(String path, String headers, byte[] body) {
    var head =
        ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + headers + "Content-Length: " + body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    var all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }
}
