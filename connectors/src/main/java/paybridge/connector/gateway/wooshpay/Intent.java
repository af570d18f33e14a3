package paybridge.connector.gateway.wooshpay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.Money;
import paybridge.connector.Secret;
import paybridge.connector.gateway.wooshpay.Events.Meaning;
import paybridge.connector.kit.CurrencyTable;
import paybridge.connector.kit.Masks;

/// A payment intent (contract sections 5.2 and 10). A decline is not its end: the shopper may try
/// again in the same session and the same intent may succeed later.
///
/// @param held whether a hold was asked for, where we know it; counts when the object does not say
record Intent(Item object, CurrencyTable currencies, boolean held) {
  /// An intent of which nobody knows what was asked for.
  Intent(Item object, CurrencyTable currencies) {
    this(object, currencies, false);
  }

  private boolean manual() {
    return object.text("capture_method").map("manual"::equals).orElse(held);
  }

  /// @param type the event's type; it only tells a decline from a fresh intent
  Meaning meaning(String type) {
    var status = object.text("status").orElse("");
    if (object.text("id").isEmpty()) {
      return new Meaning.NotClear("the payment intent has no id");
    }
    return switch (status) {
      case "requires_payment_method" -> waiting(type, status);
      case "requires_confirmation", "requires_action", "processing" ->
          new Meaning.Says(new Fact.Waiting(Optional.empty()), status);
      case "requires_capture" -> authorized(status);
      case "succeeded" -> taken(status);
      case "canceled", "cancelled" -> ended(status);
      case "failed" ->
          new Meaning.NotClear(
              "'failed' is not a documented status; the intent must be read again");
      default -> new Meaning.NotClear("the status '" + shown(status) + "' is not known");
    };
  }

  private Meaning waiting(String type, String status) {
    boolean declined =
        object.has("last_payment_error") || type.equals("payment_intent.payment_failed");
    return new Meaning.Says(
        new Fact.Waiting(declined ? Optional.of(DeclineReason.OTHER) : Optional.empty()),
        word(object, status));
  }

  /// The status, with the code of the last failed try beside it. No list of codes is published, so
  /// the code is kept for people and nothing is decided by it (section 15).
  static String word(Item object, String status) {
    var error = object.unfolded("last_payment_error");
    var code = error.text("decline_code").or(() -> error.text("code")).orElse("");
    return (status + " " + shown(code)).strip();
  }

  private Meaning authorized(String status) {
    var capturable = object.number("amount_capturable");
    var total = money(capturable.orElse(0) > 0 ? "amount_capturable" : "amount");
    return total.<Meaning>map(sum -> new Meaning.Says(new Fact.Authorized(sum), status))
        .orElseGet(Intent::noAmount);
  }

  /// `amount` stays at the authorised value after a partial capture, so it is the captured sum only
  /// of an automatic capture (section 8.2).
  private Meaning taken(String status) {
    if (manual() && !object.has("amount_received")) {
      return new Meaning.NotClear("it does not say how much was captured");
    }
    var total = money(object.has("amount_received") ? "amount_received" : "amount");
    if (total.isEmpty()) {
      return noAmount();
    }
    var facts = new ArrayList<Fact>();
    facts.add(new Fact.Captured(total.get()));
    stored().ifPresent(facts::add);
    return new Meaning.Says(List.copyOf(facts), status);
  }

  /// With manual capture, money that was held is given back by it.
  private Meaning ended(String status) {
    return new Meaning.Says(
        manual() ? List.of(new Fact.Voided(), new Fact.Cancelled()) : List.of(new Fact.Cancelled()),
        status);
  }

  /// Customer and method together may be charged again, when that was asked for.
  private Optional<Fact> stored() {
    return object.has("setup_future_usage") ? stored(object) : Optional.empty();
  }

  static Optional<Fact> stored(Item object) {
    return object
        .text("customer")
        .flatMap(customer ->
            object
                .text("payment_method")
                .map(method ->
                    new Fact.MethodStored(
                        new Secret(customer + " " + method), "Stored at WooshPay")));
  }

  private Optional<Money> money(String field) {
    return money(object, field, currencies);
  }

  /// A positive amount in a currency the account uses.
  static Optional<Money> money(Item object, String field, CurrencyTable currencies) {
    var units = object.number(field);
    return units.isPresent() && units.getAsLong() > 0
        ? object
            .text("currency")
            .flatMap(currencies::find)
            .flatMap(currency -> currencies.money(units.getAsLong(), currency))
        : Optional.empty();
  }

  static Meaning noAmount() {
    return new Meaning.NotClear(
        "its amount or currency is missing, or not one this account is sure of");
  }

  /// A word of the gateway for people.
  static String shown(String word) {
    return Masks.word(word, 40);
  }
}
