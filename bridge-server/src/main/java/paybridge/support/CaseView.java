package paybridge.support;

import paybridge.db.CaseRow;
import paybridge.support.OrderPage.Trouble;
import paybridge.support.Sessions.Person;

/// A case as the page of its order shows it.
final class CaseView {
  private CaseView() {}

  static Trouble of(CaseRow row, ReadOrder read, Person person) {
    var owner = row.ownerId();
    return new Trouble(
        row.id(),
        row.kind().replace('-', ' '),
        row.cause(),
        row.evidence(),
        Shown.moment(row.openedAt()),
        owner == null ? "" : read.name(owner),
        person.row().id().equals(owner),
        row.snoozedUntil() == null ? "" : Shown.moment(row.snoozedUntil()),
        row.reopened());
  }
}
