package paybridge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;

/// A server that answers at once and costs little: one thread, no parsing beyond the message's
/// length. The hop of the floor and the gateway of the bridge are the same one.
final class FarEnd implements AutoCloseable {
  /// Makes an answer's headers (each line ended) and body from a request.
  @FunctionalInterface
  interface Answering {
    Said answer(String head, String body);
  }

  record Said(String headers, String body) {}

  /// An answer that waits, until nanoseconds of [System#nanoTime].
  private record Late(long due, Line line, byte[] answer) {}

  private final Selector selector;
  private final ServerSocketChannel door;
  private final Answering answering;
  private final ToLongFunction<String> slowness;
  private final PriorityQueue<Late> late =
      new PriorityQueue<>(Comparator.comparingLong(Late::due));
  private final Thread thread;
  private volatile boolean closed;

  FarEnd(Answering answering) {
    this(answering, _ -> 0);
  }

  /// @param slowness how many milliseconds an answer to a request with this head waits
  FarEnd(Answering answering, ToLongFunction<String> slowness) {
    this.answering = answering;
    this.slowness = slowness;
    try {
      selector = Selector.open();
      door = ServerSocketChannel.open();
      door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
      door.configureBlocking(false);
      door.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException none) {
      throw new UncheckedIOException("no server on the loopback address", none);
    }
    thread = Thread.ofPlatform().name("bench-far-end").daemon().start(this::run);
  }

  int port() {
    return door.socket().getLocalPort();
  }

  private void run() {
    try {
      while (!closed) {
        var next = late.peek();
        selector.select(
            this::ready,
            next == null ? 0 : Math.max(1, (next.due() - System.nanoTime()) / 1_000_000));
        sendLate();
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept();
      } else {
        hear((Line) key.attachment());
      }
    } catch (IOException hungUp) {
      key.cancel();
      close(key);
    }
  }

  private void accept() throws IOException {
    var channel = door.accept();
    if (channel != null) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new Line(channel));
    }
  }

  private void hear(Line line) throws IOException {
    var frame = line.read();
    if (frame == null) {
      return;
    }
    var said = answering.answer(line.head(frame), line.text(frame));
    var body = said.body().getBytes(StandardCharsets.UTF_8);
    var answer =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            + said.headers()
            + "Content-Length: "
            + body.length
            + "\r\n\r\n"
            + said.body();
    var bytes = answer.getBytes(StandardCharsets.UTF_8);
    long wait = slowness.applyAsLong(line.head(frame));
    if (wait == 0) {
      line.send(bytes, 0);
    } else {
      late.add(new Late(System.nanoTime() + wait * 1_000_000, line, bytes));
    }
  }

  private void sendLate() {
    while (!late.isEmpty() && late.element().due() <= System.nanoTime()) {
      var one = late.remove();
      try {
        one.line().send(one.answer(), 0);
      } catch (IOException hungUp) {
        // Nobody waits for it any longer.
      }
    }
  }

  private static void close(SelectionKey key) {
    try {
      key.channel().close();
    } catch (IOException alreadyClosed) {
      // It is gone, which is what we wanted.
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join(1_000);
      for (var key : selector.keys()) {
        close(key);
      }
      selector.close();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException alreadyClosed) {
      // The process ends anyway.
    }
  }
}
