package paybridge.connector.storefront.generic;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;
import paybridge.connector.Header;
import paybridge.connector.StorefrontCall;
import paybridge.connector.WireAnswer.NeverSent;
import paybridge.connector.WireAnswer.NoReply;
import paybridge.connector.WireAnswer.Replied;
import paybridge.connector.WireRequest;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Fields;
import paybridge.connector.kit.RetryAfter;
import paybridge.connector.kit.StandardWebhooks.Verdict;
import paybridge.connector.kit.StandardWebhooks;

/// One call of the bridge at a shop's callback. Only an answer that the shop signed for this very
/// call is an answer; a cached page with status 200 is not.
final class Callback {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private Callback() {}

  /// Calls, proves the answer, and reads its body with `reader`.
  static <T> Answer<T> ask(
      StorefrontCall call, String messageId, String name, JsonNode body, Reader<T> reader) {
    var shop = call.shop();
    var raw = Envelope.write(shop, name, body);
    var headers = new ArrayList<Header>();
    headers.add(new Header("Content-Type", "application/json"));
    headers.add(new Header("Accept", "application/json"));
    headers.addAll(
        StandardWebhooks.sign(shop.settings().secrets(Generic.OURS), messageId, call.now(), raw));
    var request = new WireRequest("POST", shop.callback(), headers, raw, PATIENCE);
    return switch (call.wire().send(request)) {
      case NeverSent(var why) -> new Answer.NotSent<>("not delivered: " + why);
      case NoReply(var why) -> new Answer.Unknown<>("the shop gave no answer: " + why);
      case Replied replied -> judge(call, messageId, replied, reader);
    };
  }

  private static <T> Answer<T> judge(
      StorefrontCall call, String messageId, Replied replied, Reader<T> reader) {
    var verdict =
        StandardWebhooks.prove(
            call.shop().settings().secrets(Generic.THEIRS),
            replied::header,
            replied.body(),
            call.now());
    return switch (verdict) {
      case Verdict.NotProved(var why) ->
          notDelivered("answer " + replied.status() + " is not the shop's: " + why, call, replied);
      case Verdict.Stale(var why) ->
          notDelivered("the shop's clock or its answer is wrong: " + why, call, replied);
      case Verdict.Proved(var id) ->
          id.equals(messageId)
              ? read(call, replied, reader)
              : notDelivered("the answer belongs to another call", call, replied);
    };
  }

  private static <T> Answer<T> read(StorefrontCall call, Replied replied, Reader<T> reader) {
    try {
      var body = Fields.read(replied.body());
      if (replied.status() == 200) {
        return new Answer.Done<>(reader.read(body));
      }
      var type = body.textOr("type", 200, "");
      var title = body.textOr("title", 200, "");
      var said = title.isEmpty() ? "status " + replied.status() : title;
      return replied.status() == 410 || type.endsWith("/gone")
          ? new Answer.Refused<>(DeclineReason.OTHER, said)
          : notDelivered("the shop said: " + said, call, replied);
    } catch (BadField bad) {
      return notDelivered("the answer's " + bad.field() + ": " + bad.why(), call, replied);
    }
  }

  private static <T> Answer<T> notDelivered(String why, StorefrontCall call, Replied replied) {
    return new Answer.NotSent<>("not delivered: " + why, RetryAfter.of(replied, call.now()));
  }

  /// Reads the body of an answer that was proved.
  interface Reader<T> {
    T read(Fields body) throws BadField;
  }

  /// An answer about other orders than those asked for is none.
  static void mustBeAsked(List<String> asked, String order, String field) throws BadField {
    if (!asked.contains(order)) {
      throw new BadField("bad-value", field, "is about another order.");
    }
  }
}
