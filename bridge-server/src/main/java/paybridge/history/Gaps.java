package paybridge.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import paybridge.db.GapRow;
import paybridge.db.Tables;

/// Times of which the books may have lost something, told to people.
final class Gaps {
  private Gaps() {}

  static String window(long from, long to) {
    return from == 0
        ? "until " + moment(to)
        : "between " + moment(from) + " and " + moment(Math.max(from, to));
  }

  private static String moment(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// Payments that the gateways told of a gap and that the books do not know.
  static List<Finding> findings(Tables t) {
    return t.gaps().all().stream().flatMap(gap -> orphans(gap)).toList();
  }

  private static java.util.stream.Stream<Finding> orphans(GapRow gap) {
    return gap.found().lines()
        .map(
            line -> new Finding("Lost " + window(gap.fromAt(), gap.toAt()), line));
  }
}
