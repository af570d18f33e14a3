package paybridge.db;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one transaction has changed so far, each thing once.
final class ChangeList {
  private record Name(Kept kind, String id) {}

  private final Map<Name, Change> changes = new LinkedHashMap<>();

  void add(Kept kind, String id, @Nullable Object row) {
    changes.merge(
        new Name(kind, id), new Change(kind, id, row), (_, _) -> new Change(kind, id, null));
  }

  void clear() {
    changes.clear();
  }

  /// All of them; the list is empty afterwards.
  List<Change> take() {
    if (changes.isEmpty()) {
      return List.of();
    }
    var all = new ArrayList<>(changes.values());
    changes.clear();
    return all;
  }
}
