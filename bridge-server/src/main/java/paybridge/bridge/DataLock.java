package paybridge.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a second server away from a data directory with a SQLite file: the first one would lose
/// its leases to it. Commands that only read or register may run beside a server. The lock goes
/// with the process, however it ends.
final class DataLock implements AutoCloseable {
  private final FileChannel file;

  private DataLock(FileChannel file) {
    this.file = file;
  }

  /// @throws Taken when another process serves this directory
  static DataLock take(Path data) {
    try {
      var file =
          FileChannel.open(
              data.resolve("serving.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (file.tryLock() != null) {
          return new DataLock(file);
        }
      } catch (OverlappingFileLockException here) {
        // Another bridge in this very process.
      }
      file.close();
      throw new Taken(data);
    } catch (IOException denied) {
      throw new UncheckedIOException("cannot lock the data directory " + data, denied);
    }
  }

  /// Another server has the directory.
  static final class Taken extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Taken(Path data) {
      super(
          "Another bridge is running on "
              + data
              + ". Stop it first, or use PostgreSQL to run several.");
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException alreadyGone) {
      // The lock goes with the process.
    }
  }
}
