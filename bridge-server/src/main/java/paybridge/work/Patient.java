package paybridge.work;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

/// Threads of a world in which time passes only when it is told to: whoever waits for a result asks
/// here whether it comes in time, instead of waiting.
public interface Patient extends Executor {
  /// Whether this result, of work that was handed to [#execute], is there within this time. What is
  /// late goes on by itself.
  boolean comes(Future<?> result, Duration patience);
}
