package paybridge.support;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import paybridge.connector.kit.CardNumbers;
import paybridge.db.Ids;
import paybridge.db.SavedViewRow;
import paybridge.db.Tables;
import paybridge.support.Sessions.Person;

/// The filters that people keep under names: everybody sees and deletes only her own. What is kept is
/// the known filters and nothing else of the address.
final class SavedViews {
  static final int MOST = 50;
  static final int LONGEST = 60;
  private final Ids ids;
  private final InstantSource clock;

  SavedViews(Ids ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /// Her views of a list. Inside a transaction.
  List<Around.View> of(Tables t, Person who, FilteredPage page, Filters present) {
    return t.savedViews().ofPerson(who.row().id()).stream()
        .filter(view -> view.page().equals(page.code()))
        .map(
            view ->
                new Around.View(
                    view.id(),
                    view.name(),
                    Filters.address(page.path(), view.query()),
                    view.query().equals(present.query())))
        .toList();
  }

  /// Keeps filters under a name; a view of this name gets the new ones. Inside a transaction that
  /// writes.
  ///
  /// @return why nothing was kept; empty when it was
  Optional<String> keep(Tables t, Person who, FilteredPage page, String name, Filters filters) {
    var problem = problem(name, filters).or(() -> page.problem(t, who, filters));
    if (problem.isPresent()) {
      return problem;
    }
    var hers = t.savedViews().ofPerson(who.row().id());
    boolean another =
        hers.stream().noneMatch(v -> v.page().equals(page.code()) && v.name().equals(name));
    if (another && hers.size() >= MOST) {
      return Optional.of("You have " + MOST + " views already: delete one that you do not need.");
    }
    t.savedViews()
        .keep(
            new SavedViewRow(
                ids.next(), who.row().id(), page.code(), name, filters.query(), clock.millis()));
    return Optional.empty();
  }

  /// Whatever is kept could be read by others one day: no card number, and nobody's e-mail.
  private static Optional<String> problem(String name, Filters filters) {
    if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST) {
      return Optional.of("The field “Name” must have 1 to " + LONGEST + " characters.");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("The field “Name” holds a character that cannot be shown.");
    }
    if (!filters.narrow()) {
      return Optional.of("There is no filter to keep: choose one first.");
    }
    if (personal(name)) {
      return Optional.of("The field “Name” holds a card number or an e-mail.");
    }
    return filters.values().values().stream().anyMatch(SavedViews::personal)
        ? Optional.of("A filter holds a card number or an e-mail.")
        : Optional.empty();
  }

  private static boolean personal(String text) {
    return CardNumbers.in(text) || text.contains("@");
  }
}
