package paybridge.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import paybridge.casefile.SaidText;
import paybridge.db.EntryRow;
import paybridge.db.MessageRow;
import paybridge.db.OperationRow;
import paybridge.db.PaymentRow;
import paybridge.shop.Directory;
import paybridge.support.OrderPage.Book;
import paybridge.support.OrderPage.Fact;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Frame;
import paybridge.truth.Entries;
import paybridge.vault.Vault;

/// Draws the page of an order from what was read.
final class DrawOrder {
  private final Directory directory;
  private final Entries entries;
  private final Vault vault;
  private final Tokens tokens;

  DrawOrder(Directory directory, Entries entries, Vault vault, Tokens tokens) {
    this.directory = directory;
    this.entries = entries;
    this.vault = vault;
    this.tokens = tokens;
  }

  OrderPage draw(ReadOrder read, Person person, String said, String problem) {
    var order = read.order();
    var books = read.explanation();
    return new OrderPage(
        Frame.of("Order " + order.number(), "", person),
        order.id(),
        order.number(),
        directory.shop(order.shopId()).row().name(),
        Shown.money(order.asked(), order.currency()),
        Shown.word(order.word()),
        flags(order.flags()),
        Shown.moment(order.createdAt()),
        books,
        new Shown.Badge(
            books.verdict(),
            switch (books.verdict()) {
              case "agree" -> "good";
              case "differs" -> "bad";
              default -> "wait";
            }),
        List.of(gateway(read), bridge(read), shop(read)),
        read.cases().stream()
            .filter(row -> row.state().equals("open"))
            .map(row -> CaseView.of(row, read, person))
            .toList(),
        read.attempts().reversed().stream().map(attempt -> attempt(read, attempt)).toList(),
        read.operations().reversed().stream().map(op -> move(read, op)).toList(),
        timeline(read),
        read.buttons(),
        tokens.make(),
        said,
        problem);
  }

  private static List<String> flags(String flags) {
    return flags.isEmpty() ? List.of() : List.of(flags.split(" "));
  }

  private Book gateway(ReadOrder read) {
    return new GatewaysBook(directory, read).draw();
  }

  private static Book bridge(ReadOrder read) {
    var order = read.order();
    var truth = read.truth();
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Asked", Shown.money(order.asked(), order.currency())));
    amount(facts, "Held", truth.authorized(), order.currency());
    amount(facts, "Paid", truth.captured(), order.currency());
    amount(facts, "Refunded", truth.refunded(), order.currency());
    amount(facts, "On its way back", truth.refundPending(), order.currency());
    amount(facts, "Disputed", truth.disputed(), order.currency());
    facts.add(new Fact("Picture", String.valueOf(order.sequence())));
    var word = Shown.word(order.word());
    return new Book("Bridge", word.word(), word.tone(), facts);
  }

  private static void amount(List<Fact> facts, String name, long minor, String currency) {
    if (minor > 0) {
      facts.add(new Fact(name, Shown.money(minor, currency)));
    }
  }

  private static Book shop(ReadOrder read) {
    var order = read.order();
    var paid = order.shopPaid();
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Counts as paid", paid == null ? "not said yet" : paid ? "yes" : "no"));
    facts.add(
        new Fact("Pictures applied", order.appliedSequence() + " of " + order.sequence()));
    read.update()
        .filter(update -> update.nextAt() != null)
        .ifPresent(update -> facts.add(new Fact("Next try", Shown.moment(update.nextAt()))));
    return new Book(
        "Shop",
        order.shopSays().isEmpty() ? "silent" : order.shopSays(),
        paid == null ? "quiet" : paid ? "good" : "wait",
        facts);
  }

  private OrderPage.Attempt attempt(ReadOrder read, PaymentRow row) {
    var notes = new ArrayList<String>();
    read.standing(row).declined().ifPresent(why -> notes.add(why.spelling().replace('_', ' ')));
    flag(notes, row.unknown(), "unknown");
    flag(notes, row.conflicting(), "conflicting");
    flag(notes, row.late(), "late");
    flag(notes, row.superseded(), "superseded");
    var theirs = row.gatewayReference();
    return new OrderPage.Attempt(
        row.attempt(),
        directory.account(row.accountId()).gateway().title(),
        row.method(),
        Shown.money(row.asked(), row.currency()),
        Shown.word(row.word()),
        String.join(", ", notes),
        row.reference(),
        theirs == null ? "" : theirs,
        Shown.moment(row.askAt()));
  }

  private static void flag(List<String> notes, boolean really, String word) {
    if (really) {
      notes.add(word);
    }
  }

  private static OrderPage.Move move(ReadOrder read, OperationRow op) {
    return new OrderPage.Move(
        op.kind(),
        Shown.money(op.amount(), read.order().currency()),
        Shown.state(op.state()),
        op.origin(),
        op.reason(),
        op.said(),
        Shown.moment(op.createdAt()));
  }

  private List<OrderPage.Step> timeline(ReadOrder read) {
    var messages =
        read.messages().stream().collect(Collectors.toMap(MessageRow::id, Function.identity()));
    var steps = new ArrayList<OrderPage.Step>();
    var day = "";
    for (var entry : read.entries()) {
      var message = Optional.ofNullable(entry.messageId()).map(messages::get);
      var at = Shown.time(entry.at());
      steps.add(
          new OrderPage.Step(
              at,
              !at.day().equals(day),
              after(entry.at() - read.entries().getFirst().at()),
              Shown.way(entry.direction()),
              entry.what(),
              Shown.result(entry.result()),
              entry.detail(),
              entry.millis() == null ? "" : entry.millis() + " ms",
              Shown.moment(entry.nextAt()),
              message.map(DrawOrder::verdict).orElse(""),
              raw(read, entry, message)));
      day = at.day();
    }
    return steps;
  }

  private static String verdict(MessageRow message) {
    return message.verdict()
        + (message.copies() > 1 ? ", heard " + message.copies() + " times" : "")
        + (message.why().isEmpty() ? "" : ": " + message.why());
  }

  private String raw(ReadOrder read, EntryRow entry, Optional<MessageRow> message) {
    if (message.isPresent()) {
      return SaidText.message(vault, message.get());
    }
    var said = entries.said(read.order(), entry);
    return said.isEmpty() ? "" : SaidText.call(said);
  }

  /// `+0.031 s`, `+12 min`: how long after the first line.
  static String after(long millis) {
    if (millis <= 0) {
      return "";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "+%.3f s", millis / 1000.0);
    }
    long minutes = millis / 60_000;
    return minutes < 120
        ? "+" + minutes + " min"
        : minutes < 48 * 60 ? "+" + minutes / 60 + " h" : "+" + minutes / 1440 + " days";
  }
}
