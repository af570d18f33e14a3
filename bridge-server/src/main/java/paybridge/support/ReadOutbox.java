package paybridge.support;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import paybridge.db.Count;
import paybridge.db.EntryTable;
import paybridge.db.OutboxLine;
import paybridge.db.ReplayRow;
import paybridge.db.ShopRow;
import paybridge.db.Tables;
import paybridge.support.Sessions.Person;

/// Reads the outbox and the replays shop by shop. Which shops are looked at is said in one place,
/// [#shops]: what is not in there is on no page.
final class ReadOutbox {
  private ReadOutbox() {}

  /// What of the outbox.
  enum Part {
    ON_THE_WAY,
    PARKED
  }

  /// The shops whose outbox she is shown, by name. Inside a transaction.
  static List<ShopRow> shops(Tables t, Person who) {
    return SeenShops.of(t, who);
  }

  /// One of them, if it is among them. Inside a transaction.
  static Optional<ShopRow> shop(Tables t, Person who, String id) {
    return SeenShops.one(t, who, id);
  }

  /// How many pictures there are in a part.
  ///
  /// @param shop the id of one shop, or empty for all
  static long count(Tables t, Person who, Part part, String shop) {
    return counts(t, who, part, shop).stream().mapToLong(Count::rows).sum();
  }

  private static List<Count> counts(Tables t, Person who, Part part, String shop) {
    var seen = shops(t, who).stream().map(ShopRow::id).collect(Collectors.toSet());
    var all =
        switch (part) {
          case ON_THE_WAY -> t.updates().dueByShop();
          case PARKED -> t.updates().parkedByShop();
        };
    return all.stream()
        .filter(count -> count.rows() > 0 && seen.contains(count.kind()))
        .filter(count -> shop.isEmpty() || shop.equals(count.kind()))
        .toList();
  }

  /// A page of a part, newest first.
  ///
  /// @param before the id of the last picture seen, or [EntryTable#NEWEST]
  static Keyset<OutboxLine> page(
      Tables t, Person who, Part part, String shop, String before, int most) {
    var lines =
        counts(t, who, part, shop).stream()
            .flatMap(
                count ->
                    switch (part) {
                      case ON_THE_WAY ->
                          t.updates().onTheWay(count.kind(), before, most + 1).stream();
                      case PARKED -> t.updates().parked(count.kind(), before, most + 1).stream();
                    })
            .sorted(Comparator.comparing(OutboxLine::id).reversed())
            .limit(most + 1L)
            .toList();
    return Keyset.of(lines, most, OutboxLine::id);
  }

  /// A page of the replays, newest first.
  static Keyset<ReplayRow> replays(
      Tables t, Person who, String shop, String before, int most) {
    var rows =
        shops(t, who).stream()
            .filter(row -> shop.isEmpty() || row.id().equals(shop))
            .flatMap(row -> t.replays().ofShop(row.id(), before, most + 1).stream())
            .sorted(Comparator.comparing(ReplayRow::id).reversed())
            .limit(most + 1L)
            .toList();
    return Keyset.of(rows, most, ReplayRow::id);
  }

  /// A replay, if its shop is among those that are shown.
  static Optional<ReplayRow> replay(Tables t, Person who, String id) {
    return t.replays().find(id).filter(row -> shop(t, who, row.shopId()).isPresent());
  }
}
