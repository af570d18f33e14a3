package paybridge.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import paybridge.bridge.Script.Line;
import paybridge.db.EntryRow;
import paybridge.db.MessageRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.demo.DemoShop;
import paybridge.notification.RawMessage;
import paybridge.notification.ReceiveNotification;
import paybridge.sandbox.play.Diary;
import paybridge.truth.FurtherIds;

/// What the books of all three sides show after one purchase in the demo.
final class DemoEvidence {
  private final Demo demo;
  private final String lastPage;
  private final Optional<OrderRow> order;
  private final Optional<PaymentRow> payment;
  private final List<EntryRow> entries;
  private final List<MessageRow> messages;

  DemoEvidence(Demo demo, String lastPage) {
    this.demo = demo;
    this.lastPage = lastPage;
    var database = demo.bridge().parts().outside.database();
    order = database.read(t -> t.orders().oldest(1)).stream().findFirst();
    payment =
        order.flatMap(o -> database.read(t -> t.payments().ofOrder(o.id())).stream().findFirst());
    entries =
        order.map(o -> database.read(t -> t.entries().ofOrder(o.id()))).orElse(List.of());
    messages =
        order.map(o -> database.read(t -> t.messages().ofOrder(o.id()))).orElse(List.of());
  }

  Optional<OrderRow> order() {
    return order;
  }

  /// The attempt's merchant reference, or `""`.
  String reference() {
    return payment.map(PaymentRow::reference).orElse("");
  }

  /// The order stands in the shop's book.
  Line bought(int number, String what) {
    return new Line(
        number,
        what,
        Optional.empty(),
        order.map(o -> "order " + o.number() + " in the shop's book").orElse(""));
  }

  /// A line of the order-sync log that went well.
  Line entry(int number, String what, String begins) {
    var found =
        entries.stream()
            .filter(e -> e.what().startsWith(begins) && e.result().equals("ok"))
            .findFirst();
    return new Line(
        number,
        what,
        found.map(e -> Instant.ofEpochMilli(e.at())),
        found.map(EntryRow::detail).orElse(""));
  }

  /// A line in the diary of the played gateway.
  Line played(int number, String what, String noted) {
    var found = diary(noted);
    return new Line(
        number,
        what,
        found.map(Diary.Line::at),
        found.map(line -> noted + (line.detail().isEmpty() ? "" : ": " + line.detail())).orElse(""));
  }

  String playedText(String noted) {
    return played(0, "", noted).evidence();
  }

  private Optional<Diary.Line> diary(String noted) {
    return demo.played().flatMap(played -> played.diary().first(reference(), noted));
  }

  /// The gateway's own message was proved, is kept, and was worked in.
  ///
  /// @param holds a word of the gateway that its bytes hold
  Line told(int number, String what, String holds) {
    var found =
        messages.stream()
            .filter(m -> m.channel().equals("notification") && raw(m).text().contains(holds))
            .findFirst();
    return kept(number, what, found);
  }

  /// A proved message of the gateway is kept, whoever carried it.
  Line proved(int number, String what) {
    return kept(
        number, what, messages.stream().filter(m -> m.verdict().equals("genuine")).findFirst());
  }

  private static Line kept(int number, String what, Optional<MessageRow> message) {
    return new Line(
        number,
        what,
        message.map(m -> Instant.ofEpochMilli(m.heardAt())),
        message
            .filter(m -> m.verdict().equals("genuine"))
            .map(m -> m.verdict() + ", " + m.outcome())
            .orElse(""));
  }

  /// The page that the shopper saw last.
  Line thanks(int number, String what) {
    return new Line(number, what, Optional.empty(), thanked());
  }

  String thanked() {
    return lastPage.contains("Thank you") ? "the shop says thank you" : "";
  }

  /// The order's word, when it is paid.
  String word() {
    return order.map(OrderRow::word).filter("paid"::equals).map(w -> "the order is paid").orElse("");
  }

  String shopTold() {
    return entry(0, "", "order update").evidence();
  }

  /// The gateway's id of the payment stands in the bridge's book.
  String keptReference() {
    return payment.map(PaymentRow::gatewayReference).map(id -> id + " is kept").orElse("");
  }

  /// This further id stands there, beside the gateway's id.
  String keptIds(String name) {
    return payment
        .map(p -> FurtherIds.of(p.furtherIds()).get(name))
        .filter(_ -> !keptReference().isEmpty())
        .map(id -> name + " " + id + " and " + keptReference())
        .orElse("");
  }

  /// What the built-in gateway's message says, as its bytes were kept.
  JsonNode news() {
    var json = new ObjectMapper();
    for (var message : messages) {
      try {
        var node = json.readTree(raw(message).body());
        if (node != null && node.path("payment").path("chain").isArray()) {
          return node;
        }
      } catch (IOException notJson) {
        // Another kind of message.
      }
    }
    return json.createObjectNode();
  }

  private paybridge.connector.Incoming raw(MessageRow message) {
    var vault = demo.bridge().parts().outside.vault();
    return RawMessage.of(
        vault.unseal(message.raw(), ReceiveNotification.about(message.accountId())));
  }

  /// What the shop's book says.
  Optional<DemoShop.Entry> shop() {
    var orders = demo.shop().orders();
    return orders.isEmpty() ? Optional.empty() : Optional.of(orders.getLast());
  }
}
