package paybridge.api;

import java.util.Optional;
import paybridge.connector.Money;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.CardNumbers;
import paybridge.connector.kit.Fields;

/// The body of a call that moves money: `{"amount":{"currency","minor","exponent"},"reason":""}`.
///
/// @param amount empty: all that can be moved
/// @param confirmed a person wants a refund sent although the gateway's time for refunds is over
record MoveRequest(Optional<Money> amount, String reason, boolean confirmed) {
  private static final int LONGEST_REASON = 200;

  static MoveRequest read(String kind, byte[] body) throws BadField {
    if (body.length == 0) {
      return new MoveRequest(Optional.empty(), "", false);
    }
    var fields = Fields.read(body);
    var amount = fields.moneyIfThere("amount");
    if (amount.isPresent() && kind.equals("void")) {
      throw new BadField(
          "bad-value", "amount", "A void gives back all that is held: leave the amount out.");
    }
    var reason = fields.textOr("reason", LONGEST_REASON, "");
    if (CardNumbers.in(reason)) {
      throw new BadField("card-number", "reason", "Must not hold a card number.");
    }
    return new MoveRequest(amount, reason, fields.yesOr("confirmed", false));
  }

  /// How much, for the timeline.
  String much() {
    return amount.map(Money::toString).orElse("all");
  }
}
