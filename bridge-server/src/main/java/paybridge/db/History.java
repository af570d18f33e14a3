package paybridge.db;

import java.util.List;
import java.util.Optional;

/// Keeps what was changed so that it cannot be changed again unseen. The books ask it at the end of
/// every transaction that changed something it keeps; they do not know how it keeps it.
public interface History {
  /// Books whose history nobody keeps: those of a benchmark's floor.
  History NONE =
      new History() {
        @Override
        public Optional<LinkRow> keep(Tables t, List<Change> changes) {
          return Optional.empty();
        }

        @Override
        public void committed(LinkRow last) {}
      };

  /// Adds links for the changes, inside their transaction and after all its work; answers the last.
  Optional<LinkRow> keep(Tables t, List<Change> changes);

  /// This link is on disk, and all that were made before it by the same writer.
  void committed(LinkRow last);
}
