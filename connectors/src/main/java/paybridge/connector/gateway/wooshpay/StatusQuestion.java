package paybridge.connector.gateway.wooshpay;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.GatewayCall;
import paybridge.connector.PaymentRef;
import paybridge.connector.RefundRef;
import paybridge.connector.Report;
import paybridge.connector.gateway.wooshpay.Events.Meaning;
import paybridge.connector.kit.CurrencyTable;
import paybridge.connector.kit.Fields;

/// Asks what became of a payment (contract section 12): the intent by its id, else the one that its
/// session names, else a search for our reference. The search index may lag behind, so an empty
/// answer proves nothing by itself. Refunds cannot be listed: each open one is asked about by its id.
final class StatusQuestion {
  private final GatewayCall call;
  private final PaymentRef payment;
  private final Api api;
  private final CurrencyTable currencies;

  StatusQuestion(GatewayCall call, PaymentRef payment) {
    this.call = call;
    this.payment = payment;
    this.api = new Api(call);
    this.currencies = WooshPaySettings.currencies(call.account().settings());
  }

  Answer<List<Report>> ask() {
    return whole()
        .map(
            reports -> {
              var all = new ArrayList<>(reports);
              payment.openRefunds().forEach(refund -> refund(refund).ifPresent(all::add));
              return List.copyOf(all);
            });
  }

  /// The payment itself, or the card that is stored; without its refunds.
  Answer<List<Report>> whole() {
    if (payment.amount().isZero()) {
      return setup();
    }
    return payment
        .gatewayReference()
        .map(this::intent)
        .or(() -> id("session").map(this::bySession))
        .orElseGet(() -> api.get(search()).then(this::found));
  }

  private Answer<List<Report>> intent(String id) {
    return api.get(NewIntent.PATH + "/" + encoded(id))
        .map(answer -> new Item(answer.whole()))
        .then(found -> ours(found, id) ? reports(List.of(found)) : other());
  }

  private Answer<List<Report>> bySession(String session) {
    return session(session)
        .then(
            found ->
                found
                    .text("payment_intent")
                    .map(this::intent)
                    .orElseGet(() -> says(Optional.empty(), Session.session(found))));
  }

  private Answer<Item> session(String id) {
    return api.get(HostedSession.PATH + "/" + encoded(id))
        .map(answer -> new Item(answer.whole()))
        .then(found -> ours(found, id) ? new Answer.Done<>(found) : other());
  }

  /// A card that is stored without a payment: its setup intent, else its session. There is no search
  /// for it.
  private Answer<List<Report>> setup() {
    var known = id("setup_intent").or(payment::gatewayReference);
    if (known.isPresent()) {
      return setupIntent(known.get());
    }
    return id("session")
        .map(
            id ->
                session(id)
                    .then(
                        found ->
                            found
                                .text("setup_intent")
                                .map(this::setupIntent)
                                .orElseGet(
                                    () -> says(Optional.empty(), Session.session(found)))))
        .orElseGet(
            () -> new Answer.Unknown<>("WooshPay named no session, and there is no search for it."));
  }

  private Answer<List<Report>> setupIntent(String id) {
    return api.get("/v1/setup_intents/" + encoded(id))
        .map(answer -> new Item(answer.whole()))
        .then(
            found ->
                ours(found, id) ? says(found.text("id"), Session.setupIntent(found)) : other());
  }

  private String search() {
    var query = "merchant_order_id:'" + payment.merchantReference() + "'";
    return NewIntent.PATH + "/search?limit=100&query=" + encoded(query);
  }

  private Answer<List<Report>> found(Fields answer) {
    var data = answer.raw("data");
    if (!data.isArray() || answer.raw("has_more").asBoolean(false)) {
      return new Answer.Unknown<>("WooshPay's answer to a search is not one whole list.");
    }
    var intents = new ArrayList<Item>();
    data.forEach(node -> intents.add(new Item(node)));
    if (intents.stream().anyMatch(intent -> Events.references(intent).isEmpty())) {
      return new Answer.Unknown<>("WooshPay's search found a payment that names no order.");
    }
    return intents.isEmpty()
        ? new Answer.Done<>(List.of(report(Optional.empty(), new Fact.NotKnown(), "none found")))
        : reports(intents);
  }

  private Answer<List<Report>> reports(List<Item> intents) {
    Answer<List<Report>> all = new Answer.Done<>(List.of());
    for (var intent : intents) {
      if (!Events.namesOnly(intent, payment.merchantReference())) {
        return other();
      }
      all = all.then(before -> says(intent.text("id"), meaning(intent)).map(more -> {
        var both = new ArrayList<>(before);
        both.addAll(more);
        return List.copyOf(both);
      }));
    }
    return all;
  }

  private Answer<List<Report>> says(Optional<String> id, Meaning meaning) {
    return switch (meaning) {
      case Meaning.NotClear(var why) -> new Answer.Unknown<>("WooshPay was asked, but " + why + ".");
      case Meaning.Says(var facts, var word) ->
          new Answer.Done<>(facts.stream().map(fact -> report(id, fact, word)).toList());
    };
  }

  /// `failed` is no documented word, but here the object was read again, as the contract asks.
  private Meaning meaning(Item object) {
    return object.text("status").filter("failed"::equals).isPresent()
        ? new Meaning.Says(new Fact.Declined(DeclineReason.OTHER), "failed")
        : new Intent(object, currencies, payment.capture() == Capture.MANUAL).meaning("");
  }

  /// What became of one refund; nothing when the gateway did not say. News of the payment is not
  /// held back for it.
  private Optional<Report> refund(RefundRef open) {
    return open.gatewayId()
        .map(id -> api.get("/v1/refunds/" + encoded(id)))
        .flatMap(
            answer ->
                answer instanceof Answer.Done<Fields>(var said)
                    ? RefundObject.about(new Item(said.whole()), currencies, payment, open)
                    : Optional.empty())
        .map(said -> report(payment.gatewayReference(), said.fact(), said.word()));
  }

  /// The object that was asked for, of the order that was asked about.
  private boolean ours(Item object, String id) {
    return object.text("id").equals(Optional.of(id))
        && Events.namesOnly(object, payment.merchantReference());
  }

  private static <T> Answer<T> other() {
    return new Answer.Unknown<>("WooshPay answered about another payment.");
  }

  private Optional<String> id(String name) {
    return Optional.ofNullable(payment.furtherIds().get(name));
  }

  private Report report(Optional<String> id, Fact fact, String word) {
    return new Report(
        Optional.of(payment.merchantReference()), id, Optional.of(call.now()), fact, word);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
