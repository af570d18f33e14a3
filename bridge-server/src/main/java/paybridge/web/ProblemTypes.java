package paybridge.web;

import java.util.List;
import java.util.Optional;

/// Every kind of problem that the bridge answers, in the order of the reference. A test compares
/// the list with the code and with docs/plugin-protocol.md.
public final class ProblemTypes {
  private static final List<ProblemType> ALL =
      List.of(
          type(
              "bad-signature", 401,
              "The signature of the call does not fit, so nothing was looked at.",
              "Sign the raw bytes of the body, exactly as they are sent.",
              "Look whether the plugin file is the newest one of this shop: making a new one ends"
                  + " the older one's key.",
              "A handshake of a shop that is confirmed already is answered like this: make a new"
                  + " plugin file to pair again."),
          type(
              "stale-timestamp", 401,
              "The signature fits, but the call was signed more than 5 minutes ago or ahead.",
              "Set the clock of the shop's server, then call again with a new timestamp."),
          type(
              "unknown-shop", 404,
              "No shop of this bridge has the key that stands in the address.",
              "Compare the address with `paybridge.json` in the plugin file.",
              "`./bridge shop list` shows the shops of this bridge."),
          type(
              "bad-token", 401,
              "A call of `/api/v1` carries no token, or one that does not count.",
              "Send `Authorization: Bearer pb_…`.",
              "`./bridge user tokens MAIL` lists the tokens of a person, `./bridge user token MAIL"
                  + " --name TEXT` makes one."),
          type(
              "not-let-in", 403,
              "Keys came for a shop without plugin, and they do not count: the way in was not"
                  + " opened here, is used up or too old, or the keys do not open the shop at its"
                  + " registered address.",
              "`./bridge shop connect NAME` opens a new one, good for 30 minutes and one try."),
          type(
              "unknown-account", 404,
              "No gateway account has this address, so the gateway's message was not taken.",
              "Give the gateway the address that `./bridge gateway list` shows."),
          type("not-json", 400, "The body is not JSON, or not a JSON object.",
              "Send one JSON object and nothing after it."),
          type("not-utf8", 400, "The body is not UTF-8.", "Encode the body as UTF-8."),
          type("too-deep", 400, "The JSON has more than 20 levels.", "Send a flatter body."),
          type(
              "missing-field", 400, "A field that is needed is not there, or is `null`.",
              "Send the field that `field` names."),
          type(
              "wrong-type", 400, "A field has another type than it must have, such as text for a"
                  + " number.",
              "Mend the field that `field` names."),
          type(
              "doubled-field", 400, "A field stands in the message twice, so nobody knows which one"
                  + " counts.",
              "Send it once."),
          type(
              "bad-value", 400, "A field has a value that is not allowed.",
              "Mend the field that `field` names; `detail` says what is allowed."),
          type(
              "card-number", 400, "A text that a person typed holds a card number. It was not"
                  + " stored.",
              "Ask the person to type the card number on the payment page only."),
          type(
              "missing-idempotency-key", 400,
              "A call of `/api/v1` that changes something has no `Idempotency-Key`, or one that cannot"
                  + " be read.",
              "Make a new random key, such as a UUID, for each thing you want done; send it as"
                  + " `Idempotency-Key: \"…\"`, and the same one again whenever you repeat the call.",
              "What a key may be stands in docs/idempotency.md."),
          type(
              "unknown-currency", 422, "The currency is not one of ISO 4217.",
              "Send the three-letter code, such as `EUR`."),
          type(
              "wrong-exponent", 422, "The exponent is not the one that ISO 4217 gives the currency.",
              "Send 2 for EUR, 0 for JPY, 3 for KWD. The amount in minor units must fit it."),
          type(
              "bad-amount", 422, "The amount is nothing, negative, too large, or in another"
                  + " currency than the order.",
              "Mend the field that `field` names; `detail` says the limits."),
          type(
              "unknown-order", 404, "No payment was ever asked for this order.",
              "Look whether the order's id is the one that was sent in `checkout`."),
          type(
              "unknown-method", 404, "The shop does not offer this method for this order.",
              "Ask `offers` with the order's total and country, and send one of its codes."),
          type(
              "already-paid", 409, "The order has its money already; no second payment is opened.",
              "Show the order as paid. Ask `status` for the whole picture."),
          type(
              "copied-shop", 409, "The call comes from another address than the shop is registered"
                  + " at. Copies of a shop, such as a test copy, must not touch its orders.",
              "In a copy: leave it so, or add the copy as a shop of its own.",
              "A shop that has moved must be added anew with its new address."),
          type(
              "shop-not-confirmed", 409, "The bridge has not yet confirmed that the shop answers at"
                  + " its address.",
              "Wait a moment and call again.",
              "If it stays so, look whether the bridge can reach the shop's callback address."),
          type(
              "in-progress", 409, "The same call is still at work.",
              "Call again after `Retry-After` with the same `webhook-id` or `Idempotency-Key`."),
          type(
              "gone", 410, "A shop says that an order was deleted for good.",
              "Nothing: the bridge stops telling the shop about this order."),
          type(
              "key-reused", 422, "The same key was used before with another content.",
              "Use a new `webhook-id` or `Idempotency-Key` for a new call, a new refund id for a new refund."),
          type(
              "gateway-refused", 422, "The gateway refused to open a payment. `detail` says why.",
              "Let the shopper choose another method.",
              "When the reason is `configuration`: look at the settings of the gateway account."),
          type(
              "nothing-to-move", 422, "There is no money to capture, to give back or to refund.",
              "Look at the order's picture in `status`: it says what was done already."),
          type(
              "not-possible", 422, "The gateway cannot do this with payments by this method.",
              "Refund the whole amount where a part is not possible, or pay the money back by"
                  + " hand."),
          type(
              "refund-window-over", 422, "The gateway's time for refunds of this payment is over.",
              "Ask a person. Call again with `confirmed: true` to send it anyway; the gateway's"
                  + " answer decides."),
          type(
              "not-reached", 422, "The new address of a moving shop did not answer the bridge.",
              "`detail` names the place where the road ends. Mend it, then say again that the shop"
                  + " has moved."),
          type(
              "too-large", 413, "The body is larger than the bridge takes.",
              "Send less in one call; `detail` says the limit."),
          type(
              "not-spoken", 501, "The bridge does not speak this call or this version.",
              "Use a version that stands in `protocols`, or update the bridge."),
          type(
              "storage-unavailable", 503, "The bridge cannot write to its disk now. Nothing was"
                  + " done and no gateway was called.",
              "Call again after `Retry-After` with the same `webhook-id`.",
              "Whoever runs the bridge must look at the disk: it is full, broken or read-only."),
          type(
              "not-found", 404, "There is nothing at this address.",
              "Compare the address with the reference."),
          type("wrong-method", 405, "This address does not take this HTTP method.",
              "Compare the call with the reference."),
          type(
              "not-allowed", 403, "You may not do this, or not from here.",
              "Sign in again. Figures are served to callers on the same machine only."),
          type(
              "bad-request", 400, "The request could not be understood.",
              "Compare the call with the reference."),
          type(
              "surprise", 500, "Something went wrong in the bridge.",
              "Call again with the same `webhook-id`: nothing is done twice.",
              "Give the `reference` to whoever runs the bridge; it stands in the log."));

  private ProblemTypes() {}

  static List<ProblemType> all() {
    return ALL;
  }

  static Optional<ProblemType> find(String word) {
    return ALL.stream().filter(type -> type.word().equals(word)).findFirst();
  }

  /// The status that a message is answered with that breaks this rule.
  public static int status(String word) {
    return find(word).map(ProblemType::status).orElse(400);
  }

  private static ProblemType type(String word, int status, String meaning, String... remedy) {
    return new ProblemType(word, status, meaning, List.of(remedy));
  }
}
