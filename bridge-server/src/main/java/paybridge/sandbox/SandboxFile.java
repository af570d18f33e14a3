package paybridge.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;
import paybridge.work.Chance;

/// The sandbox's own SQLite file, `sandbox.db`, or memory. One connection, one transaction at a
/// time: test payments are few, and a test must not depend on who came first.
final class SandboxFile implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Handle handle;
  private final Sealing sealing;

  /// Work inside one transaction; what it throws rolls back.
  @FunctionalInterface
  interface Work<T, X extends Exception> {
    T with(Books books) throws X;
  }

  SandboxFile(@Nullable Path dataDir, Chance chance) {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.NORMAL);
    config.setBusyTimeout(5000);
    var source = new SQLiteDataSource(config);
    source.setUrl(dataDir == null ? "jdbc:sqlite::memory:" : "jdbc:sqlite:" + file(dataDir));
    handle = Jdbi.create(source).open();
    handle.createScript(Books.SCHEMA).execute();
    sealing = Sealing.in(dataDir, chance);
  }

  private static Path file(Path dataDir) {
    try {
      Files.createDirectories(dataDir);
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
    return dataDir.resolve("sandbox.db");
  }

  <T, X extends Exception> T change(Work<T, X> work) throws X {
    lock.lock();
    try {
      return handle.inTransaction(same -> work.with(new Books(same, sealing)));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      handle.close();
    } finally {
      lock.unlock();
    }
  }
}
