package paybridge.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import paybridge.connector.Capture;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.Money;
import paybridge.connector.kit.StandardWebhooks;

/// The golden examples of the dialect are what the sandbox really sends, byte for byte. To make
/// them anew: `-Dexamples.write=true`.
class SandboxExamplesTest {
  private static final Path FOLDER = Path.of("../connectors/src/test/resources/examples/sandbox");

  private final Map<String, String> sent = new TreeMap<>();

  @Test
  void the_sandbox_sends_its_golden_examples() throws IOException {
    try (var sandbox = new RunningSandbox(null, 2026)) {
      sandbox.returnPath = "/returns";
      cards(sandbox);
      holds(sandbox);
      refunds(sandbox);
      transfers(sandbox);
      oddities(sandbox);
    }
    if (Boolean.getBoolean("examples.write")) {
      Files.createDirectories(FOLDER);
      for (var example : sent.entrySet()) {
        Files.writeString(FOLDER.resolve(example.getKey()), example.getValue());
      }
    }
    assertThat(golden()).isEqualTo(sent);
  }

  private void cards(RunningSandbox sandbox) {
    var back = sandbox.post(sandbox.openCard("1001-7KQ2M9XA"), "card=approve");
    sent.put("return-paid.http", text(sandbox.returned(back)));
    take(sandbox, "paid");
    var page = sandbox.openCard("1002-3FZ8W1PD");
    sandbox.post(page, "card=insufficient-funds");
    take(sandbox, "try-declined");
    sandbox.post(page, "card=stolen");
    take(sandbox, "try-declined-again");
    back = sandbox.post(page, "card=over-limit");
    sent.put("return-declined.http", text(sandbox.returned(back)));
    take(sandbox, "declined");
    sandbox.post(sandbox.openCard("1003-H5TB0CRN") + "/cancel", "");
    take(sandbox, "cancelled");
    sandbox.openCard("1004-VM62YJQE");
    sandbox.pass(Duration.ofHours(24));
    take(sandbox, "expired");
    var nothing = Money.of(0, "EUR");
    var save = sandbox.request("1005-9GD4XKSA", nothing, "card", Capture.AUTOMATIC, true);
    sandbox.post(sandbox.open(save), "card=approve");
    take(sandbox, "stored");
  }

  private void holds(RunningSandbox sandbox) {
    var request = sandbox.request("1006-R8N1E7WB", "card", Capture.MANUAL, false);
    sandbox.post(sandbox.open(request), "card=approve");
    take(sandbox, "authorized");
    var part = sandbox.move("1006-R8N1E7WB", "cap-1", 990);
    RunningSandbox.done(sandbox.connector.capture(sandbox.call(), part));
    take(sandbox, "captured-in-part");
    var other = sandbox.request("1007-2CJ5ZTPF", "card", Capture.MANUAL, false);
    sandbox.post(sandbox.open(other), "card=approve");
    sandbox.turn();
    sandbox.heard.clear();
    var all = sandbox.move("1007-2CJ5ZTPF", "void-1", 4990);
    RunningSandbox.done(sandbox.connector.voidAuthorization(sandbox.call(), all));
    take(sandbox, "voided");
  }

  private void refunds(RunningSandbox sandbox) {
    refund(sandbox, "1001-7KQ2M9XA", "refund-pending");
    sandbox.pass(Duration.ofSeconds(10));
    take(sandbox, "refund-done");
    sandbox.gateway.fault("refund-fails");
    refund(sandbox, "1006-R8N1E7WB", "refund-pending-of-a-part");
    sandbox.pass(Duration.ofSeconds(10));
    take(sandbox, "refund-failed");
    sandbox.gateway.fault("none");
  }

  private void refund(RunningSandbox sandbox, String reference, String name) {
    var move = sandbox.move(reference, "refund-1", 500);
    RunningSandbox.done(sandbox.connector.refund(sandbox.call(), move));
    take(sandbox, name);
  }

  private void transfers(RunningSandbox sandbox) {
    var yen = Money.of(500, "JPY");
    var request = sandbox.request("1008-W4QH8MVK", yen, "banktransfer", Capture.AUTOMATIC, false);
    sandbox.post(sandbox.open(request), "card=paid-later");
    take(sandbox, "processing");
    sandbox.pass(Duration.ofSeconds(30));
    take(sandbox, "paid-later-in-yen");
  }

  private void oddities(RunningSandbox sandbox) {
    sandbox.post(sandbox.openCard("1009-B7XS3NDG"), "card=approve&fault=wrong-signature");
    take(sandbox, "wrong-signature");
    sandbox.post(sandbox.openCard("1010-T1KE6RZC"), "card=approve");
    sandbox.turn();
    var heard = sandbox.heard.getFirst();
    sandbox.heard.clear();
    var body = heard.text().replace("\"status\":\"paid\"", "\"status\":\"settled\"");
    var id = heard.header("webhook-id").orElseThrow();
    var headers =
        StandardWebhooks.sign(
            RunningSandbox.notificationSecret(), id, heard.heard(), body.getBytes(UTF_8));
    sent.put("unknown-word.http", text("POST /notifications", headers, body));
  }

  /// The one notification heard since the last time.
  private void take(RunningSandbox sandbox, String name) {
    sandbox.turn();
    assertThat(sandbox.heard).as(name).hasSize(1);
    sent.put(name + ".http", text(sandbox.heard.getFirst()));
    sandbox.heard.clear();
  }

  private static String text(Incoming message) {
    var query = message.rawQuery().isEmpty() ? "" : "?" + message.rawQuery();
    var kept =
        message.headers().stream()
            .filter(
                header -> header.name().toLowerCase(java.util.Locale.ROOT).startsWith("webhook-"))
            .sorted(java.util.Comparator.comparing(Header::name))
            .toList();
    return text(message.method() + " " + message.path() + query, kept, message.text());
  }

  private static String text(String start, List<Header> headers, String body) {
    var text = new StringBuilder(start).append(" HTTP/1.1\n");
    if (!body.isEmpty()) {
      text.append("Content-Type: application/json\n");
    }
    headers.stream()
        .sorted(java.util.Comparator.comparing(Header::name))
        .forEach(
            header -> text.append(header.name()).append(": ").append(header.value()).append('\n'));
    return text.append('\n').append(body).append(body.isEmpty() ? "" : "\n").toString();
  }

  private static Map<String, String> golden() throws IOException {
    var golden = new TreeMap<String, String>();
    try (var files = Files.newDirectoryStream(FOLDER, "*.http")) {
      for (var file : files) {
        golden.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return golden;
  }
}
