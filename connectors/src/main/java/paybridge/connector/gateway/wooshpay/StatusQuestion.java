package paybridge.connector.gateway.wooshpay;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.GatewayCall;
import paybridge.connector.PaymentRef;
import paybridge.connector.Report;
import paybridge.connector.gateway.wooshpay.Events.Meaning;
import paybridge.connector.kit.Fields;

/// Asks what became of a payment (contract section 12): the intent by its id, or a search for our
/// reference. The search index may lag behind, so an empty answer proves nothing by itself. Refunds
/// cannot be listed at this gateway.
final class StatusQuestion {
  private final GatewayCall call;
  private final PaymentRef payment;

  StatusQuestion(GatewayCall call, PaymentRef payment) {
    this.call = call;
    this.payment = payment;
  }

  Answer<List<Report>> ask() {
    var api = new Api(call);
    return payment
        .gatewayReference()
        .map(id -> api.get("/v1/payment_intents/" + encoded(id)).then(this::one))
        .orElseGet(() -> api.get(search()).then(this::found));
  }

  private String search() {
    var query = "merchant_order_id:'" + payment.merchantReference() + "'";
    return "/v1/payment_intents/search?limit=10&query=" + encoded(query);
  }

  private Answer<List<Report>> one(Fields answer) {
    return reports(List.of(answer.whole()));
  }

  private Answer<List<Report>> found(Fields answer) {
    var data = answer.raw("data");
    if (!data.isArray()) {
      return new Answer.Unknown<>("WooshPay's answer to a search has no list.");
    }
    var intents = new ArrayList<JsonNode>();
    data.forEach(intents::add);
    return intents.isEmpty()
        ? new Answer.Done<>(List.of(report(Optional.empty(), new Fact.NotKnown(), "none found")))
        : reports(intents);
  }

  private Answer<List<Report>> reports(List<JsonNode> intents) {
    var reports = new ArrayList<Report>();
    for (var node : intents) {
      var object = new Item(node);
      if (!Events.references(object).stream().allMatch(payment.merchantReference()::equals)) {
        return new Answer.Unknown<>("WooshPay answered about another order.");
      }
      switch (meaning(object)) {
        case Meaning.NotClear(var why) -> {
          return new Answer.Unknown<>("WooshPay was asked, but " + why + ".");
        }
        case Meaning.Says(var facts, var word) ->
            facts.forEach(fact -> reports.add(report(object.text("id"), fact, word)));
      }
    }
    return new Answer.Done<>(List.copyOf(reports));
  }

  /// `failed` is no documented word, but here the object was read again, as the contract asks.
  private Meaning meaning(Item object) {
    return object.text("status").filter("failed"::equals).isPresent()
        ? new Meaning.Says(new Fact.Declined(DeclineReason.OTHER), "failed")
        : new Intent(object, WooshPaySettings.currencies(call.account().settings())).meaning("");
  }

  private Report report(Optional<String> id, Fact fact, String word) {
    return new Report(
        Optional.of(payment.merchantReference()), id, Optional.of(call.now()), fact, word);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
