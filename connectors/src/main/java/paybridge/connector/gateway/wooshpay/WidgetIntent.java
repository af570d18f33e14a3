package paybridge.connector.gateway.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.GatewayCall;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.Secret;
import paybridge.connector.kit.Fields;

/// The widget: an intent that WooshPay's script confirms in the browser with the client secret
/// (contract sections 2 and 8.1). Where the script comes from and how it is called are settings,
/// because the public documents do not say.
final class WidgetIntent {
  private final GatewayCall call;
  private final OpenRequest request;
  private final long units;

  WidgetIntent(GatewayCall call, OpenRequest request, long units) {
    this.call = call;
    this.request = request;
    this.units = units;
  }

  Answer<Opened> open() {
    var missing = missing();
    if (missing.isPresent()) {
      return Opening.refused(
          "The widget needs the setting '" + missing.get() + "' of this account.");
    }
    var body = NewIntent.of(request, units);
    if (!request.save()) {
      return create(body);
    }
    return new Api(call)
        .post("/v1/customers", customer(), IdempotencyKey.of("cus", request.merchantReference()))
        .then(
            answer -> {
              var id = new Item(answer.whole()).text("id");
              return id.isEmpty()
                  ? new Answer.Unknown<>("WooshPay's answer names no customer.")
                  : create(
                      body.put("customer", id.get()).put("setup_future_usage", "off_session"));
            });
  }

  private Answer<Opened> create(ObjectNode body) {
    return new Api(call)
        .post(NewIntent.PATH, body, IdempotencyKey.of("open", request.merchantReference()))
        .then(this::opened);
  }

  private Answer<Opened> opened(Fields answer) {
    var intent = new Item(answer.whole());
    var id = intent.text("id");
    var secret = intent.longText("client_secret");
    if (id.isEmpty() || secret.isEmpty()) {
      return new Answer.Unknown<>("WooshPay's answer has no client secret for the widget.");
    }
    if (!NewIntent.isAbout(intent, request, units)) {
      return new Answer.Unknown<>("WooshPay answered about another payment.");
    }
    var settings = call.account().settings();
    var page =
        new Page.Widget(
            WooshPaySettings.page(call.account(), script()).orElseThrow(),
            settings.text(WooshPaySettings.PUBLISHABLE).strip(),
            new Secret(secret.get()),
            settings.text(WooshPaySettings.INIT).strip(),
            request.returnUrl());
    return new Answer.Done<>(new Opened(page, id, Optional.empty()));
  }

  private String script() {
    return call.account().settings().text(WooshPaySettings.SCRIPT).strip();
  }

  /// The first setting that is missing or cannot be used.
  private Optional<String> missing() {
    var settings = call.account().settings();
    var key = settings.text(WooshPaySettings.PUBLISHABLE).strip();
    if (WooshPaySettings.page(call.account(), script()).isEmpty()) {
      return Optional.of(WooshPaySettings.SCRIPT);
    }
    if (!key.matches((call.account().live() ? "pk_live_" : "pk_test_") + "[!-~]+")) {
      return Optional.of(WooshPaySettings.PUBLISHABLE);
    }
    return settings.text(WooshPaySettings.INIT).strip().matches("[A-Za-z_$][A-Za-z0-9_.$]*")
        ? Optional.empty()
        : Optional.of(WooshPaySettings.INIT);
  }

  private ObjectNode customer() {
    var shopper = request.shopper();
    var body = JsonNodeFactory.instance.objectNode();
    var name = (shopper.firstName().reveal() + " " + shopper.lastName().reveal()).strip();
    if (!shopper.email().isEmpty()) {
      body.put("email", shopper.email().reveal());
    }
    if (!name.isEmpty()) {
      body.put("name", name);
    }
    body.set("metadata", NewIntent.metadata("order_id", request.merchantReference()));
    return body;
  }
}
