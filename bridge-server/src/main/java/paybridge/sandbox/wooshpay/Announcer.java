package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import paybridge.connector.Header;
import paybridge.connector.Secret;
import paybridge.sandbox.play.Diary;
import paybridge.sandbox.play.Letters;
import paybridge.sandbox.play.Letters.Letter;

/// Tells every endpoint of a merchant what changed: one event, as many messages as endpoints
/// (contract sections 11.2 to 11.4).
final class Announcer {
  /// The types of section 11.2 that this gateway can have a reason for.
  static final Set<String> TYPES =
      Set.of(
          "payment_intent.created",
          "payment_intent.requires_action",
          "payment_intent.succeeded",
          "payment_intent.payment_failed",
          "payment_intent.canceled",
          "charge.refund.updated",
          "charge.dispute.updated",
          "setup_intent.created",
          "setup_intent.succeeded",
          "checkout.session.completed",
          "checkout.session.expired",
          "checkout.session.canceled");

  /// 18 deliveries in 72 hours; the pauses are not published, so they double and just fit.
  static final List<Duration> PAUSES =
      IntStream.range(0, 17).mapToObj(i -> Duration.ofMillis(1977L << i)).toList();

  private static final int MAIL_AFTER = 3;

  private final Ids ids;
  private final Diary diary;
  private final Letters letters;

  Announcer(Ids ids, Diary diary, Letters letters) {
    this.ids = ids;
    this.diary = diary;
    this.letters = letters;
  }

  /// Tells that something changed; a type that nobody can register for is not told.
  void tell(Merchant merchant, String reference, String type, ObjectNode object, Instant now) {
    if (!TYPES.contains(type)) {
      return;
    }
    var event = event(type, object, now);
    merchant.keep(event);
    var body = event.toString().getBytes(StandardCharsets.UTF_8);
    for (var endpoint : merchant.endpoints.values()) {
      if (endpoint.wants(type)) {
        send(endpoint, reference, type, body, now);
      }
    }
  }

  private void send(
      Merchant.Endpoint endpoint, String reference, String type, byte[] body, Instant now) {
    var url = endpoint.url();
    var tries = new AtomicInteger();
    letters.put(
        at -> {
          if (tries.getAndIncrement() == MAIL_AFTER) {
            diary.note(reference, "mail", "to the merchant: an endpoint does not answer 2xx");
          }
          return new Letter(
              reference, "told: " + type, url, headers(endpoint.secret, at, body), body);
        },
        now);
  }

  static List<Header> headers(Secret secret, Instant at, byte[] body) {
    return List.of(
        new Header("Content-Type", "application/json"),
        new Header(Signature.HEADER, Signature.header(secret, at, body)));
  }

  ObjectNode event(String type, ObjectNode object, Instant now) {
    var event =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", ids.next("evt"))
            .put("object", "event")
            .put("api_version", "1.0.1")
            .put("created", now.toEpochMilli())
            .put("livemode", false)
            .put("type", type);
    event.set("data", JsonNodeFactory.instance.objectNode().set("object", object));
    event.set(
        "request",
        JsonNodeFactory.instance.objectNode().putNull("id").putNull("idempotency_key"));
    return event;
  }
}
