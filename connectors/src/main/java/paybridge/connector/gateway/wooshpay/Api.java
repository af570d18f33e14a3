package paybridge.connector.gateway.wooshpay;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
/// codes inside an error are not documented, so the status decides, and then the error's `type`.
final class Api {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final byte[] NOTHING = {'{', '}'};
  private static final int LONGEST_MESSAGE = 512;

  private final GatewayCall call;

  Api(GatewayCall call) {
    this.call = call;
  }

  Answer<Fields> get(String path) {
    return said("GET", path, new byte[0], Optional.empty()).answer();
  }

  Answer<Fields> delete(String path) {
    return said("DELETE", path, new byte[0], Optional.empty()).answer();
  }

  /// @param operation ours, made by [IdempotencyKey]; the gateway may answer a repetition with the
  ///   first result, which is never relied upon
  Answer<Fields> post(String path, ObjectNode body, String operation) {
    return tell(path, body, operation).answer();
  }

  /// As [#post], with what a refusal said.
  Said tell(String path, ObjectNode body, String operation) {
    var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    return said("POST", path, bytes, Optional.of(operation));
  }

  /// An answer, and the error inside it when it is a refusal.
  record Said(Answer<Fields> answer, Optional<Trouble> trouble) {
    private Said(Answer<Fields> answer) {
      this(answer, Optional.empty());
    }
  }

  private Said said(String method, String path, byte[] body, Optional<String> operation) {
    var wrong = WooshPaySettings.wrongKey(call.account());
    if (wrong.isPresent()) {
      return new Said(new Answer.Refused<>(DeclineReason.CONFIGURATION, wrong.get()));
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
      case WireAnswer.NeverSent(var why) -> new Said(new Answer.NotSent<>(why));
      case WireAnswer.NoReply(var why) -> new Said(new Answer.Unknown<>(why));
      case Replied replied when replied.status() / 100 == 4 -> {
        var trouble = Trouble.of(replied);
        yield new Said(refusal(replied, trouble), Optional.of(trouble));
      }
      case Replied replied -> new Said(answer(replied));
    };
  }

  /// 409 says that something with this name is there already: it is asked about.
  private Answer<Fields> refusal(Replied replied, Trouble trouble) {
    int status = replied.status();
    if (status == 429) {
      return new Answer.NotSent<>(
          "WooshPay asked to slow down (429).", RetryAfter.of(replied, call.now()));
    }
    boolean known = status >= 400 && status <= 404;
    return known && !trouble.keyConflict()
        ? new Answer.Refused<>(
            trouble.decline() ? DeclineReason.OTHER : DeclineReason.CONFIGURATION,
            "WooshPay answered " + status + ": " + shown(trouble.message()))
        : new Answer.Unknown<>("WooshPay answered " + status + ".");
  }

  /// 503 does not say that nothing was done: it is asked about. Redirects are not followed and mean
  /// nothing.
  private Answer<Fields> answer(Replied replied) {
    int status = replied.status();
    if (status != 200 && status != 201 && status != 204) {
      return new Answer.Unknown<>("WooshPay answered " + status + ".");
    }
    try {
      return new Answer.Done<>(Fields.read(status == 204 ? NOTHING : replied.body()));
    } catch (BadField broken) {
      return new Answer.Unknown<>("WooshPay answered 200 with something that is not JSON.");
    }
  }

  private String shown(String text) {
    return Masks.scrub(
        text.replaceAll("\\p{Cntrl}+", " "), call.account().settings(), LONGEST_MESSAGE);
  }
}
