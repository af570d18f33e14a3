package paybridge.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import paybridge.agreement.Difference;
import paybridge.connector.Word;
import paybridge.db.GatewayBookRow;
import paybridge.db.PaymentRow;
import paybridge.shop.Directory;
import paybridge.support.OrderPage.Book;
import paybridge.support.OrderPage.Fact;

/// The gateway's book of an order: its own last answer where it gave one, else what it told us.
final class GatewaysBook {
  private final Directory directory;
  private final ReadOrder read;

  GatewaysBook(Directory directory, ReadOrder read) {
    this.directory = directory;
    this.read = read;
  }

  Book draw() {
    var facts = new ArrayList<Fact>();
    if (read.attempts().isEmpty()) {
      return new Book("Gateway", "nothing", "quiet", "", facts);
    }
    for (var attempt : read.attempts()) {
      facts.add(new Fact("Attempt " + attempt.attempt() + " told us", told(attempt)));
      answer(attempt).ifPresent(row -> asked(facts, attempt, row));
    }
    var newest = read.attempts().getLast();
    facts.add(new Fact("Last news", Shown.moment(newest.changedAt())));
    facts.add(
        new Fact(
            "Last asked", answer(newest).map(it -> Shown.moment(it.askedAt())).orElse("not yet")));
    var word = word(newest);
    return new Book(
        directory.account(newest.accountId()).gateway().title(), word.word(), word.tone(),
        differs(newest, Difference.Fact.WORD), facts);
  }

  /// Its own answer, one fact a line, so that the one that differs can be marked.
  private void asked(List<Fact> facts, PaymentRow attempt, GatewayBookRow row) {
    facts.add(
        new Fact(
            "Asked, it says", row.said().replace('-', ' '),
            differs(attempt, Difference.Fact.WORD)));
    var taken = differs(attempt, Difference.Fact.TAKEN);
    if (row.captured() > 0 || !taken.isEmpty()) {
      facts.add(new Fact("taken", Shown.money(row.captured(), attempt.currency()), taken));
    } else if (row.authorized() > 0) {
      facts.add(new Fact("held", Shown.money(row.authorized(), attempt.currency())));
    }
    var back = differs(attempt, Difference.Fact.REFUNDED);
    if (row.refunded() > 0 || (row.refunded() == 0 && !back.isEmpty())) {
      facts.add(new Fact("given back", Shown.money(row.refunded(), attempt.currency()), back));
    }
  }

  private String differs(PaymentRow attempt, Difference.Fact fact) {
    return read.differs(Difference.Side.GATEWAY, attempt.attempt(), fact)
        ? "differs from the bridge"
        : "";
  }

  private Shown.Badge word(PaymentRow newest) {
    return answer(newest)
        .map(GatewayBookRow::said)
        .filter(said -> !said.equals("not-known"))
        .map(Shown::word)
        .orElseGet(
            () ->
                answer(newest).isPresent() && !newest.word().equals(Word.PENDING.spelling())
                    ? new Shown.Badge("not known", "bad")
                    : Shown.word(read.standing(newest).word().spelling()));
  }

  /// Its last answer, unless it told something newer since.
  private Optional<GatewayBookRow> answer(PaymentRow attempt) {
    return read.gatewayBooks().stream()
        .filter(row -> row.paymentId().equals(attempt.id()))
        .filter(row -> row.askedAt() >= attempt.changedAt())
        .findFirst();
  }

  private String told(PaymentRow attempt) {
    var standing = read.standing(attempt);
    var parts = new ArrayList<String>();
    parts.add(standing.word().name().toLowerCase(Locale.ROOT));
    if (standing.captured() > 0) {
      parts.add(Shown.money(standing.captured(), attempt.currency()) + " taken");
    } else if (standing.authorized() > 0) {
      parts.add(Shown.money(standing.authorized(), attempt.currency()) + " held");
    }
    if (standing.refunded() > 0) {
      parts.add(Shown.money(standing.refunded(), attempt.currency()) + " given back");
    }
    standing.declined().ifPresent(why -> parts.add(why.spelling().replace('_', ' ')));
    return String.join(", ", parts);
  }
}
