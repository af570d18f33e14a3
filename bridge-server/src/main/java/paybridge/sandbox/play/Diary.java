package paybridge.sandbox.play;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// What a played gateway did and saw, in the order it happened.
public final class Diary {
  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final InstantSource clock;

  public Diary(InstantSource clock) {
    this.clock = clock;
  }

  /// One thing that happened.
  ///
  /// @param reference the merchant reference it is about, or `""`
  /// @param what a short word such as `page shown`, the same for the same thing
  /// @param detail one line without secrets
  public record Line(Instant at, String reference, String what, String detail) {}

  /// Writes a line.
  public void note(String reference, String what, String detail) {
    lines.add(new Line(clock.instant(), reference, what, detail));
  }

  /// Every line.
  public List<Line> all() {
    return List.copyOf(lines);
  }

  /// The first line of this kind about a reference.
  public Optional<Line> first(String reference, String what) {
    return lines.stream()
        .filter(line -> line.reference().equals(reference) && line.what().equals(what))
        .findFirst();
  }

  /// The last line of this kind about a reference.
  public Optional<Line> last(String reference, String what) {
    return lines.reversed().stream()
        .filter(line -> line.reference().equals(reference) && line.what().equals(what))
        .findFirst();
  }
}
