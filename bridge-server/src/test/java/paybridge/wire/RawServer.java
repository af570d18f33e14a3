package paybridge.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that says exactly what a test wants, also what no HTTP server would say.
final class RawServer implements AutoCloseable {
  interface Manners {
    void with(Socket socket) throws IOException;
  }

  private final ServerSocket socket;
  final AtomicInteger heard = new AtomicInteger();

  RawServer(Manners manners) {
    try {
      socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
    Thread.startVirtualThread(() -> serve(manners));
  }

  /// Reads the head of the request, says these characters, ends the connection.
  static RawServer saying(String answer) {
    return new RawServer(connection -> {
      readHead(connection);
      connection.getOutputStream().write(answer.getBytes(ISO_8859_1));
    });
  }

  static void readHead(Socket connection) throws IOException {
    int last = 0;
    var in = connection.getInputStream();
    for (int c = in.read(), lines = 0; c >= 0 && lines < 2; c = lines < 2 ? in.read() : c) {
      lines = c == '\n' && last == '\r' && lines == 1 ? 2 : c == '\n' ? 1 : c == '\r' ? lines : 0;
      last = c;
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve(Manners manners) {
    while (!socket.isClosed()) {
      try {
        var connection = socket.accept();
        heard.incrementAndGet();
        Thread.startVirtualThread(() -> serve(manners, connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void serve(Manners manners, Socket connection) {
    try (connection) {
      manners.with(connection);
    } catch (IOException gone) {
      // the caller hung up, as it may
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }
}
