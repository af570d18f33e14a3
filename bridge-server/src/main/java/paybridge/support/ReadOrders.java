package paybridge.support;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import paybridge.db.EntryTable;
import paybridge.db.Ids;
import paybridge.db.OrderFilter;
import paybridge.db.OrderLine;
import paybridge.db.Tables;

/// Reads pages of the list of orders, as [ReadLog] reads the log: by the index that fits the filters
/// best, and only so many orders for one page, whatever the filters are.
public final class ReadOrders {
  private final int looked;

  /// @param looked how many orders are looked at for one page
  public ReadOrders(int looked) {
    this.looked = looked;
  }

  /// Which orders are wanted, and from when.
  ///
  /// @param filter with the least id
  /// @param end greater than every id that is wanted
  public record Wanted(OrderFilter filter, String end) {}

  /// Some orders, newest first.
  ///
  /// @param before where the next page begins; empty when there is none
  /// @param all false: the page is not full, and older orders were not looked at yet
  public record Page(List<OrderLine> lines, Optional<String> before, boolean all) {}

  /// The orders of the days from one to another, both with it and in UTC.
  ///
  /// @param filter its least id is set here
  static Wanted between(Optional<LocalDate> from, Optional<LocalDate> to, OrderFilter filter) {
    return new Wanted(
        new OrderFilter(
            filter.shopId(), filter.word(), filter.currency(), filter.live(), filter.flag(),
            filter.cases(), from.map(day -> Ids.madeAt(midnight(day))).orElse("")),
        to.map(day -> Ids.madeAt(midnight(day) + Duration.ofDays(1).toMillis()))
            .orElse(EntryTable.NEWEST));
  }

  private static long midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /// A page of the list. Inside a transaction.
  ///
  /// @param before the id of the last order seen, or empty
  /// @param most orders on a page
  public Page page(Tables t, Wanted wanted, String before, int most) {
    var start =
        before.isEmpty() || wanted.end().compareTo(before) < 0 ? wanted.end() : before;
    var lines = lines(t, wanted.filter(), start, most + 1);
    if (lines.size() > most) {
      return new Page(lines.subList(0, most), Optional.of(lines.get(most - 1).id()), true);
    }
    return further(t, wanted.filter(), start)
        .map(last -> new Page(lines, Optional.of(last), false))
        .orElseGet(() -> new Page(lines, Optional.empty(), true));
  }

  /// The newest order's id. Inside a transaction.
  static Optional<String> newest(Tables t) {
    return t.orderList().further("", EntryTable.NEWEST, 0);
  }

  private List<OrderLine> lines(Tables t, OrderFilter f, String before, int most) {
    var orders = t.orderList();
    if (!f.cases().isEmpty()) {
      return orders.withCase(f, before, looked, most);
    }
    if (!f.flag().isEmpty()) {
      return orders.flagged(f, before, looked, most);
    }
    return f.shopId().isEmpty()
        ? orders.all(f, before, looked, most)
        : orders.ofShop(f, before, looked, most);
  }

  /// The last order that was looked at, when there are older ones.
  private Optional<String> further(Tables t, OrderFilter f, String before) {
    var orders = t.orderList();
    var next = looked - 1;
    if (!f.cases().isEmpty()) {
      return orders.furtherWithCase(f.from(), before, next);
    }
    if (!f.flag().isEmpty()) {
      return orders.furtherFlagged(f.from(), before, next);
    }
    return f.shopId().isEmpty()
        ? orders.further(f.from(), before, next)
        : orders.furtherOfShop(f.shopId(), f.from(), before, next);
  }
}
