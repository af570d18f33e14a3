package paybridge.support;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import paybridge.casefile.SaidText;
import paybridge.db.EntryRow;
import paybridge.db.MessageRow;
import paybridge.db.OrderRow;
import paybridge.shop.Directory;
import paybridge.support.OrderPage.Fact;
import paybridge.truth.Entries;
import paybridge.vault.Masking;
import paybridge.vault.Vault;

/// One thing that was said about an order, a gateway's message or a call, with all that is known of it.
/// What was said is masked already.
///
/// @param address of its own page
/// @param title what it is and when, for people
record SaidThing(
    String id,
    String address,
    String title,
    Shown.Way way,
    List<Fact> facts,
    List<SaidText.Part> parts) {

  /// Reads them.
  ///
  /// @param order everything about the order, as read at one moment
  record Reader(Directory directory, Entries entries, Vault vault, ReadOrder order) {

    /// By the id of the message or of the line; empty when this order has no such thing, or nothing
    /// was kept of it.
    Optional<SaidThing> find(String id) {
      return Stream.concat(
              order.messages().stream().filter(it -> it.id().equals(id)).map(this::message),
              order.entries().stream().filter(it -> it.id().equals(id)).flatMap(this::call))
          .findFirst();
    }

    /// The titles of all of them by their ids, oldest first.
    List<SupportPages.Choice> all(String chosen) {
      var messages =
          order.messages().stream()
              .map(it -> new Named(it.heardAt(), it.id(), title(it)));
      var calls =
          order.entries().stream()
              .filter(it -> it.messageId() == null && it.body() != null)
              .map(it -> new Named(it.at(), it.id(), title(it)));
      return Stream.concat(messages, calls)
          .sorted(Comparator.comparingLong(Named::at))
          .map(it -> new SupportPages.Choice(it.id(), it.title(), it.id().equals(chosen)))
          .toList();
    }

    private record Named(long at, String id, String title) {}

    private SaidThing message(MessageRow row) {
      return new SaidThing(
          row.id(),
          address(order.order(), row),
          title(row),
          Shown.way(row.channel().equals("return") ? "browser→bridge" : "gateway→bridge"),
          facts(row),
          SaidText.parts(vault, row));
    }

    private List<Fact> facts(MessageRow row) {
      var account = directory.account(row.accountId());
      var facts = new ArrayList<Fact>();
      facts.add(
          new Fact(
              "Signature",
              row.verdict()
                  + ": "
                  + (row.why().isEmpty()
                      ? "it fits the secret of the account " + account.row().name()
                      : row.why())));
      facts.add(
          new Fact(
              "Carried by",
              row.channel().equals("return") ? "the shopper's browser" : "the gateway itself"));
      SaidText.report(vault, row, raw -> account.gateway().read(account.account(), raw))
          .ifPresent(
              report -> {
                report.said()
                    .ifPresent(
                        at ->
                            facts.add(
                                new Fact("Said, by its clock", moment(at.toEpochMilli()))));
                facts.add(new Fact("In its own words", Masking.text(report.gatewayWord(), "")));
              });
      facts.add(new Fact("Heard", moment(row.heardAt())));
      if (row.copies() > 1) {
        facts.add(new Fact("Heard last", moment(row.lastHeardAt())));
      }
      facts.add(new Fact("Copies heard", String.valueOf(row.copies())));
      order.entries().stream()
          .filter(entry -> row.id().equals(entry.messageId()))
          .forEach(entry -> facts.add(new Fact("What came of it", came(entry))));
      return facts;
    }

    private Stream<SaidThing> call(EntryRow entry) {
      var said = entries.said(order.order(), entry);
      if (said.isEmpty()) {
        return Stream.empty();
      }
      return Stream.of(
          new SaidThing(
              entry.id(),
              address(order.order(), entry, Optional.empty()),
              title(entry),
              Shown.way(entry.direction()),
              facts(entry),
              SaidText.callParts(said)));
    }

    private static List<Fact> facts(EntryRow entry) {
      var facts = new ArrayList<Fact>();
      var took = entry.millis();
      if (took != null) {
        facts.add(new Fact("Said", moment(entry.at() - took)));
        facts.add(new Fact("Answer heard", moment(entry.at())));
        facts.add(new Fact("Took", took + " ms"));
      } else {
        facts.add(new Fact("Written down", moment(entry.at())));
      }
      facts.add(new Fact("What came of it", came(entry)));
      if (entry.nextAt() != null) {
        facts.add(new Fact("Next try", Shown.moment(entry.nextAt())));
      }
      return facts;
    }

    private static String came(EntryRow entry) {
      return entry.detail().isEmpty() ? entry.result() : entry.result() + ": " + entry.detail();
    }

    private static String title(MessageRow row) {
      return moment(row.heardAt()) + " · message, " + row.channel();
    }

    private static String title(EntryRow entry) {
      return moment(entry.at()) + " · " + entry.what();
    }

    /// With milliseconds: copies may come within one second.
    private static String moment(long millis) {
      return Shown.moment(millis) + Shown.time(millis).part();
    }
  }

  /// The page that shows what was said with a line of the timeline.
  static String address(OrderRow order, EntryRow entry, Optional<MessageRow> message) {
    return message
        .map(row -> address(order, row))
        .orElse("/support/orders/" + order.id() + "/entries/" + entry.id());
  }

  private static String address(OrderRow order, MessageRow row) {
    return "/support/orders/" + order.id() + "/messages/" + row.id();
  }
}
