package paybridge.torture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Connections that say a part of their request at once, then one byte in ten seconds, and break
/// off in the middle of it. One that is let go is opened again.
final class Dribble implements AutoCloseable {
  /// How many come, or break off, in a second.
  static final int PER_SECOND = 2_000;

  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);
  private final ArrayDeque<Socket> open = new ArrayDeque<>();
  private final AtomicInteger letGo = new AtomicInteger();
  private final URI target;
  private final byte[] begin;
  private final int count;
  private final Thread speaker = Thread.ofPlatform().daemon().unstarted(this::speak);
  private volatile boolean stopped;

  /// Opens all of them, one after the other.
  ///
  /// @param begin what each says at once
  Dribble(URI target, int count, String begin) {
    this.target = target;
    this.count = count;
    this.begin = begin.getBytes(StandardCharsets.US_ASCII);
    long began = System.nanoTime();
    for (int i = 1; i <= count; i++) {
      connect();
      await(began + at(i));
    }
    speaker.start();
  }

  /// Lets one after the other say a byte, each once in ten seconds.
  private void speak() {
    for (long next = System.nanoTime(); !stopped && !open.isEmpty(); await(next)) {
      var socket = open.remove();
      try {
        socket.getOutputStream().write('a');
        open.add(socket);
      } catch (IOException gone) {
        letGo.incrementAndGet();
        close(socket);
        connect();
      }
      next += EVERY_NANOS / count;
    }
  }

  private void connect() {
    try {
      var socket = new Socket(InetAddress.getLoopbackAddress(), target.getPort());
      socket.getOutputStream().write(begin);
      open.add(socket);
    } catch (IOException refused) {
      letGo.incrementAndGet();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // Nothing more to let go.
    }
  }

  /// How many nanoseconds so many take to come, or to break off.
  private static long at(int count) {
    return TimeUnit.SECONDS.toNanos(count) / PER_SECOND;
  }

  private void await(long nanos) {
    while (!stopped && System.nanoTime() < nanos) {
      Polling.pause(1);
    }
  }

  /// How many the other side let go or refused.
  int letGo() {
    return letGo.get();
  }

  /// Breaks off all of them, one after the other.
  @Override
  public void close() {
    stopped = true;
    try {
      speaker.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    stopped = false;
    long began = System.nanoTime();
    for (int gone = 1; !open.isEmpty(); gone++) {
      close(open.remove());
      await(began + at(gone));
    }
  }
}
