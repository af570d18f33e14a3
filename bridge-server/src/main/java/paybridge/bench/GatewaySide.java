package paybridge.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import paybridge.connector.Secret;
import paybridge.connector.kit.SigningKey;
import paybridge.connector.kit.StandardWebhooks;

/// A gateway that speaks as docs/gateways/sandbox.md describes: opens pages at once, and signs its
/// messages beforehand.
final class GatewaySide {
  static final String MERCHANT = "bench";

  /// Of so many messages one is a copy of the one before.
  private static final int ONE_COPY_IN = 10;

  private static final String CHAIN =
      "[{\"at\":\"acquirer\",\"sent\":\"0100 auth 49.90 EUR\",\"code\":\"00\",\"said\":\"approved\"},"
          + "{\"at\":\"issuer\",\"sent\":\"0100 auth 49.90 EUR\",\"code\":\"00\",\"said\":\"approved\"}]";

  private final InstantSource clock;
  private final List<String> references = new ArrayList<>();
  private long events;

  GatewaySide(InstantSource clock) {
    this.clock = clock;
  }

  /// The answer to `POST …/sessions` and to `GET …/payments/REFERENCE`: the page is open, and the
  /// shopper has not paid.
  FarEnd.Said answer(String head, String body) {
    var reference =
        head.startsWith("GET ")
            ? between(head, "/payments/", ' ')
            : between(body, "\"reference\":\"", '"');
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new FarEnd.Said(
        "",
        "{\"payment\":"
            + picture(reference, "waiting", 0, now, 1)
            + ",\"page\":\"/pay/bench\"}");
  }

  /// Remembers the payment that a checkout call's answer names.
  void learn(String answer) {
    references.add(between(answer, "\"reference\":\"", '"'));
  }

  int payments() {
    return references.size();
  }

  /// So many signed messages about the payments that were opened, round and round: each payment is
  /// first said to be waiting, then to be paid, then to be paid still. One in ten is a copy.
  List<byte[]> messages(int count, String path, Secret secret) {
    var key = SigningKey.of(secret);
    var messages = new ArrayList<byte[]>(count);
    while (messages.size() < count) {
      messages.add(
          messages.size() % ONE_COPY_IN == ONE_COPY_IN - 1
              ? messages.getLast()
              : message(path, key));
    }
    return messages;
  }

  private byte[] message(String path, Secret key) {
    long number = events++;
    var reference = references.get((int) (number % references.size()));
    long round = number / references.size();
    var word = round == 0 ? "waiting" : "paid";
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var event = "evt_" + String.format(java.util.Locale.ROOT, "%026d", number);
    var body =
        ("{\"event\":\"" + event + "\",\"type\":\"payment." + word + "\",\"at\":\"" + now
                + "\",\"merchant\":\"" + MERCHANT + "\",\"payment\":"
                + picture(reference, word, round == 0 ? 0 : 4990, now, round + 2)
                + "}")
            .getBytes(StandardCharsets.UTF_8);
    return Generator.post(
        path, ShopSide.lines(StandardWebhooks.sign(key, event, clock.instant(), body)), body);
  }

  private static String picture(
      String reference, String status, long captured, Instant now, long version) {
    return "{\"id\":\"sbx_" + reference + "\",\"reference\":\"" + reference
        + "\",\"method\":\"card\",\"status\":\"" + status
        + "\",\"asked\":" + money(4990)
        + ",\"authorized\":" + money(0)
        + ",\"captured\":" + money(captured)
        + ",\"opened\":\"" + now
        + "\",\"pageEnds\":\"" + now.plus(Duration.ofDays(1))
        + "\",\"changed\":\"" + now
        + "\",\"version\":" + version
        + ",\"refunds\":[],\"chain\":" + CHAIN
        + ",\"mails\":[]}";
  }

  private static String money(long minor) {
    return "{\"currency\":\"EUR\",\"minor\":" + minor + ",\"exponent\":2}";
  }

  private static String between(String text, String before, char after) {
    int from = text.indexOf(before) + before.length();
    int to = text.indexOf(after, from);
    return from < before.length() || to < 0 ? "" : text.substring(from, to);
  }
}
