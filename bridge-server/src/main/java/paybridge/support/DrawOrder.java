package paybridge.support;

import java.util.ArrayList;
import java.util.List;
import paybridge.db.OperationRow;
import paybridge.db.PaymentRow;
import paybridge.people.Access;
import paybridge.shop.Directory;
import paybridge.shop.PortalLink;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Frame;

/// Draws the page of an order from what was read.
final class DrawOrder {
  private final Directory directory;
  private final DrawTimeline timeline;
  private final Tokens tokens;

  DrawOrder(Directory directory, DrawTimeline timeline, Tokens tokens) {
    this.directory = directory;
    this.timeline = timeline;
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
        shopPage(read),
        books,
        new Shown.Badge(
            books.verdict(),
            switch (books.verdict()) {
              case "agree" -> "good";
              case "differs" -> "bad";
              default -> "wait";
            }),
        List.of(
            new GatewaysBook(directory, read).draw(),
            new BridgesBook(read).draw(),
            new ShopsBook(read).draw()),
        read.cases().stream()
            .filter(row -> row.state().equals("open"))
            .map(row -> CaseView.of(row, read, person))
            .toList(),
        read.attempts().reversed().stream().map(attempt -> attempt(read, attempt)).toList(),
        read.operations().reversed().stream().map(op -> move(read, op)).toList(),
        timeline.draw(read),
        read.buttons(),
        read.staff().stream()
            .filter(it -> !it.id().equals(person.row().id()))
            .filter(it -> Access.helps(it, order.shopId()))
            .map(it -> new OrderPage.Colleague(it.id(), ReadOrder.name(it)))
            .toList(),
        new CustomerText(read).all(),
        tokens.make(),
        said,
        problem);
  }

  private String shopPage(ReadOrder read) {
    var shop = directory.shop(read.order().shopId());
    return shop.storefront().orderPage(shop.account(), read.order().shopOrderId()).orElse("");
  }

  private static List<String> flags(String flags) {
    return flags.isEmpty() ? List.of() : List.of(flags.split(" "));
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
        theirs == null
            ? ""
            : PortalLink.of(directory.account(row.accountId()), theirs).orElse(""),
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
}
