package paybridge.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import paybridge.connector.Money;
import paybridge.db.EntryRow;
import paybridge.db.MessageRow;
import paybridge.db.OrderRow;
import paybridge.demo.DemoShop;
import paybridge.notification.RawMessage;
import paybridge.notification.ReceiveNotification;

/// What the books of all three sides show after one purchase in the demo.
final class DemoEvidence {
  private final Demo demo;
  private final String lastPage;
  private final Optional<OrderRow> order;
  private final List<EntryRow> entries;
  private final List<MessageRow> messages;
  private final List<DemoShop.Entry> shopBook;

  DemoEvidence(Demo demo, String lastPage) {
    this.demo = demo;
    this.lastPage = lastPage;
    var database = demo.bridge().parts().outside.database();
    order = database.read(t -> t.orders().oldest(1)).stream().findFirst();
    entries =
        order.map(o -> database.read(t -> t.entries().ofOrder(o.id()))).orElse(List.of());
    messages =
        order.map(o -> database.read(t -> t.messages().ofOrder(o.id()))).orElse(List.of());
    shopBook = demo.shop().orders();
  }

  /// One published step; no evidence is an empty text.
  record Line(String what, Optional<Instant> at, String evidence) {}

  List<Line> steps() {
    var lines = new ArrayList<Line>();
    lines.add(
        new Line(
            "customer → shop: checks out",
            Optional.empty(),
            order.map(o -> "order " + o.number() + " in the shop's book").orElse("")));
    lines.add(entry("shop → bridge: asks to collect the money", "checkout"));
    lines.add(entry("bridge → gateway: opens a page, and its address comes back", "open page"));
    var news = news();
    for (var hop : news.path("payment").path("chain")) {
      lines.add(
          new Line(
              hop.path("from").asText() + " → " + hop.path("to").asText(),
              Optional.of(Instant.parse(hop.path("at").asText())),
              (hop.path("message").asText()
                      + " "
                      + hop.path("code").asText()
                      + " "
                      + hop.path("reason").asText())
                  .strip()));
    }
    lines.add(
        new Line(
            "gateway → bridge: signed message, stored before it was acknowledged",
            told().map(m -> Instant.ofEpochMilli(m.heardAt())),
            told()
                .map(m -> m.verdict() + ", " + m.outcome())
                .orElse("")));
    var mail = news.path("payment").path("mails").path(0);
    lines.add(
        new Line(
            "gateway → customer: mail that would go out",
            mail.isMissingNode()
                ? Optional.empty()
                : Optional.of(Instant.parse(mail.path("at").asText())),
            mail.isMissingNode()
                ? ""
                : "“" + mail.path("subject").asText() + "” to " + mail.path("to").asText()));
    lines.add(entry("bridge → shop: the complete picture, until it is applied", "order update"));
    lines.add(
        new Line(
            "shop → customer: the page after paying",
            Optional.empty(),
            lastPage.contains("Thank you") ? "says thank you" : ""));
    return lines;
  }

  private Line entry(String what, String begins) {
    var found =
        entries.stream()
            .filter(e -> e.what().startsWith(begins) && e.result().equals("ok"))
            .findFirst();
    return new Line(
        what,
        found.map(e -> Instant.ofEpochMilli(e.at())),
        found.map(EntryRow::detail).orElse(""));
  }

  /// The message that the gateway itself sent; the browser may have brought the same news.
  private Optional<MessageRow> told() {
    return messages.stream().filter(m -> m.channel().equals("notification")).findFirst();
  }

  /// The gateway's own message, as its bytes were kept.
  private JsonNode news() {
    var json = new ObjectMapper();
    for (var message : messages) {
      var vault = demo.bridge().parts().outside.vault();
      var raw =
          RawMessage.of(
              vault.unseal(message.raw(), ReceiveNotification.about(message.accountId())));
      try {
        var node = json.readTree(raw.body());
        if (node != null && node.path("payment").path("chain").isArray()) {
          return node;
        }
      } catch (java.io.IOException notJson) {
        // Another kind of message.
      }
    }
    return json.createObjectNode();
  }

  /// The three books side by side; true when they agree.
  boolean books(PrintWriter out) {
    if (order.isEmpty() || shopBook.isEmpty()) {
      out.println("There is no order to compare.");
      return false;
    }
    var o = order.get();
    var shop = shopBook.getLast();
    var gateway = news().path("payment");
    var captured = gateway.path("captured");
    out.printf(
        "gateway  %-10s %s%n",
        gateway.path("status").asText(),
        Money.of(captured.path("minor").asLong(), captured.path("currency").asText()));
    out.printf(
        "bridge   %-10s %s, picture %d%n",
        o.word(), Money.of(o.asked(), o.currency()), o.sequence());
    out.printf(
        "shop     %-10s %s, picture %d%n", shop.status(), shop.total(), shop.sequence());
    boolean agree =
        gateway.path("status").asText().equals("paid")
            && o.word().equals("paid")
            && shop.paid()
            && captured.path("minor").asLong() == o.asked()
            && shop.total().minor() == o.asked()
            && shop.sequence() == o.sequence();
    out.println(agree ? "The three books agree." : "The three books do not agree.");
    return agree;
  }
}
