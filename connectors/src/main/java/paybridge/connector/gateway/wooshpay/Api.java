package paybridge.connector.gateway.wooshpay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;
import paybridge.connector.GatewayCall;
import paybridge.connector.Header;
import paybridge.connector.WireAnswer.Replied;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Fields;
import paybridge.connector.kit.Masks;
import paybridge.connector.kit.RetryAfter;

/// One call to WooshPay's API and what its HTTP status means (contract sections 1 and 15). The
/// codes inside an error are not documented, so the status alone decides.
final class Api {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LONGEST_MESSAGE = 512;

  private final GatewayCall call;

  Api(GatewayCall call) {
    this.call = call;
  }

  Answer<Fields> get(String path) {
    return send("GET", path, new byte[0], Optional.empty());
  }

  /// @param operation ours; the gateway may answer a repetition with the first result, which is
  ///   never relied upon
  Answer<Fields> post(String path, byte[] body, String operation) {
    return send("POST", path, body, Optional.of(operation));
  }

  private Answer<Fields> send(String method, String path, byte[] body, Optional<String> operation) {
    var wrong = WooshPaySettings.wrongKey(call.account());
    if (wrong.isPresent()) {
      return new Answer.Refused<>(DeclineReason.CONFIGURATION, wrong.get());
    }
    var key = call.account().settings().secret(WooshPaySettings.KEY).reveal().strip() + ":";
    var headers = new ArrayList<Header>();
    headers.add(
        new Header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8))));
    headers.add(new Header("Accept", "application/json"));
    headers.add(new Header("Content-Type", "application/json"));
    operation.ifPresent(id -> headers.add(new Header("Idempotency-Key", id)));
    var request =
        new WireRequest(
            method,
            WooshPaySettings.host(call.account()) + path,
            List.copyOf(headers),
            body,
            PATIENCE);
    return switch (call.wire().send(request)) {
      case WireAnswer.NeverSent(var why) -> new Answer.NotSent<>(why);
      case WireAnswer.NoReply(var why) -> new Answer.Unknown<>(why);
      case Replied replied -> answer(replied);
    };
  }

  private Answer<Fields> answer(Replied replied) {
    int status = replied.status();
    if (status == 429) {
      return new Answer.NotSent<>(
          "WooshPay asked to slow down (429).", RetryAfter.of(replied, call.now()));
    }
    if (status == 400 || status == 401 || status == 402 || status == 403 || status == 404) {
      return new Answer.Refused<>(
          status == 402 ? DeclineReason.OTHER : DeclineReason.CONFIGURATION,
          "WooshPay answered " + status + ": " + message(replied));
    }
    if (status != 200 && status != 201) {
      return new Answer.Unknown<>("WooshPay answered " + status + ".");
    }
    try {
      return new Answer.Done<>(Fields.read(replied.body()));
    } catch (BadField broken) {
      return new Answer.Unknown<>("WooshPay answered 200 with something that is not JSON.");
    }
  }

  /// The error's text: under `error`, at the top, `error` itself, or the raw answer (section 15).
  private String message(Replied replied) {
    var text = replied.text();
    try {
      var body = Fields.read(replied.body());
      text =
          new Item(body.raw("error"))
              .text("message")
              .or(() -> Optional.of(body.raw("message").asText("")).filter(t -> !t.isBlank()))
              .or(() -> Optional.of(body.raw("error").asText("")).filter(t -> !t.isBlank()))
              .orElse(text);
    } catch (BadField raw) {
      // Not JSON: the raw answer is all there is.
    }
    return Masks.scrub(
        text.replaceAll("\\p{Cntrl}+", " "), call.account().settings(), LONGEST_MESSAGE);
  }
}
