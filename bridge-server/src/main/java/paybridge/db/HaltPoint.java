package paybridge.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Lets the process die before a chosen statement of the one writer, as a power cut would, so that
/// `./bridge torture` can try every one of them. Off unless the system property
/// `paybridge.halt-file` names a file of two ints: the number of the statement before which to die
/// (others write it), and how many there were (only we write it).
///
/// Dangerous by purpose: at that statement the process is gone, and nothing is closed.
final class HaltPoint {
  /// The exit code, so that nobody takes it for something else.
  private static final int CODE = 71;

  private static final int LAST = 0;
  private static final int COUNT = 4;
  private static final int SIZE = 8;
  private static final @Nullable MappedByteBuffer PLAN = plan();

  private HaltPoint() {}

  private static @Nullable MappedByteBuffer plan() {
    var file = System.getProperty("paybridge.halt-file");
    if (file == null) {
      return null;
    }
    try (var channel =
        FileChannel.open(Path.of(file), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
    } catch (IOException missing) {
      throw new UncheckedIOException("paybridge.halt-file cannot be read", missing);
    }
  }

  /// A statement is about to be made on this thread, or a commit was just made.
  static void pass() {
    if (PLAN != null && Thread.currentThread().getName().equals(GroupWriter.THREAD)) {
      count(PLAN);
    }
  }

  private static void count(MappedByteBuffer plan) {
    int number = plan.getInt(COUNT) + 1;
    plan.putInt(COUNT, number);
    if (number == plan.getInt(LAST)) {
      Runtime.getRuntime().halt(CODE);
    }
  }
}
