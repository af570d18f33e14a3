package paybridge.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import paybridge.connector.Header;
import paybridge.connector.Secret;
import paybridge.connector.Wire;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;
import paybridge.connector.kit.SigningKey;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.work.Step;

/// Sends notifications, signed, until somebody answers with a 2xx or the tries are used up.
record Notifier(SandboxFile file, InstantSource clock, Wire wire) implements Step {
  /// The pauses after each failed try; after the last one it is over.
  static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofHours(24));

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// A key that nobody else has: the signature of the fault *wrong-signature*.
  private static final String NOBODYS = "a key that nobody was told";

  @Override
  public String name() {
    return "sandbox-notifications";
  }

  @Override
  public List<Runnable> claim(int most) {
    var due = file.change(books -> books.outbox().claim(most, clock.instant()));
    return due.stream().map(letter -> (Runnable) () -> send(letter)).toList();
  }

  private void send(Outbox.Letter letter) {
    var merchant = file.change(books -> books.merchant(letter.merchant()));
    if (merchant.isEmpty()) {
      end(letter, false);
      return;
    }
    var secret = letter.spoiled() ? new Secret(NOBODYS) : merchant.get().notificationSecret();
    var body = letter.body().getBytes(StandardCharsets.UTF_8);
    var headers = new ArrayList<Header>();
    headers.add(new Header("Content-Type", "application/json"));
    headers.addAll(
        StandardWebhooks.sign(SigningKey.of(secret), letter.event(), clock.instant(), body));
    var answer = wire.send(new WireRequest("POST", letter.url(), headers, body, PATIENCE));
    end(letter, answer instanceof WireAnswer.Replied(int status, _, _) && status / 100 == 2);
  }

  private void end(Outbox.Letter letter, boolean heard) {
    file.change(books -> {
      if (heard) {
        books.outbox().delivered(letter);
      } else if (letter.tries() < PAUSES.size()) {
        var due = clock.instant().plus(PAUSES.get(letter.tries()));
        books.outbox().again(letter, due);
      } else {
        books.outbox().givenUp(letter);
      }
      return heard;
    });
  }
}
