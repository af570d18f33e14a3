package paybridge.torture;

import java.io.IOException;
import java.util.List;

/// One way to torture a bridge. Begin with [Runs] for what there is, [Stage] for what a run plays on.
public interface Run {
  /// For `--only`.
  String name();

  /// What it holds the bridge to, in one sentence.
  String promise();

  /// How long it takes without options, in seconds; `--long` gives it ten times as much.
  int seconds();

  /// It compares times, so that nothing else may happen on the machine meanwhile.
  default boolean measures() {
    return false;
  }

  /// Most of its time it waits, so that another run may be made beside it.
  default boolean waits() {
    return false;
  }

  /// Tortures a bridge of its own for about the given time; a line for each promise.
  List<Line> run(Effort effort) throws IOException, InterruptedException;
}
