package paybridge.connector.gateway.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paybridge.connector.Account;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.Incoming.Channel;
import paybridge.connector.Page;
import paybridge.connector.Reading;
import paybridge.connector.Secret;
import paybridge.connector.Settings;
import paybridge.connector.kit.FormText;
import paybridge.connector.kit.StandardWebhooks;

/// Every golden example means what its line of text says, and nothing else.
class SandboxReadTest {
  private static final Path FOLDER = Path.of("src/test/resources/examples/sandbox");
  private static final Secret SECRET = new Secret("whsec_c2FuZGJveCBub3RpZmljYXRpb24gc2VjcmV0");

  /// When the example was sent.
  private static Instant sent(Incoming message) {
    var fromQuery = message.rawQuery().replaceFirst(".*webhook-timestamp=([0-9]+).*", "$1");
    return Instant.ofEpochSecond(
        Long.parseLong(message.header("webhook-timestamp").orElse(fromQuery)));
  }

  private static Account account(String merchant, Secret... secrets) {
    return new Account(
        "acc",
        "Sandbox",
        false,
        new Settings(Map.of("merchant", merchant), Map.of("notificationSecret", List.of(secrets))));
  }

  private static Reading read(Incoming message) {
    return new Sandbox().read(account("tea-house", SECRET), message);
  }

  static Stream<String> examples() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".http"))
          .map(name -> name.substring(0, name.length() - ".http".length()))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static Incoming example(String name) throws IOException {
    var text = Files.readString(FOLDER.resolve(name + ".http"), UTF_8);
    var head = text.substring(0, text.indexOf("\n\n")).lines().toList();
    var body = text.substring(text.indexOf("\n\n") + 2).stripTrailing();
    var start = head.getFirst().split(" ", 3);
    var target = start[1].split("\\?", 2);
    var message =
        new Incoming(
            start[0].equals("GET") ? Channel.RETURN : Channel.NOTIFICATION,
            start[0],
            target[0],
            target.length > 1 ? target[1] : "",
            head.stream()
                .skip(1)
                .map(line -> line.split(": ", 2))
                .map(pair -> new Header(pair[0], pair[1]))
                .toList(),
            body.getBytes(UTF_8),
            Instant.EPOCH);
    return heard(message, sent(message));
  }

  private static Incoming heard(Incoming message, Instant heard) {
    return new Incoming(
        message.channel(),
        message.method(),
        message.path(),
        message.rawQuery(),
        message.headers(),
        message.body(),
        heard);
  }

  private static Incoming changed(Incoming message, byte[] body) {
    return new Incoming(
        message.channel(),
        message.method(),
        message.path(),
        message.rawQuery(),
        message.headers(),
        body,
        message.heard());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_means_what_its_line_says(String name) throws IOException {
    assertThat(line(read(example(name))))
        .isEqualTo(Files.readString(FOLDER.resolve(name + ".txt")).strip());
  }

  @Test
  void one_changed_character_proves_nothing() throws IOException {
    var message = example("paid");
    for (int at = 0; at < message.body().length; at++) {
      var body = message.body().clone();
      body[at] ^= 1;
      assertThat(read(changed(message, body))).isInstanceOf(Reading.Unproved.class);
    }
  }

  @Test
  void one_changed_character_of_a_return_proves_nothing() throws IOException {
    var message = example("return-paid");
    var query = message.rawQuery();
    for (int at = 0; at < query.length(); at++) {
      var other = query.charAt(at) == 'A' ? 'B' : 'A';
      var forged = query.substring(0, at) + other + query.substring(at + 1);
      var forgedMessage =
          new Incoming(
              Channel.RETURN,
              "GET",
              message.path(),
              forged,
              List.of(),
              new byte[0],
              message.heard());
      assertThat(read(forgedMessage)).as(forged).isInstanceOf(Reading.Unproved.class);
    }
  }

  @Test
  void a_second_spelling_of_the_same_bytes_proves_nothing() throws IOException {
    var body = example("paid").text();
    var padded = (body + " ".repeat((4 - body.getBytes(UTF_8).length % 3) % 3)).getBytes(UTF_8);
    assertThat(padded.length % 3).isEqualTo(1);
    var text = Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    var twin = text.substring(0, text.length() - 1) + (char) (text.charAt(text.length() - 1) + 1);
    assertThat(Base64.getUrlDecoder().decode(twin)).isEqualTo(padded);

    assertThat(read(returned(padded, text))).isInstanceOf(Reading.Genuine.class);
    assertThat(read(returned(padded, twin))).isInstanceOf(Reading.Unproved.class);
  }

  private static Incoming returned(byte[] body, String spelled) throws IOException {
    var message = example("paid");
    var id = message.header("webhook-id").orElseThrow();
    var fields = new ArrayList<Page.Field>();
    fields.add(new Page.Field("sandbox-message", spelled));
    for (var header : StandardWebhooks.sign(SECRET, id, message.heard(), body)) {
      fields.add(new Page.Field(header.name(), header.value()));
    }
    return new Incoming(
        Channel.RETURN,
        "GET",
        "/returns",
        FormText.write(fields),
        List.of(),
        new byte[0],
        message.heard());
  }

  @Test
  void an_old_message_proves_nothing_and_names_the_payment() throws IOException {
    var message = example("paid");
    var late = heard(message, message.heard().plus(Duration.ofSeconds(301)));
    assertThat(read(late))
        .isInstanceOfSatisfying(
            Reading.Unproved.class,
            unproved -> assertThat(unproved.merchantReference()).contains("1001-7KQ2M9XA"));
  }

  @Test
  void an_older_secret_proves_as_well_and_no_secret_proves_nothing() throws IOException {
    var message = example("paid");
    var both = account("tea-house", new Secret("the new one"), SECRET);
    assertThat(new Sandbox().read(both, message)).isInstanceOf(Reading.Genuine.class);
    assertThat(new Sandbox().read(account("tea-house"), message))
        .isInstanceOf(Reading.Unproved.class);
  }

  @Test
  void another_merchants_message_proves_nothing() throws IOException {
    assertThat(new Sandbox().read(account("coffee-house", SECRET), example("paid")))
        .isInstanceOf(Reading.Unproved.class);
  }

  /// A reading in one line of text.
  static String line(Reading reading) {
    return switch (reading) {
      case Reading.Genuine(_, var reports) ->
          "genuine: "
              + reports.stream()
                  .map(
                      report -> report.merchantReference().orElse("?") + " " + words(report.fact()))
                  .collect(Collectors.joining("; "));
      case Reading.Irrelevant(_, var why) -> "irrelevant: " + why;
      case Reading.Unclear(_, var why, var reference) ->
          "unclear: " + reference.orElse("?") + " " + why;
      case Reading.Unproved(var why, var reference) ->
          "unproved: " + reference.orElse("?") + " " + why;
    };
  }

  private static String words(Fact fact) {
    return switch (fact) {
      case Fact.Waiting(var decline) ->
          "waiting" + decline.map(reason -> " after " + reason.spelling()).orElse("");
      case Fact.Authorized(var total) -> "authorized " + total;
      case Fact.Captured(var total) -> "captured " + total;
      case Fact.Approved(var total) -> "approved " + total;
      case Fact.Declined(DeclineReason reason) -> "declined " + reason.spelling();
      case Fact.Cancelled() -> "cancelled";
      case Fact.Expired() -> "expired";
      case Fact.Voided() -> "voided";
      case Fact.Refund(_, var ours, var amount, var state) ->
          "refund " + ours.orElse("?") + " of " + amount + " " + state;
      case Fact.Disputed(var amount, _, _) -> "disputed " + amount;
      case Fact.MethodStored(_, var label) -> "method stored, " + label;
      case Fact.NotKnown() -> "not known";
    };
  }
}
