package paybridge.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The bridge as a child process: started, killed without warning, started again on the same data
/// and port. What it says about itself goes to a file beside its data.
final class BridgeProcess implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 60_000;
  private final List<String> command;
  private final Map<String, String> environment;
  private final URI address;
  private final Path log;
  private final ReentrantLock lock = new ReentrantLock();
  private final java.util.concurrent.locks.Condition changed = lock.newCondition();
  private final AtomicInteger starts = new AtomicInteger();
  private final Thread end = Thread.ofPlatform().unstarted(this::destroy);
  private volatile @Nullable Process process;
  private volatile boolean up;

  /// @param log also shows the folder in which a killed process leaves its unpacked libraries
  BridgeProcess(
      List<String> command, Map<String, String> environment, URI address, Path log) {
    Runtime.getRuntime().addShutdownHook(end);
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.address = address;
    this.log = log;
  }

  URI address() {
    return address;
  }

  Path log() {
    return log;
  }

  int starts() {
    return starts.get();
  }

  /// Starts it, without waiting.
  void start() {
    try {
      var builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      process = builder.start();
      starts.incrementAndGet();
    } catch (IOException cannot) {
      throw new UncheckedIOException("the bridge cannot be started", cannot);
    }
  }

  /// Waits until it answers.
  void awaitUp(Browser browser) {
    boolean answered =
        Polling.until(
            PATIENCE_MILLIS,
            () -> {
              if (!alive()) {
                throw new IllegalStateException("the bridge ended by itself; see " + log);
              }
              return browser.answers(address + "/healthz");
            });
    if (!answered) {
      throw new IllegalStateException("the bridge does not answer; see " + log);
    }
    lock.lock();
    try {
      up = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean alive() {
    var now = process;
    return now != null && now.isAlive();
  }

  /// Stops it where it stands (SIGSTOP), or lets it go on (SIGCONT).
  void pause(boolean now) {
    var running = process;
    if (running == null) {
      return;
    }
    try {
      var kill =
          new ProcessBuilder("kill", now ? "-STOP" : "-CONT", String.valueOf(running.pid()))
              .start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("the bridge cannot be paused");
      }
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while pausing", stopped);
    }
  }

  /// Ends it as a power cut would (SIGKILL), and waits until it is gone.
  void kill() {
    up = false;
    var now = process;
    if (now == null) {
      return;
    }
    destroy();
    try {
      if (!now.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the bridge cannot be killed");
      }
      sweep();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while killing", stopped);
    }
  }

  private void destroy() {
    var now = process;
    if (now != null) {
      now.destroyForcibly();
    }
  }

  /// The database's driver unpacks its library at every start and cleans up only when it may end.
  private void sweep() {
    try (var left = Files.newDirectoryStream(log.toAbsolutePath().getParent(), "sqlite-*")) {
      for (var file : left) {
        Files.deleteIfExists(file);
      }
    } catch (IOException stays) {
      // It costs space, nothing else.
    }
  }

  /// Waits for a moment in which it answers, and no longer than this.
  void awaitUp(long millis) throws InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(millis);
    lock.lockInterruptibly();
    try {
      while (!up && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(end);
  }
}
