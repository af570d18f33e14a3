package paybridge.connector.gateway.wooshpay;

import java.util.HashMap;
import paybridge.connector.Answer;
import paybridge.connector.GatewayCall;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.kit.Fields;

/// A hosted session that stores a card without a payment (contract section 13.1). The customer is
/// left out: WooshPay makes one. Its metadata reaches the events of the setup intent.
final class SetupSession {
  private final GatewayCall call;
  private final OpenRequest request;

  SetupSession(GatewayCall call, OpenRequest request) {
    this.call = call;
    this.request = request;
  }

  Answer<Opened> open() {
    var body = HostedSession.head(request, "setup");
    body.putArray("payment_method_types").add("card");
    return new Api(call)
        .post(HostedSession.PATH, body, IdempotencyKey.of("open", request.merchantReference()))
        .then(this::opened);
  }

  private Answer<Opened> opened(Fields answer) {
    var session = new Item(answer.whole());
    var ids = new HashMap<String, String>();
    session.text("id").ifPresent(id -> ids.put("session", id));
    session.text("setup_intent").ifPresent(id -> ids.put("setup_intent", id));
    var page = WooshPaySettings.page(call.account(), session.longText("url").orElse(""));
    if (page.isEmpty()
        || session.text("payment_intent").isPresent()
        || !Events.namesOnly(session, request.merchantReference())) {
      return new Answer.Unknown<>("WooshPay answered without a page that only stores a card.");
    }
    return new Answer.Done<>(
        new Opened(
            new Page.Redirect(page.get()),
            session.text("setup_intent"),
            ids,
            session.time("expires_at")));
  }
}
