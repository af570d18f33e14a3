package paybridge.connector.gateway.sandbox;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.Incoming;
import paybridge.connector.Reading;
import paybridge.connector.Secret;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Fields;
import paybridge.connector.kit.FormText;
import paybridge.connector.kit.SigningKey;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.connector.kit.StandardWebhooks.Verdict;

/// Proves and reads what the sandbox sends: a notification signed in its headers, or the same kind
/// of message signed in the query of a return.
final class SandboxNews {
  private static final int MOST_FIELDS = 60;

  private SandboxNews() {}

  /// A message taken out of its envelope: the exact bytes that are signed, and the proof's parts.
  private record Letter(byte[] body, Map<String, String> proof) {}

  static Reading read(Account account, Incoming message) {
    var letter = open(message);
    if (letter.isEmpty()) {
      return new Reading.Unproved("carries no message of the sandbox", Optional.empty());
    }
    var body = letter.get().body();
    var secrets = account.settings().secrets("notificationSecret").stream().map(SigningKey::of);
    List<Secret> keys = secrets.toList();
    var verdict =
        StandardWebhooks.prove(
            keys,
            name -> Optional.ofNullable(letter.get().proof().get(name)),
            body,
            message.heard());
    return switch (verdict) {
      case Verdict.Proved(var id) -> translate(account, id, body);
      case Verdict.Stale(var why) -> new Reading.Unproved(why, reference(body));
      case Verdict.NotProved(var why) -> new Reading.Unproved(why, reference(body));
    };
  }

  private static Optional<Letter> open(Incoming message) {
    var proof = new HashMap<String, String>();
    if (message.channel() != Incoming.Channel.RETURN) {
      for (var name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
        message.header(name).ifPresent(value -> proof.put(name, value));
      }
      return Optional.of(new Letter(message.body(), proof));
    }
    FormText.read(message.rawQuery(), MOST_FIELDS)
        .orElse(List.of())
        .forEach(field -> proof.putIfAbsent(field.name(), field.value()));
    try {
      var text = proof.getOrDefault("sandbox-message", "");
      var body = Base64.getUrlDecoder().decode(text);
      // Spare bits of the last character are not signed: only the one canonical spelling counts.
      boolean canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(body).equals(text);
      return text.isEmpty() || !canonical ? Optional.empty() : Optional.of(new Letter(body, proof));
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static Reading translate(Account account, String id, byte[] body) {
    try {
      var event = Fields.read(body);
      if (!event.text("event", 1, 64).equals(id)) {
        return new Reading.Unproved("the event is not the one that is signed", reference(body));
      }
      if (!event.text("merchant", 1, 64).equals(account.settings().text("merchant"))) {
        return new Reading.Unproved("is about another merchant", reference(body));
      }
      return new Reading.Genuine(id, SandboxWords.reports(event.object("payment")));
    } catch (BadField unclear) {
      return new Reading.Unclear(id, unclear.field() + ": " + unclear.why(), reference(body));
    }
  }

  /// The reference a message names, proved or not: a reason to ask, never more.
  private static Optional<String> reference(byte[] body) {
    try {
      return Optional.of(Fields.read(body).object("payment").text("reference", 1, 64));
    } catch (BadField none) {
      return Optional.empty();
    }
  }
}
