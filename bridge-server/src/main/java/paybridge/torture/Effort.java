package paybridge.torture;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// What a run is given.
///
/// @param ground a bridge to torture
/// @param data an empty directory of its own
/// @param clock the real one
/// @param time about how long it may take
/// @param all try every case, however long that takes, instead of a sample
/// @param seed chooses moments and stories
/// @param years how many years a run that makes its own time lives through
/// @param said where it tells how far it is
public record Effort(
    Ground ground,
    Path data,
    InstantSource clock,
    Duration time,
    boolean all,
    long seed,
    double years,
    PrintWriter said) {
  /// The moment at which this share of the time, from now on, is used up, in nanoseconds.
  Deadline deadline(double share) {
    return new Deadline(System.nanoTime() + (long) (time.toNanos() * share));
  }

  /// A moment on the machine's own steady clock.
  record Deadline(long nanos) {
    boolean over() {
      return System.nanoTime() > nanos;
    }

    long leftMillis() {
      return Math.max(0, (nanos - System.nanoTime()) / 1_000_000);
    }
  }
}
