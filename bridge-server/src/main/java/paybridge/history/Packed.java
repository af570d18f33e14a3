package paybridge.history;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Values one after the other as bytes from which they could be read back: each with its kind and its
/// length, so that no two lists of values have the same bytes.
final class Packed {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  Packed text(@Nullable String text) {
    return text == null ? nothing() : bytes('t', text.getBytes(StandardCharsets.UTF_8));
  }

  Packed bytes(byte @Nullable [] bytes) {
    return bytes == null ? nothing() : bytes('b', bytes);
  }

  Packed number(@Nullable Long number) {
    return number == null
        ? nothing()
        : bytes('n', ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  Packed number(long number) {
    return number(Long.valueOf(number));
  }

  Packed yes(@Nullable Boolean yes) {
    return yes == null ? nothing() : number(yes ? 1 : 0);
  }

  private Packed nothing() {
    out.write('-');
    return this;
  }

  private Packed bytes(char kind, byte[] bytes) {
    out.write(kind);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    out.writeBytes(bytes);
    return this;
  }

  byte[] done() {
    return out.toByteArray();
  }
}
