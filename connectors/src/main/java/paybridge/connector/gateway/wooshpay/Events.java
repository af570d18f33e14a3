package paybridge.connector.gateway.wooshpay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.Fact;
import paybridge.connector.Reading;
import paybridge.connector.Report;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Fields;

/// What a proved event means (contract section 11.2). The type says which object is inside; the
/// object's own status says what happened, never the name of the event.
final class Events {
  private final Account account;

  Events(Account account) {
    this.account = account;
  }

  /// What one of the objects says, or why we must not guess.
  sealed interface Meaning {
    /// @param word the gateway's own status
    record Says(List<Fact> facts, String word) implements Meaning {
      Says(Fact fact, String word) {
        this(List.of(fact), word);
      }
    }

    record NotClear(String why) implements Meaning {}
  }

  Reading read(Fields event) throws BadField {
    var id = event.text("id", 1, 255);
    var type = event.text("type", 1, 255);
    if (type.startsWith("payout.")) {
      return new Reading.Irrelevant(id, payout(new Item(event.object("data").raw("object")), type));
    }
    var kind = kind(type);
    if (kind.isEmpty()) {
      return new Reading.Irrelevant(id, "Events of the type " + type + " are not kept.");
    }
    var object = new Item(event.object("data").raw("object"));
    if (!object.text("object").equals(kind)) {
      return unclear(id, "the object inside is not a " + kind.get(), Optional.empty());
    }
    var references = references(object);
    if (references.size() > 1) {
      return unclear(id, "it names two different orders", Optional.empty());
    }
    var reference = references.stream().findFirst();
    var gatewayReference =
        kind.get().equals("payment_intent") || kind.get().equals("setup_intent")
            ? object.text("id")
            : object.text("payment_intent").or(() -> object.text("setup_intent"));
    if (reference.isEmpty() && gatewayReference.isEmpty()) {
      return unclear(id, "it names no payment", Optional.empty());
    }
    var said = Item.time(event.raw("created"));
    return switch (meaning(kind.get(), type, object)) {
      case Meaning.NotClear(var why) -> unclear(id, why, reference);
      case Meaning.Says(var facts, var word) ->
          new Reading.Genuine(
              id,
              facts.stream()
                  .map(
                      fact ->
                          new Report(reference, gatewayReference, ids(object), said, fact, word))
                  .toList());
    };
  }

  /// Settlement is no payment: it is kept for people, with what it says.
  private static String payout(Item object, String type) {
    var amount = object.number("payment_amount");
    return "Payout "
        + Intent.shown(object.text("id").orElse("(without id)"))
        + " of "
        + (amount.isPresent() ? String.valueOf(amount.getAsLong()) : "?")
        + " (WooshPay's smallest units) "
        + Intent.shown(object.text("payment_currency").orElse("?"))
        + ": "
        + Intent.shown(
            object.text("status").orElse(type.substring(type.indexOf('.') + 1)).toLowerCase(
                Locale.ROOT))
        + ". Payouts are not kept as payments.";
  }

  /// What a session or a setup intent adds to the names of a payment.
  private static Map<String, String> ids(Item object) {
    var ids = new HashMap<String, String>();
    var kind = object.text("object").orElse("");
    if (kind.equals("checkout.session")) {
      object.text("id").ifPresent(id -> ids.put("session", id));
      object.text("setup_intent").ifPresent(id -> ids.put("setup_intent", id));
    } else if (kind.equals("setup_intent")) {
      object.text("id").ifPresent(id -> ids.put("setup_intent", id));
    }
    return ids;
  }

  private Meaning meaning(String kind, String type, Item object) {
    var currencies = WooshPaySettings.currencies(account.settings());
    return switch (kind) {
      case "payment_intent" -> new Intent(object, currencies).meaning(type);
      case "refund" -> new RefundObject(object, currencies).meaning();
      case "dispute" -> new DisputeObject(object, currencies).meaning();
      case "setup_intent" -> Session.setupIntent(object);
      default -> Session.session(object);
    };
  }

  private static Optional<String> kind(String type) {
    if (type.startsWith("payment_intent.")) {
      return Optional.of("payment_intent");
    }
    return switch (type) {
      case "charge.refund.updated" -> Optional.of("refund");
      case "charge.dispute.updated" -> Optional.of("dispute");
      case "setup_intent.created", "setup_intent.succeeded" -> Optional.of("setup_intent");
      case "checkout.session.completed", "checkout.session.expired", "checkout.session.canceled" ->
          Optional.of("checkout.session");
      default -> Optional.empty();
    };
  }

  /// Every reference of ours that the object carries. Which of them reach an event is not
  /// documented, so all are set and two different ones are a contradiction (section 7.2).
  static List<String> references(Item object) {
    var all = new ArrayList<String>();
    object.text("merchant_order_id").ifPresent(all::add);
    object.child("metadata").text("order_id").ifPresent(all::add);
    object.text("client_reference_id").ifPresent(all::add);
    return all.stream().distinct().toList();
  }

  /// True when the object names no other order than this one.
  static boolean namesOnly(Item object, String reference) {
    return references(object).stream().allMatch(reference::equals);
  }

  /// The reference that an unproved body names, for asking about it; nothing else of it is used.
  static Optional<String> referenceInside(byte[] body) {
    try {
      var object = new Item(Fields.read(body).object("data").raw("object"));
      return references(object).stream()
          .findFirst()
          .filter(reference -> reference.matches("[A-Za-z0-9-]{1,64}"));
    } catch (BadField unreadable) {
      return Optional.empty();
    }
  }

  private static Reading unclear(String id, String why, Optional<String> reference) {
    return new Reading.Unclear(id, "The event is signed, but " + why + ".", reference);
  }
}
