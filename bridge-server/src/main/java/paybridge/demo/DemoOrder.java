package paybridge.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import paybridge.connector.Money;
import paybridge.connector.Personal;

/// One order in the shop's own book. Immutable; a change is a new one.
///
/// @param id what the bridge calls it; `number` is what people see
/// @param key unguessable; the shopper's pages need it
/// @param status the shop's own word: `pending`, `on-hold`, `processing`, `failed`, `cancelled`,
///   `refunded`
/// @param paid whether the order may be packed
/// @param sequence the last picture applied
/// @param word the bridge's word in that picture
record DemoOrder(
    String id,
    String number,
    String key,
    Buyer buyer,
    Basket basket,
    Money total,
    String status,
    boolean paid,
    long sequence,
    String word,
    Money refunded,
    List<Refund> refunds,
    List<Note> notes) {
  /// Who ordered.
  record Buyer(Personal name, Personal email, String country) {}

  /// Money given back; `id` is the shop's own.
  record Refund(String id, Money amount, String state) {}

  /// A line in the order's history; written once, by its id.
  record Note(String id, String text) {}

  static DemoOrder fresh(String number, String key, Buyer buyer, Basket basket) {
    return new DemoOrder(
        "tea-" + number,
        number,
        key,
        buyer,
        basket,
        basket.total(),
        "pending",
        false,
        0,
        "pending",
        Money.zero(basket.total().currency()),
        List.of(),
        List.of());
  }

  /// The order after a picture: changed if and only if the picture is newer than the last one.
  DemoOrder apply(JsonNode picture) {
    long newer = picture.path("sequence").asLong();
    if (newer <= sequence) {
      return this;
    }
    var says = picture.path("word").asText();
    boolean held = hasFlag(picture, "differs");
    return new DemoOrder(
        id,
        number,
        key,
        buyer,
        basket,
        total,
        held ? "on-hold" : status(says),
        says.equals("paid") && !held,
        newer,
        says,
        new Money(picture.path("amounts").path("refunded").asLong(), total.currency()),
        refundsAfter(picture),
        notesAfter(picture));
  }

  /// The order with one more refund that the bridge was asked for.
  DemoOrder with(Refund refund) {
    var all = new ArrayList<>(refunds);
    all.removeIf(known -> known.id().equals(refund.id()));
    all.add(refund);
    return new DemoOrder(
        id,
        number,
        key,
        buyer,
        basket,
        total,
        status,
        paid,
        sequence,
        word,
        refunded,
        List.copyOf(all),
        notes);
  }

  /// What the order says now, in the words of the protocol.
  ObjectNode says(boolean applied) {
    var says = new ObjectMapper().createObjectNode();
    says.put("order", id)
        .put("sequence", sequence)
        .put("applied", applied)
        .put("status", status)
        .put("paid", paid);
    says.set("total", money(total));
    says.set("refunded", money(refunded));
    return says;
  }

  static ObjectNode money(Money money) {
    return new ObjectMapper()
        .createObjectNode()
        .put("currency", money.currency().code())
        .put("minor", money.minor())
        .put("exponent", money.currency().exponent());
  }

  private static String status(String word) {
    return switch (word) {
      case "authorized" -> "on-hold";
      case "paid" -> "processing";
      case "declined", "expired" -> "failed";
      case "cancelled" -> "cancelled";
      case "refunded" -> "refunded";
      default -> "pending";
    };
  }

  private static boolean hasFlag(JsonNode picture, String flag) {
    for (var one : picture.path("flags")) {
      if (one.asText().equals(flag)) {
        return true;
      }
    }
    return false;
  }

  private List<Refund> refundsAfter(JsonNode picture) {
    var all = new ArrayList<>(refunds);
    for (var refund : picture.path("refunds")) {
      var refundId = refund.path("shopRefundId").asText(refund.path("id").asText());
      all.removeIf(known -> known.id().equals(refundId));
      all.add(
          new Refund(
              refundId,
              new Money(refund.path("minor").asLong(), total.currency()),
              refund.path("state").asText()));
    }
    return List.copyOf(all);
  }

  private List<Note> notesAfter(JsonNode picture) {
    var all = new ArrayList<>(notes);
    for (var note : picture.path("notes")) {
      var noteId = note.path("id").asText();
      if (all.stream().noneMatch(known -> known.id().equals(noteId))) {
        all.add(new Note(noteId, note.path("text").asText()));
      }
    }
    return List.copyOf(all);
  }
}
