package paybridge.connector.gateway.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;
import paybridge.connector.GatewayCall;
import paybridge.connector.GatewayUrl;
import paybridge.connector.MethodSpec;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.kit.Fields;

/// A payment without a page of WooshPay (contract section 8.1): an intent is created and confirmed,
/// and the shopper is sent on to the wallet or bank. Never with card data.
final class DirectIntent {
  /// The wallets for which the documents name a terminal.
  private static final Set<String> TERMINAL = Set.of("alipay", "truemoney");

  private final GatewayCall call;
  private final OpenRequest request;
  private final long units;
  private final MethodSpec method;

  DirectIntent(GatewayCall call, OpenRequest request, long units, MethodSpec method) {
    this.call = call;
    this.request = request;
    this.units = units;
    this.method = method;
  }

  Answer<Opened> open() {
    var api = new Api(call);
    var create = IdempotencyKey.of("open", request.merchantReference());
    var intent = NewIntent.of(request, units);
    if (!call.account().settings().text(WooshPaySettings.DIRECT_CALLS).equals("two")) {
      var body = confirmation(intent.put("confirm", true));
      return api.post(NewIntent.PATH, body, create).then(this::opened);
    }
    return api.post(NewIntent.PATH, intent, create)
        .then(
            created ->
                meant(new Item(created.whole()))
                    .then(
                        id ->
                            api.post(
                                    path(id) + "/confirm",
                                    confirmation(JsonNodeFactory.instance.objectNode()),
                                    IdempotencyKey.of("confirm", request.merchantReference()))
                                .then(confirmed -> same(id, confirmed))));
  }

  private static String path(String id) {
    return NewIntent.PATH + "/" + StatusQuestion.encoded(id);
  }

  private Answer<Opened> same(String id, Fields answer) {
    return new Item(answer.whole()).text("id").equals(Optional.of(id))
        ? opened(answer)
        : new Answer.Unknown<>("WooshPay answered about another payment.");
  }

  /// The id of the intent, if it is the one that was asked for.
  private Answer<String> meant(Item intent) {
    var id = intent.text("id");
    return id.isPresent() && NewIntent.isAbout(intent, request, units)
        ? new Answer.Done<>(id.get())
        : new Answer.Unknown<>("WooshPay answered without an id, or about another payment.");
  }

  /// What confirms an intent. `return_url` is allowed only here.
  private ObjectNode confirmation(ObjectNode body) {
    body.putObject("payment_method_data")
        .put("type", method.code())
        .set("billing_details", BillingDetails.of(request, method));
    if (TERMINAL.contains(method.code())) {
      var terminal =
          body.putObject("payment_method_options").putObject(method.code());
      terminal.put("terminal_type", "WEB");
      if (!request.shopper().ip().isEmpty()) {
        terminal.put("client_ip", request.shopper().ip().reveal());
      }
    }
    return body.put("return_url", request.returnUrl());
  }

  /// `failed` is no documented word: the intent is read again first (section 10).
  private Answer<Opened> opened(Fields answer) {
    var intent = new Item(answer.whole());
    return intent.text("status").filter("failed"::equals).isPresent()
        ? meant(intent)
            .then(
                id ->
                    new Api(call)
                        .get(path(id))
                        .then(read -> decided(new Item(read.whole()))))
        : decided(intent);
  }

  private Answer<Opened> decided(Item intent) {
    return meant(intent).then(id -> page(intent, Optional.of(id)));
  }

  /// What was decided at once, or is being decided, is asked about when the browser comes back.
  private Answer<Opened> page(Item intent, Optional<String> id) {
    var status = intent.text("status").orElse("");
    return switch (status) {
      case "requires_action" ->
          NextAction.page(intent, call.account())
              .map(page -> done(page, id))
              .orElseGet(
                  () -> new Answer.Unknown<>("WooshPay wants an action, but names no page for it."));
      case "succeeded", "processing", "requires_capture" ->
          done(new Page.Redirect(new GatewayUrl(request.returnUrl())), id);
      case "requires_payment_method", "canceled", "cancelled", "failed" ->
          new Answer.Refused<>(
              DeclineReason.OTHER, "WooshPay took no money: " + Intent.word(intent, status) + ".");
      default ->
          new Answer.Unknown<>(
              "WooshPay's answer has the status '" + Intent.shown(status) + "'.");
    };
  }

  private static Answer<Opened> done(Page page, Optional<String> id) {
    return new Answer.Done<>(new Opened(page, id, Optional.empty()));
  }
}
