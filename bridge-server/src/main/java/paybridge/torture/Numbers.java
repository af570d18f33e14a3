package paybridge.torture;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A small file of numbers that this process and the bridge both have in memory: what one writes the
/// other sees at once.
record Numbers(Path file, MappedByteBuffer memory) {
  private static final int SIZE = 64;

  /// @param order as the other side reads them
  static Numbers in(Path file, ByteOrder order) throws IOException {
    try (var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      var memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
      memory.order(order);
      return new Numbers(file, memory);
    }
  }

  int at(int place) {
    return memory.getInt(place * Integer.BYTES);
  }

  void put(int place, int number) {
    memory.putInt(place * Integer.BYTES, number);
  }

  /// The one long of a file that holds nothing else.
  void putLong(long number) {
    memory.putLong(0, number);
  }
}
