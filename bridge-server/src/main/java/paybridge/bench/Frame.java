package paybridge.bench;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where an HTTP/1.1 message with a Content-Length begins and ends in a buffer; as much of the
/// protocol as both ends of the benchmark need, so that the load itself costs little.
///
/// @param body where the body begins
/// @param end where the message ends
record Frame(int body, int end) {
  private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);

  /// The first message in `bytes` up to `until`, or null when it is not there whole.
  static @Nullable Frame of(byte[] bytes, int until) {
    int body = afterHead(bytes, until);
    if (body < 0) {
      return null;
    }
    int end = body + length(bytes, body);
    return end <= until ? new Frame(body, end) : null;
  }

  private static int afterHead(byte[] bytes, int until) {
    for (int i = 3; i < until; i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private static int length(byte[] bytes, int head) {
    for (int i = 0; i + LENGTH.length < head; i++) {
      if (bytes[i] == '\r' && isLength(bytes, i)) {
        int length = 0;
        for (int at = i + LENGTH.length; bytes[at] != '\r'; at++) {
          if (bytes[at] != ' ') {
            length = length * 10 + bytes[at] - '0';
          }
        }
        return length;
      }
    }
    return 0;
  }

  private static boolean isLength(byte[] bytes, int from) {
    for (int i = 0; i < LENGTH.length; i++) {
      int letter = bytes[from + i];
      if ((letter >= 'A' && letter <= 'Z' ? letter + 32 : letter) != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }
}
