package paybridge.bridge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import paybridge.torture.Line;
import paybridge.torture.Run;

/// In what order runs are made: those that mostly wait beside those that work, and afterwards, each
/// alone, those that compare times.
final class TortureLanes {
  private final List<Run> waiting;
  private final List<Run> working;
  private final List<Run> alone;

  TortureLanes(List<Run> runs) {
    waiting = runs.stream().filter(Run::waits).toList();
    alone = runs.stream().filter(Run::measures).toList();
    working = runs.stream().filter(run -> !run.waits() && !run.measures()).toList();
  }

  /// Makes one run.
  interface Making {
    List<Line> lines(Run run) throws IOException, InterruptedException;
  }

  /// About how long everything takes, when each takes this many times as long as usual.
  int seconds(int times) {
    return times * (Math.max(seconds(waiting), seconds(working)) + seconds(alone));
  }

  private static int seconds(List<Run> runs) {
    return runs.stream().mapToInt(Run::seconds).sum();
  }

  /// Makes all of them.
  List<Line> make(Making making) throws IOException, InterruptedException {
    var lines = new ArrayList<Line>();
    try (var beside = Executors.newSingleThreadExecutor()) {
      Callable<List<Line>> lane = () -> one(waiting, making);
      var others = beside.submit(lane);
      lines.addAll(one(working, making));
      lines.addAll(others.get());
    } catch (ExecutionException broken) {
      throw new IOException("a run beside the others broke off", broken.getCause());
    }
    lines.addAll(one(alone, making));
    return lines;
  }

  /// One after the other.
  private static List<Line> one(List<Run> runs, Making making)
      throws IOException, InterruptedException {
    var lines = new ArrayList<Line>();
    for (var run : runs) {
      lines.addAll(making.lines(run));
    }
    return lines;
  }
}
