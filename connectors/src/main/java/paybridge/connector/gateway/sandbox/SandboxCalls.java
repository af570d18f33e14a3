package paybridge.connector.gateway.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;
import paybridge.connector.GatewayCall;
import paybridge.connector.Header;
import paybridge.connector.Money;
import paybridge.connector.WireAnswer.NeverSent;
import paybridge.connector.WireAnswer.NoReply;
import paybridge.connector.WireAnswer.Replied;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Digests;
import paybridge.connector.kit.Fields;
import paybridge.connector.kit.RetryAfter;
import paybridge.connector.kit.SigningKey;
import paybridge.connector.kit.StandardWebhooks;

/// Signs a call, sends it once, and says honestly what came of it (docs/gateways/sandbox.md,
/// "Answers"). Only a well-formed answer is *Done*; silence and garbage are *Unknown*.
final class SandboxCalls {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private SandboxCalls() {}

  /// Turns a well-formed answer into our words.
  @FunctionalInterface
  interface Reader<T> {
    T read(Fields answer) throws BadField;
  }

  static <T> Answer<T> post(GatewayCall call, String path, Map<String, ?> body, Reader<T> reader) {
    return judge(call, send(call, "POST", path, write(body)), reader);
  }

  /// As [#get], with what it means that the sandbox says it has no such payment. A mere 404 of
  /// somebody in between does not say that.
  static <T> Answer<T> ask(GatewayCall call, String path, T unknown, Reader<T> reader) {
    var answer = send(call, "GET", path, new byte[0]);
    return answer instanceof Replied replied
            && replied.status() == 404
            && problem(replied).filter(type -> type.startsWith("unknown-payment")).isPresent()
        ? new Answer.Done<>(unknown)
        : judge(call, answer, reader);
  }

  static <T> Answer<T> get(GatewayCall call, String path, Reader<T> reader) {
    return judge(call, send(call, "GET", path, new byte[0]), reader);
  }

  static Map<String, ?> money(Money money) {
    var json = new LinkedHashMap<String, Object>();
    json.put("currency", money.currency().code());
    json.put("minor", money.minor());
    json.put("exponent", money.currency().exponent());
    return json;
  }

  private static WireAnswer send(GatewayCall call, String method, String path, byte[] body) {
    var settings = call.account().settings();
    var target = "/api/v1/" + settings.text("merchant") + path;
    var headers = new ArrayList<Header>();
    if (body.length > 0) {
      headers.add(new Header("Content-Type", "application/json"));
    }
    var fault = settings.text("fault");
    if (!fault.isEmpty() && !fault.equals("none")) {
      headers.add(new Header("Sandbox-Fault", fault));
    }
    headers.addAll(
        StandardWebhooks.sign(
            SigningKey.of(settings.secret("apiKey")),
            id(call, method, target, body),
            call.now(),
            signed(method, target, body)));
    return call.wire().send(new WireRequest(method, base(call) + target, headers, body, PATIENCE));
  }

  /// Where shoppers reach the sandbox.
  static String pageBase(GatewayCall call) {
    var page = call.account().settings().text("pageUrl");
    return page.isEmpty() ? base(call) : withoutSlash(page);
  }

  private static String base(GatewayCall call) {
    return withoutSlash(call.account().settings().text("baseUrl"));
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /// What is signed: method, blank, address below the base URL, line feed, body.
  private static byte[] signed(String method, String target, byte[] body) {
    var head = (method + " " + target + "\n").getBytes(StandardCharsets.UTF_8);
    var all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  /// The same for the same call at the same time; the sandbox tells calls apart by our references.
  private static String id(GatewayCall call, String method, String target, byte[] body) {
    var digest = Digests.sha256(signed(method, target + "@" + call.now(), body));
    return "call_" + Digests.hex(digest).substring(0, 32);
  }

  private static <T> Answer<T> judge(GatewayCall call, WireAnswer answer, Reader<T> reader) {
    return switch (answer) {
      case NeverSent(var why) -> new Answer.NotSent<>(why);
      case NoReply(var why) -> new Answer.Unknown<>(why);
      case Replied replied -> judge(call, replied, reader);
    };
  }

  private static <T> Answer<T> judge(GatewayCall call, Replied replied, Reader<T> reader) {
    int status = replied.status();
    var pause = RetryAfter.of(replied, call.now());
    if (status == 200) {
      return read(replied, reader);
    }
    if (status == 429 || (status == 503 && pause.isPresent())) {
      return new Answer.NotSent<>("status " + status, pause);
    }
    if (status >= 400 && status < 500 && status != 408) {
      return refused(replied);
    }
    return new Answer.Unknown<>("status " + status);
  }

  private static <T> Answer<T> read(Replied replied, Reader<T> reader) {
    try {
      return new Answer.Done<>(reader.read(Fields.read(replied.body())));
    } catch (BadField broken) {
      var where = broken.field().isEmpty() ? "" : broken.field() + ": ";
      return new Answer.Unknown<>("the answer cannot be read: " + where + broken.why());
    }
  }

  private static <T> Answer<T> refused(Replied replied) {
    var reason =
        replied.status() == 401 || replied.status() == 403
            ? DeclineReason.CONFIGURATION
            : DeclineReason.OTHER;
    return new Answer.Refused<>(reason, problem(replied).orElse("status " + replied.status()));
  }

  /// The type, the field and the sentence of a problem, where the answer is one.
  static Optional<String> problem(Replied replied) {
    try {
      var problem = Fields.read(replied.body());
      var field = problem.textOr("field", 200, "");
      return Optional.of(
          problem.text("type", 1, 64)
              + (field.isEmpty() ? "" : " (" + field + ")")
              + ": "
              + problem.textOr("detail", 500, ""));
    } catch (BadField none) {
      return Optional.empty();
    }
  }

  private static byte[] write(Map<String, ?> body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
