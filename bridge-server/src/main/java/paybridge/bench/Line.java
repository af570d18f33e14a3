package paybridge.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One keep-alive connection with one message at a time on it; used by one thread.
final class Line {
  private final SocketChannel channel;
  private final ByteBuffer out = ByteBuffer.allocateDirect(64 * 1024);
  private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
  private long due;

  Line(SocketChannel channel) {
    this.channel = channel;
  }

  SocketChannel channel() {
    return channel;
  }

  /// When what was sent last had been due, nanoseconds.
  long due() {
    return due;
  }

  void send(byte[] message, long due) throws IOException {
    this.due = due;
    in.clear();
    out.clear().put(message).flip();
    while (out.hasRemaining()) {
      var _ = channel.write(out);
    }
  }

  /// What came, when it is whole.
  @Nullable Frame read() throws IOException {
    if (channel.read(in) < 0) {
      throw new EOFException("closed");
    }
    return Frame.of(in.array(), in.position());
  }

  /// Whether the answer's status is a 2xx: `HTTP/1.1 2…`.
  boolean isGood() {
    return in.array()[9] == '2';
  }

  String head(Frame frame) {
    return new String(in.array(), 0, frame.body(), StandardCharsets.ISO_8859_1);
  }

  String text(Frame frame) {
    return new String(
        in.array(), frame.body(), frame.end() - frame.body(), StandardCharsets.UTF_8);
  }

  String whole(Frame frame) {
    return head(frame) + text(frame);
  }
}
