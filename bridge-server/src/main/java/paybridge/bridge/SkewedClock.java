package paybridge.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;

/// The wall clock of a machine whose clock is wrong: the time, and so many milliseconds. They stand
/// in a file, so that somebody outside can let the clock jump while the bridge runs.
record SkewedClock(MappedByteBuffer skew) implements InstantSource {
  /// @param file holds one long
  static SkewedClock reading(Path file) {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new SkewedClock(channel.map(FileChannel.MapMode.READ_ONLY, 0, Long.BYTES));
    } catch (IOException missing) {
      throw new UncheckedIOException("--clock-skew cannot be read: " + file, missing);
    }
  }

  @Override
  public Instant instant() {
    return InstantSource.system().instant().plusMillis(skew.getLong(0));
  }
}
