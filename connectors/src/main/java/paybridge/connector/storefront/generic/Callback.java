package paybridge.connector.storefront.generic;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
/// call is an answer; a cached page with status 200 is not. When something else than the shop answers,
/// the same call is made at once at the shop's second address, if it has one; a shop that heard both
/// applied the first (a picture's sequence is higher only once). Silence is not tried elsewhere: the
/// same machine would be silent again.
final class Callback {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Doors doors = new Doors();
  private final Versions versions = new Versions();

  /// Calls, proves the answer, and reads its body with `reader`.
  <T> Answer<T> ask(
      StorefrontCall call, String messageId, String name, JsonNode body, Reader<T> reader) {
    var addresses = doors.of(call.shop());
    var first = at(addresses.getFirst(), call, messageId, name, body, reader);
    if (first.who() != Heard.Who.WALL || addresses.size() == 1) {
      return remember(call, addresses.getFirst(), first).answer();
    }
    var second = at(addresses.getLast(), call, messageId, name, body, reader);
    return remember(call, addresses.getLast(), second).after(first);
  }

  private <T> Heard<T> remember(StorefrontCall call, String address, Heard<T> heard) {
    if (heard.who() == Heard.Who.SHOP) {
      doors.worked(call.shop(), address);
    } else {
      doors.fromTheFirst(call.shop());
    }
    return heard;
  }

  /// The next call of this shop begins at its callback, whatever worked last.
  void fromTheFirst(StorefrontCall call) {
    doors.fromTheFirst(call.shop());
  }

  /// Calls once, and once more when the shop wants to hear the call in another version: a plugin
  /// that does not speak the first has not looked at the call.
  private <T> Heard<T> at(
      String address,
      StorefrontCall call,
      String messageId,
      String name,
      JsonNode body,
      Reader<T> reader) {
    var shop = call.shop();
    var version = versions.of(shop);
    var heard =
        at(address, call, messageId, Envelope.write(shop, version, name, body), reader);
    var rather = heard.rather().filter(it -> !it.equals(version));
    if (rather.isEmpty()) {
      return heard;
    }
    versions.rather(shop, rather.get());
    return at(address, call, messageId, Envelope.write(shop, rather.get(), name, body), reader);
  }

  private static <T> Heard<T> at(
      String address, StorefrontCall call, String messageId, byte[] raw, Reader<T> reader) {
    var shop = call.shop();
    var headers = new ArrayList<Header>();
    headers.add(new Header("Content-Type", "application/json"));
    headers.add(new Header("Accept", "application/json"));
    headers.addAll(
        StandardWebhooks.sign(shop.settings().secrets(Generic.OURS), messageId, call.now(), raw));
    var request = new WireRequest("POST", address, headers, raw, PATIENCE);
    return switch (call.wire().send(request)) {
      case NeverSent(var why) ->
          new Heard<>(Heard.Who.NOBODY, new Answer.NotSent<>("not delivered: " + why));
      case NoReply(var why) ->
          new Heard<>(Heard.Who.NOBODY, new Answer.Unknown<>("the shop gave no answer: " + why));
      case Replied replied -> judge(call, messageId, replied, reader);
    };
  }

  private static <T> Heard<T> judge(
      StorefrontCall call, String messageId, Replied replied, Reader<T> reader) {
    var verdict =
        StandardWebhooks.prove(
            call.shop().settings().secrets(Generic.THEIRS),
            replied::header,
            replied.body(),
            call.now());
    return switch (verdict) {
      case Verdict.NotProved(var why) ->
          new Heard<>(
              Heard.unsigned(replied), notDelivered(notTheirs(replied) + why, call, replied));
      case Verdict.Stale(var why) ->
          new Heard<>(
              Heard.Who.WALL,
              notDelivered("the shop's clock or its answer is wrong: " + why, call, replied));
      case Verdict.Proved(var id) ->
          id.equals(messageId)
              ? new Heard<>(Heard.Who.SHOP, read(call, replied, reader), rather(replied))
              : new Heard<>(
                  Heard.Who.WALL,
                  notDelivered("the answer belongs to another call", call, replied));
    };
  }

  /// For the order's page: the owner must look at what stands before the shop, not at the plugin.
  private static String notTheirs(Replied replied) {
    return Heard.unsigned(replied) == Heard.Who.WALL
        ? "something else than the plugin answered "
            + replied.status()
            + ", such as a firewall, a cache or an error page: "
        : "answer " + replied.status() + " is not the shop's: ";
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

  /// The version that a plugin speaks which does not speak ours.
  private static Optional<String> rather(Replied replied) {
    try {
      var body = Fields.read(replied.body());
      return body.textOr("type", 200, "").endsWith("/not-spoken")
          ? Versions.common(body.texts("protocols", 20, 20))
          : Optional.empty();
    } catch (BadField bad) {
      return Optional.empty();
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
