package paybridge.connector.gateway.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.GatewayCall;
import paybridge.connector.MoneyMove;
import paybridge.connector.Report;
import paybridge.connector.gateway.wooshpay.Events.Meaning;

/// Takes or gives back what a bank holds (contract section 8.2). One capture per intent: what is not
/// captured then is released by the gateway.
final class Moves {
  private final GatewayCall call;
  private final MoneyMove move;

  Moves(GatewayCall call, MoneyMove move) {
    this.call = call;
    this.move = move;
  }

  /// `amount` of the answer stays at the authorised value, so the captured sum is `amount_received`
  /// or, without it, what we sent.
  Answer<Report> capture() {
    return ready(
        units ->
            post("capture", JsonNodeFactory.instance.objectNode().put("amount_to_capture", units))
                .then(
                    intent ->
                        intent.text("status").filter("succeeded"::equals).isPresent()
                                && !intent.has("amount_received")
                            ? done(new Fact.Captured(move.amount()), "succeeded")
                            : report(intent)));
  }

  /// An intent of a hosted session cannot be cancelled (section 7.3): its session is expired.
  Answer<Report> voidAuthorization() {
    return ready(
        units ->
            move.payment().furtherIds().containsKey("session") ? voidBySession() : cancel());
  }

  private Answer<Report> cancel() {
    var reason = move.reason().replaceAll("[^ -~]+", " ").strip();
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put(
                "cancellation_reason",
                reason.isEmpty()
                    ? "requested_by_customer"
                    : reason.substring(0, Math.min(reason.length(), 100)));
    return post("cancel", body).then(this::report);
  }

  /// What the intent says afterwards counts. Where it still holds the money, it is cancelled after
  /// all: whether a session can be expired once the shopper is through is not documented.
  private Answer<Report> voidBySession() {
    return new Closing(call, move.payment())
        .close()
        .then(
            report ->
                switch (report.fact()) {
                  case Fact.Cancelled() -> done(new Fact.Voided(), report.gatewayWord());
                  case Fact.Voided(), Fact.Captured(_) -> new Answer.Done<>(report);
                  case Fact.Authorized(_) -> orLapses(cancel());
                  default -> lapses("WooshPay says: " + report.gatewayWord() + ".");
                });
  }

  private static Answer<Report> orLapses(Answer<Report> cancelled) {
    return cancelled instanceof Answer.Refused<Report>(_, var said) ? lapses(said) : cancelled;
  }

  private static Answer<Report> lapses(String said) {
    return new Answer.Refused<>(
        DeclineReason.CONFIGURATION,
        said + " A hold of the hosted page may only lapse by itself, after 7 days.");
  }

  private Answer<Item> post(String what, ObjectNode body) {
    var id = move.payment().gatewayReference().orElseThrow();
    return new Api(call)
        .post(
            NewIntent.PATH + "/" + StatusQuestion.encoded(id) + "/" + what,
            body,
            IdempotencyKey.of(what, move.reference()))
        .map(answer -> new Item(answer.whole()))
        .then(
            intent ->
                intent.text("id").equals(Optional.of(id))
                    ? new Answer.Done<>(intent)
                    : new Answer.Unknown<>("WooshPay answered about another payment."));
  }

  private Answer<Report> report(Item intent) {
    var currencies = WooshPaySettings.currencies(call.account().settings());
    boolean held = move.payment().capture() == Capture.MANUAL;
    return switch (new Intent(intent, currencies, held).meaning("")) {
      case Meaning.NotClear(var why) -> new Answer.Unknown<>("WooshPay answered, but " + why + ".");
      case Meaning.Says(var facts, var word) ->
          facts.getFirst() instanceof Fact.Cancelled
              ? done(new Fact.Voided(), word)
              : done(facts.getFirst(), word);
    };
  }

  private Answer<Report> ready(Function<Long, Answer<Report>> send) {
    return ready(call, move, send);
  }

  /// Goes on with the amount as WooshPay counts it, when the move may still be sent and can be named.
  static Answer<Report> ready(
      GatewayCall call, MoneyMove move, Function<Long, Answer<Report>> send) {
    if (call.now().isAfter(move.deadline())) {
      return new Answer.NotSent<>("Its deadline has passed.");
    }
    if (move.payment().gatewayReference().isEmpty()) {
      return new Answer.Refused<>(
          DeclineReason.CONFIGURATION, "WooshPay's id of the payment is not known yet.");
    }
    var units = WooshPaySettings.currencies(call.account().settings()).units(move.amount());
    return units.isPresent() && units.get() > 0
        ? send.apply(units.get())
        : new Answer.Refused<>(
            DeclineReason.CONFIGURATION, WooshPaySettings.notCarried(call.account().settings(), move.amount()));
  }

  private Answer<Report> done(Fact fact, String word) {
    return new Answer.Done<>(
        new Report(
            Optional.of(move.payment().merchantReference()),
            move.payment().gatewayReference(),
            Optional.of(call.now()),
            fact,
            word));
  }
}
