package paybridge.torture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Connections that say their request one byte in ten seconds; those that are closed come again.
final class Dribble implements AutoCloseable {
  private static final long EVERY_MILLIS = 10_000;
  private final URI target;
  private final List<Socket> open = new ArrayList<>();
  private final AtomicInteger closed = new AtomicInteger();
  private final String begin;
  private final int count;
  private volatile boolean stopped;
  private final Thread thread;

  /// @param begin what each says at once
  Dribble(URI target, int count, String begin) {
    this.target = target;
    this.count = count;
    this.begin = begin;
    for (int i = 0; i < count; i++) {
      connect();
    }
    thread = Thread.ofPlatform().daemon().start(this::run);
  }

  private void connect() {
    try {
      var socket = new Socket(InetAddress.getLoopbackAddress(), target.getPort());
      socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
      open.add(socket);
    } catch (IOException refused) {
      closed.incrementAndGet();
    }
  }

  private void run() {
    while (!stopped) {
      long end = System.nanoTime() + EVERY_MILLIS * 1_000_000;
      while (!stopped && System.nanoTime() < end) {
        Polling.pause(100);
      }
      for (var socket : List.copyOf(open)) {
        try {
          socket.getOutputStream().write('a');
        } catch (IOException letGo) {
          closed.incrementAndGet();
          open.remove(socket);
        }
      }
      while (!stopped && open.size() < count) {
        int before = open.size();
        connect();
        if (open.size() == before) {
          break;
        }
      }
    }
  }

  /// How many the other side let go or refused.
  int closed() {
    return closed.get();
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    for (var socket : open) {
      try {
        socket.close();
      } catch (IOException gone) {
        // Nothing more to let go.
      }
    }
  }
}
