package paybridge.torture;

import java.util.Collection;
import java.util.List;

/// One promise, the figure that was measured, and whether it was kept.
///
/// @param why what was seen, one sentence each, where it was not kept
public record Line(String promise, String figure, Kept kept, List<String> why) {
  private static final int MOST = 10;

  public Line {
    why = why.stream().distinct().limit(MOST).toList();
  }

  /// Kept, unless there is something to say against it.
  public static Line of(String promise, String figure, Collection<String> against) {
    return new Line(
        promise, figure, against.isEmpty() ? Kept.OK : Kept.BROKEN, List.copyOf(against));
  }

  /// Not tried here.
  public static Line skipped(String promise, String why) {
    return new Line(promise, why, Kept.SKIPPED, List.of());
  }

  @Override
  public String toString() {
    var text = new StringBuilder("%-8s %s: %s".formatted(kept.spelling(), promise, figure));
    why.forEach(sentence -> text.append("%n         BROKEN: %s".formatted(sentence)));
    return text.toString();
  }
}
