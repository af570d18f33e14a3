package paybridge.db;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The one writer of a SQLite database: takes many callers' transactions and commits them with one
/// fsync. Each runs under a savepoint of its own; one that fails is rolled back alone. Work that
/// somebody waits for goes first; of the other a little comes with every group.
///
/// Dangerous: after a commit whose fsync failed nobody knows what is on disk, and SQLite would go
/// on as if nothing had happened. The writer then tells `broken`, which must end the process.
final class GroupWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
  private static final int MOST = 256;
  static final String THREAD = "sqlite-writer";

  private final Lane lane;
  private final Consumer<Throwable> broken;
  private final History history;
  private final WaitingWork<Task<?>> waiting = new WaitingWork<>(MOST);
  private final Thread thread;
  private final AtomicLong commits = new AtomicLong();
  private Optional<LinkRow> lastLink = Optional.empty();
  private volatile boolean restart;
  private volatile boolean closed;

  GroupWriter(Lane lane, Consumer<Throwable> broken, History history) {
    this.lane = lane;
    this.broken = broken;
    this.history = history;
    this.thread = Thread.ofPlatform().name(THREAD).daemon().start(this::run);
  }

  /// One caller's transaction.
  private record Task<T>(Database.@Nullable Work<T> work, CompletableFuture<Outcome<T>> done) {}

  private record Outcome<T>(@Nullable T value, @Nullable Throwable failure) {}

  @SuppressWarnings("NullAway") // a work may answer null where its type says so
  <T> T write(Database.Work<T> work, WaitingWork.Turn turn) {
    if (closed) {
      throw new StorageUnavailable("The database is closed.", new IllegalStateException());
    }
    var task = new Task<T>(work, new CompletableFuture<>());
    waiting.add(task, turn);
    var outcome = task.done().join();
    if (outcome.failure() instanceof RuntimeException failure) {
      throw failure;
    }
    if (outcome.failure() instanceof Error error) {
      throw error;
    }
    return outcome.value();
  }

  private void run() {
    var group = new ArrayList<Task<?>>(MOST);
    try {
      while (true) {
        waiting.take(group);
        boolean last = group.removeIf(task -> task.work() == null);
        commit(group);
        group.clear();
        if (restart) {
          restart = false;
          beginLogAnew();
        }
        if (last) {
          return;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void commit(List<Task<?>> group) {
    if (group.isEmpty()) {
      return;
    }
    var finished = new ArrayList<Runnable>(group.size());
    lastLink = Optional.empty();
    try {
      lane.say("begin immediate");
      for (var task : group) {
        finished.add(attempt(task));
      }
      lane.say("commit");
      HaltPoint.pass();
      commits.incrementAndGet();
      lastLink.ifPresent(history::committed);
    } catch (RuntimeException failure) {
      giveUp(group, failure);
      return;
    }
    finished.forEach(Runnable::run);
  }

  /// Runs one transaction under its savepoint; the caller is told after the group's commit.
  private <T> Runnable attempt(Task<T> task) {
    lane.say("savepoint one");
    lane.changes().clear();
    try {
      var work = task.work();
      var value = work == null ? null : work.in(lane.tables());
      var link = history.keep(lane.tables(), lane.changes().take());
      lane.say("release one");
      lastLink = link.or(() -> lastLink);
      return () -> task.done().complete(new Outcome<>(value, null));
    } catch (RuntimeException | Error failure) {
      if (isStorage(failure)) {
        throw failure;
      }
      lane.say("rollback to one");
      lane.say("release one");
      return () -> task.done().complete(new Outcome<>(null, failure));
    }
  }

  private void giveUp(List<Task<?>> group, RuntimeException failure) {
    if (lost(failure)) {
      broken.accept(failure);
    }
    try {
      lane.say("rollback");
    } catch (RuntimeException noTransaction) {
      // SQLite had rolled back by itself.
    }
    var told = new StorageUnavailable("The database cannot write now.", failure);
    for (var task : group) {
      task.done().complete(new Outcome<>(null, told));
    }
  }

  /// How many groups were committed.
  long commits() {
    return commits.get();
  }

  /// Asks for the log to begin anew after the next group.
  void restartLog() {
    restart = true;
  }

  /// Waits a moment for readers of old pages; when they stay, the next time will do.
  private void beginLogAnew() {
    try {
      lane.handle().execute("pragma busy_timeout = 20");
      var _ = lane.handle().createQuery("pragma wal_checkpoint(restart)").mapToMap().list();
    } catch (JdbiException later) {
      LOG.warn("The database's log could not begin anew: {}", later.getMessage());
    } finally {
      lane.handle().execute("pragma busy_timeout = " + SqliteDatabase.BUSY_MILLIS);
    }
  }

  private static boolean isStorage(Throwable failure) {
    return code(failure) != null && code(failure) != SQLiteErrorCode.SQLITE_CONSTRAINT;
  }

  private static boolean lost(Throwable failure) {
    return switch (code(failure)) {
      case SQLITE_IOERR_FSYNC, SQLITE_IOERR_DIR_FSYNC, SQLITE_CORRUPT -> true;
      case null, default -> false;
    };
  }

  /// The SQLite code behind a failure; constraint violations count as one; null for others.
  private static @Nullable SQLiteErrorCode code(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLiteException sqlite) {
        var code = sqlite.getResultCode();
        return code.name().startsWith("SQLITE_CONSTRAINT")
            ? SQLiteErrorCode.SQLITE_CONSTRAINT
            : code;
      }
      if (t instanceof SQLException) {
        return null;
      }
    }
    return null;
  }

  @Override
  public void close() {
    closed = true;
    waiting.add(new Task<Void>(null, new CompletableFuture<>()), WaitingWork.Turn.LAST);
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    lane.close();
  }
}
