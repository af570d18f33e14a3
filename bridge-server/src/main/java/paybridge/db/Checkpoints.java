package paybridge.db;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Copies SQLite's log back into the database file, beside the writer instead of in the middle of
/// somebody's commit. When the log has grown long and almost all of it is copied, the writer is asked
/// to let it begin anew; it copies the little that came meanwhile and goes on at the log's start.
final class Checkpoints implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final long LOOK_MILLIS = 250;

  /// Pages in the log from which on it should begin anew: 8,000 are 32 MB.
  private static final int LONG = 8_000;

  private final Handle handle;
  private final GroupWriter writer;
  private final Thread thread;
  private final CountDownLatch ended = new CountDownLatch(1);
  private long seen;

  Checkpoints(Jdbi jdbi, GroupWriter writer) {
    this.handle = jdbi.open();
    this.writer = writer;
    this.thread = Thread.ofPlatform().name("sqlite-checkpoints").daemon().start(this::run);
  }

  private void run() {
    try {
      while (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        copy();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void copy() {
    long commits = writer.commits();
    if (seen == commits) {
      return;
    }
    try {
      int pages =
          handle
              .createQuery("pragma wal_checkpoint(passive)")
              .map((row, context) -> row.getInt("log"))
              .one();
      seen = commits;
      if (pages >= LONG) {
        writer.restartLog();
      }
    } catch (JdbiException failure) {
      // Nothing is lost: the log keeps what was not copied. A full disk shows in the writes.
      LOG.warn("The log could not be copied into the database file: {}", failure.getMessage());
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    handle.close();
  }
}
