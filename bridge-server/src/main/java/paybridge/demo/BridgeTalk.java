package paybridge.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Secret;
import paybridge.work.Chance;

/// The shop's half of the plugin protocol: asks the bridge, and believes only signed answers.
final class BridgeTalk implements AutoCloseable {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final int TRIES = 3;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ReentrantLock pairing = new ReentrantLock();
  private final URI bridge;
  private final String shopKey;
  private final Secret pairingSecret;
  private final InstantSource clock;
  private final Chance chance;
  private final Supplier<URI> home;
  private volatile @Nullable TalkKeys keys;

  BridgeTalk(
      URI bridge,
      String shopKey,
      Secret pairingSecret,
      InstantSource clock,
      Chance chance,
      Supplier<URI> home) {
    this.bridge = bridge;
    this.shopKey = shopKey;
    this.pairingSecret = pairingSecret;
    this.clock = clock;
    this.chance = chance;
    this.home = home;
  }

  /// What came of a question.
  sealed interface Heard {
    /// A signed answer.
    record Said(JsonNode body) implements Heard {}

    /// A signed no, or an unsigned one that only helps a person.
    record Problem(String type, String title, String detail) implements Heard {}

    /// Nothing that counts.
    record Silence(String why) implements Heard {}
  }

  /// The working secrets; empty before the handshake.
  Optional<TalkKeys> keys() {
    return Optional.ofNullable(keys);
  }

  /// Introduces the shop, unless that is done. The bridge then challenges it at its callback.
  Heard pair() {
    pairing.lock();
    try {
      if (keys != null) {
        return new Heard.Said(MAPPER.createObjectNode());
      }
      var nonce = word(16);
      var body = MAPPER.createObjectNode();
      body.putArray("protocols").add("1");
      body.put("callback", home.get() + "/paybridge");
      body.putArray("returnHosts").add(home.get().getHost());
      body.put("platform", "demo").put("pluginVersion", "0.1").put("nonce", nonce);
      var heard = send("handshake", body, pairingSecret, pairingSecret);
      if (heard instanceof Heard.Said(var answer)) {
        keys = TalkKeys.derive(pairingSecret, nonce, answer.path("nonce").asText());
      }
      return heard;
    } finally {
      pairing.unlock();
    }
  }

  /// Asks the bridge; introduces the shop before, when that was not done.
  Heard ask(String call, ObjectNode body) {
    var paired = pair();
    var now = keys;
    return now == null ? paired : send(call, body, now.ours(), now.theirs());
  }

  /// An unguessable word of so many random bytes.
  String word(int bytes) {
    return HexFormat.of().formatHex(chance.bytes(bytes));
  }

  boolean isFresh(String seconds) {
    return seconds.matches("[0-9]{1,12}")
        && Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), clock.instant())
                .abs()
                .compareTo(TOLERANCE)
            <= 0;
  }

  List<String> proof(Secret secret, String id, byte[] body) {
    var seconds = String.valueOf(clock.instant().getEpochSecond());
    return List.of(
        "webhook-id", id,
        "webhook-timestamp", seconds,
        "webhook-signature", TalkKeys.sign(secret, id, seconds, body));
  }

  private Heard send(String call, ObjectNode body, Secret ours, Secret theirs) {
    var envelope = MAPPER.createObjectNode();
    envelope.put("protocol", "1").put("call", call).put("shop", shopKey);
    envelope.put("home", home.get().toString()).set("body", body);
    var id = word(16);
    try {
      var raw = MAPPER.writeValueAsBytes(envelope);
      for (int tried = 1; ; tried++) {
        try {
          return judge(post(call, id, raw, ours), id, theirs);
        } catch (ConnectException away) {
          // Nothing arrived, so the same id may be sent again; the fingerprint is the same, too.
          if (tried == TRIES) {
            return new Heard.Silence("the bridge is away");
          }
        }
      }
    } catch (IOException silence) {
      return new Heard.Silence("the bridge did not answer");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Heard.Silence("the shop is closing");
    }
  }

  private HttpResponse<byte[]> post(String call, String id, byte[] raw, Secret ours)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(bridge + "/shops/" + shopKey + "/" + call))
            .timeout(Duration.ofSeconds(15))
            .header("Content-Type", "application/json")
            .headers(proof(ours, id, raw).toArray(String[]::new))
            .POST(HttpRequest.BodyPublishers.ofByteArray(raw))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private Heard judge(HttpResponse<byte[]> answer, String id, Secret theirs) throws IOException {
    var seconds = answer.headers().firstValue("webhook-timestamp").orElse("");
    var signature = answer.headers().firstValue("webhook-signature").orElse("");
    boolean proved =
        answer.headers().firstValue("webhook-id").orElse("").equals(id)
            && isFresh(seconds)
            && TalkKeys.fits(theirs, id, seconds, answer.body(), signature);
    if (!proved) {
      return new Heard.Silence(
          "an answer that the bridge did not sign (" + answer.statusCode() + ")");
    }
    var body = MAPPER.readTree(answer.body());
    return answer.statusCode() == 200
        ? new Heard.Said(body)
        : new Heard.Problem(
            body.path("type").asText(), body.path("title").asText(), body.path("detail").asText());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
