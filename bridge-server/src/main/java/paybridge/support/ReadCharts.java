package paybridge.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import paybridge.db.AccountRow;
import paybridge.db.Count;
import paybridge.db.EntryTable;
import paybridge.db.Ids;
import paybridge.db.Spread;
import paybridge.db.Tables;
import paybridge.support.Chart.Kind;
import paybridge.support.Chart.Series;
import paybridge.support.Chart.Words;

/// Reads what the first page draws. Only payments of live accounts count; a bridge that has none but
/// test accounts says so and shows those.
final class ReadCharts {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final int HOURS = 24;
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int LOOKED = 20_000;
  private static final int LOOKED_OF_AN_HOUR = 500;
  private static final int REASONS = 10;
  private static final List<String> OUTCOMES =
      List.of("paid", "authorized", "pending", "declined", "cancelled or expired");

  private volatile Kept kept = new Kept("", List.of());

  /// Charts, and the newest line of the books and the minute in which they were read.
  private record Kept(String when, List<Chart> charts) {}

  /// What is counted.
  ///
  /// @param first the first of the hours, since 1970
  /// @param live payments of live accounts, or else of test accounts
  private record Counted(Tables t, long now, long first, boolean live, String note) {
    String from(long hour) {
      return Ids.madeAt(hour * HOUR);
    }
  }

  /// The charts now. Inside a transaction. Nothing is counted again before there is a new line in the
  /// log or another minute.
  List<Chart> of(Tables t, long now) {
    var when =
        t.entries().further(EntryTable.NEWEST, 0).orElse("") + " " + now / Duration.ofMinutes(1).toMillis();
    var last = kept;
    if (!last.when().equals(when)) {
      last = new Kept(when, read(t, now));
      kept = last;
    }
    return last.charts();
  }

  private static List<Chart> read(Tables t, long now) {
    var accounts = t.accounts().all();
    boolean live = accounts.isEmpty() || accounts.stream().anyMatch(AccountRow::live);
    var counted =
        new Counted(
            t, now, now / HOUR - HOURS + 1, live,
            live ? "" : " Only test payments: no account at a gateway is live.");
    return List.of(outcomes(counted), times(counted), declines(counted));
  }

  private static Chart outcomes(Counted c) {
    var sums = new long[OUTCOMES.size()][HOURS];
    var from = c.from(c.first());
    for (var row : c.t().charts().outcomes(from, LOOKED, c.live())) {
      sums[outcome(row.word())][Math.clamp(row.hour() - c.first(), 0, HOURS - 1)] += row.rows();
    }
    var series = new ArrayList<Series>();
    for (int i = 0; i < sums.length; i++) {
      series.add(counts(OUTCOMES.get(i), Arrays.stream(sums[i])));
    }
    long all = Arrays.stream(sums).flatMapToLong(Arrays::stream).sum();
    long paid = Arrays.stream(sums[0]).sum();
    var cut =
        c.t().charts().notLookedAt(from, LOOKED)
            .map(at -> " Only the newest 20,000 are counted, since " + Shown.moment(at) + ".")
            .orElse("");
    return Chart.of(
        Kind.STACKED,
        new Words(
            "outcomes",
            "Payments of the last 24 hours",
            "By the hour in which they began, and what became of them. Paid stays paid when it is given back.",
            (all == 0 ? "No payment began." : all + " began, " + paid + (paid == 1 ? " of them is paid." : " of them are paid.")) + cut + c.note(),
            "From (UTC)"),
        hours(c), series, Long::toString);
  }

  /// Which of the outcomes a payment's word is.
  private static int outcome(String word) {
    return switch (word) {
      case "paid", "refunded" -> 0;
      case "authorized" -> 1;
      case "declined" -> 3;
      case "cancelled", "expired" -> 4;
      default -> 2;
    };
  }

  private static Chart times(Counted c) {
    var takenIn = new ArrayList<Spread>();
    var applied = new ArrayList<Spread>();
    for (long hour = c.first(); hour < c.first() + HOURS; hour++) {
      var from = c.from(hour);
      var to = c.from(hour + 1);
      takenIn.add(c.t().charts().takenIn(from, to, LOOKED_OF_AN_HOUR, c.live()));
      applied.add(c.t().charts().applied(from, to, LOOKED_OF_AN_HOUR, c.live()));
    }
    long news = takenIn.stream().mapToLong(Spread::rows).sum();
    long told = applied.stream().mapToLong(Spread::rows).sum();
    return Chart.of(
        Kind.TIMES,
        new Words(
            "times",
            "How fast news goes through",
            "From a gateway's message heard until its news was taken in, and from there until the shop"
                + " had applied it. Of each hour the newest 500 are measured.",
            (news + told == 0
                    ? "Nothing was measured."
                    : news + " messages and " + told + " updates measured.")
                + c.note(),
            "From (UTC)"),
        hours(c),
        List.of(
            new Series("taken in, half within", half(takenIn)),
            new Series("taken in, 95 of 100 within", most(takenIn)),
            new Series("applied in the shop, half within", half(applied)),
            new Series("applied in the shop, 95 of 100 within", most(applied))),
        ReadCharts::took);
  }

  private static Series counts(String name, LongStream all) {
    var values = new ArrayList<@Nullable Long>();
    all.forEach(value -> values.add(value));
    return new Series(name, values);
  }

  private static List<@Nullable Long> half(List<Spread> all) {
    var values = new ArrayList<@Nullable Long>();
    all.forEach(one -> values.add(one.half()));
    return values;
  }

  private static List<@Nullable Long> most(List<Spread> all) {
    var values = new ArrayList<@Nullable Long>();
    all.forEach(one -> values.add(one.most()));
    return values;
  }

  private static Chart declines(Counted c) {
    var counts =
        c.t().charts().declines(Ids.madeAt(c.now() - WEEK.toMillis()), LOOKED, c.live(), REASONS);
    long all = counts.stream().mapToLong(Count::rows).sum();
    return Chart.of(
        Kind.BARS,
        new Words(
            "declines",
            "Why payments were declined",
            "The last reason of each payment begun in the last 7 days, also of those that were paid"
                + " afterwards; the ten most frequent.",
            (all == 0 ? "None was declined." : all == 1 ? "One was declined." : all + " were declined.")
                + c.note(),
            "Reason"),
        counts.stream().map(count -> count.kind().replace('_', ' ')).toList(),
        List.of(counts("payments", counts.stream().mapToLong(Count::rows))),
        Long::toString);
  }

  private static List<String> hours(Counted c) {
    return LongStream.range(c.first(), c.first() + HOURS)
        .mapToObj(hour -> Shown.time(hour * HOUR).clock().substring(0, 5))
        .toList();
  }

  /// `12 ms`, `1.4 s`, `3 min`.
  private static String took(long millis) {
    if (millis < 1000) {
      return millis + " ms";
    }
    return millis < 10_000
        ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
        : Shown.age(millis);
  }
}
