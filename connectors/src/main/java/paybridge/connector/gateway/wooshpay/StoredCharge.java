package paybridge.connector.gateway.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;
import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.GatewayCall;
import paybridge.connector.MoneyMove;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.gateway.wooshpay.Events.Meaning;
import paybridge.connector.kit.Fields;

/// Charges a stored method while the shopper is away (contract section 13.1, open point 8). The
/// guide for it was not obtained, so it is off until the owner switches it on.
final class StoredCharge {
  private static final Pattern TOKEN = Pattern.compile("(\\S{1,255}) (\\S{1,255})");

  private final GatewayCall call;
  private final MoneyMove move;

  StoredCharge(GatewayCall call, MoneyMove move) {
    this.call = call;
    this.move = move;
  }

  /// @param token customer and method with a blank between, as [Intent#stored] makes it
  Answer<Report> charge(Secret token) {
    var settings = call.account().settings();
    if (!settings.on(WooshPaySettings.CHARGE)) {
      return refused(
          "Charging stored methods is off: the setting '" + WooshPaySettings.CHARGE + "'.");
    }
    if (call.now().isAfter(move.deadline())) {
      return new Answer.NotSent<>("Its deadline has passed.");
    }
    var ids = TOKEN.matcher(token.reveal());
    var units = WooshPaySettings.currencies(settings).units(move.amount());
    if (!ids.matches()) {
      return refused("The stored method is not one of WooshPay.");
    }
    if (units.isEmpty() || units.get() == 0) {
      return refused(WooshPaySettings.notCarried(settings, move.amount()));
    }
    var name =
        settings.text(WooshPaySettings.OFF_SESSION).equals("off-session")
            ? "off-session"
            : "off_session";
    var body =
        head(units.get())
            .put("customer", ids.group(1))
            .put("payment_method", ids.group(2))
            .put("confirm", true)
            .put(name, true);
    return new Api(call)
        .post(NewIntent.PATH, body, IdempotencyKey.of("charge", move.reference()))
        .then(this::charged);
  }

  private ObjectNode head(long units) {
    var reference = move.payment().merchantReference();
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("amount", units)
            .put("currency", move.amount().currency().code())
            .put("merchant_order_id", reference);
    body.set("metadata", NewIntent.metadata("order_id", reference));
    body.putArray("payment_method_types").add(move.payment().method());
    return body;
  }

  /// Nobody is there to try again or to pass a challenge, so both end this try. Money that comes
  /// nevertheless is news like any other.
  private Answer<Report> charged(Fields answer) {
    var intent = new Item(answer.whole());
    if (!Events.namesOnly(intent, move.payment().merchantReference())) {
      return new Answer.Unknown<>("WooshPay answered about another order.");
    }
    var currencies = WooshPaySettings.currencies(call.account().settings());
    var status = intent.text("status").orElse("");
    var word = Intent.word(intent, status);
    return switch (new Intent(intent, currencies).meaning("")) {
      case Meaning.NotClear(var why) -> new Answer.Unknown<>("WooshPay answered, but " + why + ".");
      case Meaning.Says(var facts, _) ->
          switch (status) {
            case "requires_payment_method" ->
                done(intent, new Fact.Declined(DeclineReason.OTHER), word);
            case "requires_action" ->
                done(intent, new Fact.Declined(DeclineReason.AUTHENTICATION_FAILED), word);
            default -> done(intent, facts.getFirst(), word);
          };
    };
  }

  private Answer<Report> done(Item intent, Fact fact, String word) {
    return new Answer.Done<>(
        new Report(
            Optional.of(move.payment().merchantReference()),
            intent.text("id"),
            Optional.of(call.now()),
            fact,
            word));
  }

  private static Answer<Report> refused(String why) {
    return new Answer.Refused<>(DeclineReason.CONFIGURATION, why);
  }
}
