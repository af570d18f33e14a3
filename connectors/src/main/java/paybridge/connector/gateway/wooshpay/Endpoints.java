package paybridge.connector.gateway.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;
import paybridge.connector.GatewayCall;
import paybridge.connector.RegistersEndpoint.Registered;
import paybridge.connector.Secret;

/// Where WooshPay posts its events (contract section 11.1). The secret is shown only when an
/// endpoint is created, so one of ours without a secret here is created anew. The new one is there
/// before the old one goes: an event that comes twice is told apart by its id, a lost one is lost.
final class Endpoints {
  private static final String PATH = "/v1/webhook_endpoints";
  private static final int MOST_PAGES = 10;

  /// Named by WooshPay's own documents (section 11.2).
  private static final List<String> DOCUMENTED =
      List.of(
          "payment_intent.created",
          "payment_intent.requires_action",
          "payment_intent.succeeded",
          "payment_intent.payment_failed",
          "payment_intent.canceled",
          "charge.refund.updated",
          "charge.dispute.updated",
          "setup_intent.created",
          "setup_intent.succeeded");

  /// Named by integrators only: asked for, and done without when WooshPay refuses the list.
  private static final List<String> HEARSAY =
      List.of(
          "checkout.session.completed",
          "checkout.session.expired",
          "checkout.session.canceled",
          "payment_link.paid",
          "payment_link.failed",
          "payout.paid",
          "payout.failed");

  private final GatewayCall call;
  private final Api api;

  Endpoints(GatewayCall call) {
    this.call = call;
    this.api = new Api(call);
  }

  Answer<Registered> register(String address) {
    if (WooshPaySettings.page(call.account(), address).isEmpty()) {
      return new Answer.Refused<>(
          DeclineReason.CONFIGURATION, "WooshPay posts to addresses with https:// only.");
    }
    return list(new ArrayList<>(), "", 1)
        .then(
            all -> {
              var ours = all.stream().filter(it -> at(it).equals(address)).toList();
              var foreign =
                  all.stream().map(Endpoints::at).filter(it -> !it.equals(address)).toList();
              boolean secret =
                  !WooshPaySettings.webhookSecrets(call.account().settings()).isEmpty();
              return secret && ours.size() == 1 && fits(ours.getFirst())
                  ? new Answer.Done<>(new Registered(true, Map.of(), foreign))
                  : create(address).map(made -> replaced(made, ours, foreign));
            });
  }

  private Answer<List<Item>> list(List<Item> before, String last, int page) {
    var after = last.isEmpty() ? "" : "&starting_after=" + StatusQuestion.encoded(last);
    return api.get(PATH + "?limit=100" + after)
        .then(
            answer -> {
              var data = answer.raw("data");
              if (!data.isArray() || page > MOST_PAGES) {
                return new Answer.Unknown<>("WooshPay's answer is no list of endpoints.");
              }
              data.forEach(node -> before.add(new Item(node)));
              var next = before.isEmpty() ? "" : before.getLast().text("id").orElse("");
              return answer.raw("has_more").asBoolean(false) && !next.isEmpty() && !data.isEmpty()
                  ? list(before, next, page + 1)
                  : new Answer.Done<>(List.copyOf(before));
            });
  }

  private static String at(Item endpoint) {
    return endpoint.longText("url").orElse("");
  }

  private static boolean fits(Item endpoint) {
    var heard = new HashSet<String>();
    endpoint.node().path("enabled_events").forEach(type -> heard.add(type.asText("")));
    return endpoint.text("status").filter("enabled"::equals).isPresent()
        && heard.containsAll(DOCUMENTED);
  }

  private Answer<Secret> create(String address) {
    var all = new ArrayList<>(DOCUMENTED);
    all.addAll(HEARSAY);
    var first = create(address, all);
    var made =
        first.trouble().filter(it -> it.status() == 400).isPresent()
            ? create(address, DOCUMENTED)
            : first;
    return made.answer()
        .then(
            answer ->
                new Item(answer.whole())
                    .longText("secret")
                    .<Answer<Secret>>map(text -> new Answer.Done<>(new Secret(text)))
                    .orElseGet(
                        () -> new Answer.Unknown<>("WooshPay made an endpoint without a secret.")));
  }

  /// The time is part of the key: a second creation is a new one, with a new secret.
  private Api.Said create(String address, List<String> types) {
    var body =
        JsonNodeFactory.instance.objectNode().put("url", address).put("description", "Paybridge");
    var events = body.putArray("enabled_events");
    types.forEach(events::add);
    return api.tell(
        PATH,
        body,
        IdempotencyKey.of("hook", address + " " + types.size() + " " + call.now()));
  }

  /// An old one that cannot be deleted is told, as it goes on being notified.
  private Registered replaced(Secret made, List<Item> old, List<String> foreign) {
    var others = new ArrayList<>(foreign);
    for (var endpoint : old) {
      var id = endpoint.text("id").map(StatusQuestion::encoded);
      if (id.map(it -> api.delete(PATH + "/" + it)).filter(Answer.Done.class::isInstance).isEmpty()) {
        others.add(at(endpoint));
      }
    }
    return new Registered(false, Map.of(WooshPaySettings.WEBHOOK, made), others);
  }
}
