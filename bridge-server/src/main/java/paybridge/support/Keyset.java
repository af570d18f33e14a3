package paybridge.support;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import paybridge.db.EntryTable;

/// One page of rows that were read newest first, and where the next page begins.
///
/// @param before the id behind which the older rows are; empty when there are none
record Keyset<T>(List<T> rows, String before) {
  /// Of one row more than the page holds, if there are so many.
  static <T> Keyset<T> of(List<T> rows, int most, Function<T, String> id) {
    return rows.size() > most
        ? new Keyset<>(List.copyOf(rows.subList(0, most)), id.apply(rows.get(most - 1)))
        : new Keyset<>(List.copyOf(rows), "");
  }

  /// The id that an address names, or the newest of all.
  static String from(@Nullable String before) {
    return before == null || before.isBlank() ? EntryTable.NEWEST : before;
  }
}
