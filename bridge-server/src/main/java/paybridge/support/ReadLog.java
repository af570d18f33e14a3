package paybridge.support;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import paybridge.comparing.FindOrders;
import paybridge.db.EntryTable;
import paybridge.db.LogLine;
import paybridge.db.OrderRow;
import paybridge.db.Tables;

/// Reads pages of the order-sync log by the index that fits the filters best. Whatever the filters
/// are, only so many lines are looked at for one page: in years of log a rare word would otherwise be
/// searched for minutes. The page says how far it has looked, and the next one goes on from there.
public final class ReadLog {
  private static final String OK = "ok";
  private final int looked;

  /// @param looked how many lines are looked at for one page
  public ReadLog(int looked) {
    this.looked = looked;
  }

  /// Which lines are wanted. A filter that is empty lets every line pass.
  ///
  /// @param shop the id of a shop
  /// @param number of an order, as the customer or the shop knows it
  /// @param text anywhere in what was said, in any case
  public record Filter(String shop, String number, String result, String text) {
    boolean narrows() {
      return !(shop + number + result + text).isEmpty();
    }
  }

  /// Some lines, newest first.
  ///
  /// @param before where the next page begins; empty when there is none
  /// @param all false: the page is not full, and older lines were not looked at yet
  public record Page(List<LogLine> lines, Optional<String> before, boolean all) {}

  /// A page of the log. Inside a transaction.
  ///
  /// @param before the id of the last line seen, or empty
  /// @param most lines on a page
  public Page page(Tables t, Filter filter, String before, int most) {
    var from = before.isEmpty() ? EntryTable.NEWEST : before;
    if (!filter.number().isEmpty()) {
      return ofOrders(t, filter, from, most);
    }
    var lines = lines(t, filter, from, most + 1);
    if (lines.size() > most) {
      return full(lines, most);
    }
    return further(t, filter, from)
        .map(last -> new Page(lines, Optional.of(last), false))
        .orElseGet(() -> new Page(lines, Optional.empty(), true));
  }

  private static Page full(List<LogLine> lines, int most) {
    return lines.size() > most
        ? new Page(lines.subList(0, most), Optional.of(lines.get(most - 1).id()), true)
        : new Page(lines, Optional.empty(), true);
  }

  /// Of each order so many lines are looked at; the page ends where it was so first.
  private Page ofOrders(Tables t, Filter filter, String before, int most) {
    var ids = FindOrders.numbered(t, filter.number()).stream().map(OrderRow::id).toList();
    var last =
        ids.stream()
            .flatMap(id -> t.entries().furtherOfOrder(id, before, looked - 1).stream())
            .max(Comparator.naturalOrder());
    var lines =
        ids.stream()
            .flatMap(
                id ->
                    t.entries()
                        .logOfOrder(
                            id, before, filter.shop(), filter.result(), filter.text(), looked,
                            most + 1)
                        .stream())
            .filter(line -> last.isEmpty() || line.id().compareTo(last.get()) >= 0)
            .sorted(Comparator.comparing(LogLine::id).reversed())
            .limit(most + 1L)
            .toList();
    return lines.size() > most || last.isEmpty() ? full(lines, most) : new Page(lines, last, false);
  }

  private List<LogLine> lines(Tables t, Filter f, String before, int most) {
    var entries = t.entries();
    if (!f.result().isEmpty() && !f.result().equals(OK)) {
      return entries.logOfResult(before, f.shop(), f.result(), f.text(), looked, most);
    }
    return f.shop().isEmpty()
        ? entries.logOfAll(before, f.shop(), f.result(), f.text(), looked, most)
        : entries.logOfShop(before, f.shop(), f.result(), f.text(), looked, most);
  }

  /// The last line that was looked at, when there are older ones.
  private Optional<String> further(Tables t, Filter f, String before) {
    var entries = t.entries();
    var next = looked - 1;
    Optional<String> last;
    if (!f.result().isEmpty() && !f.result().equals(OK)) {
      last = entries.furtherOfResult(f.result(), before, next);
    } else if (f.shop().isEmpty()) {
      last = entries.further(before, next);
    } else {
      last = entries.furtherOfShop(f.shop(), before, next);
    }
    return last;
  }
}
