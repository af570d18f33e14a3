package paybridge.support;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paybridge.db.Count;
import paybridge.db.Figures;
import paybridge.db.Ids;
import paybridge.db.OpenCase;
import paybridge.db.ShopRow;
import paybridge.db.Sum;
import paybridge.db.Tables;
import paybridge.support.HomePage.Tile;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Frame;

/// Reads the console's first page, all of it at one moment.
final class ReadHome {
  private static final int CASES = 25;

  /// So many cases are looked at for somebody who sees only some shops.
  private static final int ALL_CASES = 1_000;
  private final InstantSource clock;
  private final ReadFarEnds farEnds;
  private final ReadCharts charts = new ReadCharts();

  ReadHome(InstantSource clock, ReadFarEnds farEnds) {
    this.clock = clock;
    this.farEnds = farEnds;
  }

  /// The page now. Inside a transaction.
  HomePage of(Tables t, Frame frame) {
    long now = clock.millis();
    int waiting = t.cases().countWaiting(now);
    long midnight =
        Instant.ofEpochMilli(now).atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant()
            .toEpochMilli();
    return new HomePage(
        frame,
        verdict(waiting),
        new HomePage.Person(
            waiting,
            t.cases().waiting(now, CASES).stream().map(one -> shown(one, now)).toList()),
        onTheWay(t.figures().now(), now),
        new HomePage.Today(Shown.time(now).day(), today(t, Ids.madeAt(midnight))),
        new HomePage.Ends(farEnds.shops(t, _ -> true, now), "There is no shop yet."),
        new HomePage.Ends(farEnds.accounts(t, now), "There is no account at a gateway yet."),
        charts.of(t, now),
        now,
        HomePage.Scripts.INSTALLED);
  }

  /// What somebody sees who sees only some shops: their cases, and how they are. Figures that count all
  /// shops together are not for her. Inside a transaction.
  HomePage.Some ofSome(Tables t, Frame frame, Person who) {
    long now = clock.millis();
    var seen =
        SeenShops.of(t, who).stream().map(ShopRow::name).collect(Collectors.toSet());
    var mine =
        t.cases().waiting(now, ALL_CASES).stream()
            .filter(one -> seen.contains(one.shop()))
            .toList();
    return new HomePage.Some(
        frame,
        verdict(mine.size()),
        new HomePage.Person(
            mine.size(), mine.stream().limit(CASES).map(one -> shown(one, now)).toList()),
        new HomePage.Ends(
            farEnds.shops(t, shop -> who.sees(shop.id()), now), "You see no shop yet."));
  }

  private static Shown.Badge verdict(int waiting) {
    return switch (waiting) {
      case 0 -> new Shown.Badge("Nothing needs a person", "good");
      case 1 -> new Shown.Badge("One case needs a person", "bad");
      default -> new Shown.Badge(waiting + " cases need a person", "bad");
    };
  }

  private static HomePage.Case shown(OpenCase one, long now) {
    var owner = one.owner();
    return new HomePage.Case(
        one.orderId(),
        one.number(),
        one.shop(),
        Shown.money(one.asked(), one.currency()),
        one.kind().replace('-', ' '),
        one.cause(),
        Shown.Ago.of(one.openedAt(), now),
        Shown.moment(one.openedAt()),
        owner == null ? "" : owner);
  }

  /// What ends by itself, if all goes well.
  private static List<Tile> onTheWay(Figures figures, long now) {
    var oldest = figures.oldestDue();
    return List.of(
        tile(
            figures.paymentsUnknown(),
            "payments with unknown outcome",
            "asked until known",
            null,
            "",
            "wait"),
        tile(
            figures.picturesDue(),
            "updates that shops must still hear",
            oldest == null ? "" : "the oldest for",
            oldest == null ? null : Shown.Ago.of(oldest, now),
            "/support/outbox",
            oldest != null && now - oldest > Duration.ofMinutes(10).toMillis() ? "wait" : "quiet"),
        tile(
            figures.picturesParked(),
            "updates that no shop took",
            "for a week; nobody tries any more",
            null,
            "/support/outbox?tab=parked",
            "bad"),
        tile(
            figures.messagesUnmatched(),
            "messages whose payment is not here yet",
            "taken in as soon as it is",
            null,
            "/support/inbox?tab=unmatched",
            "wait"));
  }

  private static Tile tile(
      long figure,
      String label,
      String detail,
      Shown.@Nullable Ago ago,
      String link,
      String tone) {
    return figure == 0
        ? new Tile("0", label, "", null, "quiet", "")
        : new Tile(Long.toString(figure), label, detail, ago, tone, link);
  }

  private static List<Tile> today(Tables t, String from) {
    var tiles = new ArrayList<Tile>();
    t.payments()
        .takenSince(from)
        .forEach(sum -> tiles.add(money(sum, "paid by", "good")));
    t.operations()
        .refundedSince(from)
        .forEach(sum -> tiles.add(money(sum, "given back by", "quiet")));
    t.orders().wordsSince(from).forEach(count -> tiles.add(orders(count)));
    return tiles;
  }

  private static Tile money(Sum sum, String label, String tone) {
    boolean one = sum.rows() == 1;
    var what = tone.equals("good") ? one ? "payment" : "payments" : one ? "refund" : "refunds";
    return new Tile(
        Shown.money(sum.minor(), sum.currency()),
        label + " " + sum.rows() + " " + what,
        "",
        null,
        tone,
        "");
  }

  private static Tile orders(Count count) {
    return new Tile(
        Long.toString(count.rows()),
        (count.rows() == 1 ? "order " : "orders ") + count.kind(),
        "",
        null,
        Shown.word(count.kind()).tone(),
        "");
  }

  static Map<String, Long> byKind(List<Count> counts) {
    return counts.stream().collect(Collectors.toMap(Count::kind, Count::rows));
  }
}
