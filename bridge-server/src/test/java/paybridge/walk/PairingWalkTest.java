package paybridge.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.bridge.Server;
import paybridge.connector.Secret;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopCall;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.connector.storefront.generic.PairingKeys;
import paybridge.db.ShopRow;

/// While the bridge looks whether a shop is who it says, the shop introduces itself anew, or its
/// owner makes another key.
class PairingWalkTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir Path data;
  private Walk walk;
  private Javalin server;
  private final HttpClient client = HttpClient.newHttpClient();
  private String home = "";
  private String key = "";
  private Secret pairing = new Secret("none yet");
  private PairingKeys keys = new PairingKeys(pairing, pairing);
  private Runnable meanwhile = () -> {};

  @BeforeEach
  void start() {
    walk = new Walk(data);
    server = Server.start("127.0.0.1", 0, List.of(r -> r.post("/paybridge", this::challenged)));
    home = "http://127.0.0.1:" + server.port();
    var made = walk.bridge.parts().register.shop("coffee", "generic", home);
    walk.bridge.parts().directory.changed();
    key = made.row().pathKey();
    pairing = made.pairing();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop();
    walk.close();
  }

  private void challenged(Context ctx) {
    var now = keys;
    meanwhile.run();
    try {
      var answer = JSON.writeValueAsBytes(JSON.readTree(ctx.bodyAsBytes()).path("body"));
      StandardWebhooks.sign(
              now.shopToBridge(), ctx.header("webhook-id") + "", walk.clock.instant(), answer)
          .forEach(header -> ctx.header(header.name(), header.value()));
      ctx.contentType("application/json").result(answer);
    } catch (IOException broken) {
      ctx.status(400);
    }
  }

  private HttpResponse<String> call(Secret secret, String call, String id, String body) {
    var raw =
        "{\"protocol\":\"1\",\"call\":\"%s\",\"shop\":\"%s\",\"home\":\"%s\",\"body\":%s}"
            .formatted(call, key, home, body)
            .getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(URI.create(walk.bridgeUrl + "/shops/" + key + "/" + call))
            .POST(HttpRequest.BodyPublishers.ofByteArray(raw));
    StandardWebhooks.sign(secret, id, walk.clock.instant(), raw)
        .forEach(header -> request.header(header.name(), header.value()));
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// What the plugin does: the keys are derived from the answer, and kept.
  private int introduces(String nonce) {
    var answer =
        call(
            pairing,
            "handshake",
            "introduced-" + nonce,
            """
            {"protocols":["1"],"callback":"%s/paybridge","returnHosts":[],"platform":"test",\
            "pluginVersion":"1","nonce":"%s"}"""
                .formatted(home, nonce));
    if (answer.statusCode() == 200) {
      try {
        var theirs = JSON.readTree(answer.body()).path("nonce").asText();
        keys = PairingKeys.derive(pairing, nonce, theirs);
      } catch (IOException broken) {
        throw new IllegalStateException(broken);
      }
    }
    return answer.statusCode();
  }

  private ShopRow row() {
    return walk.bridge.parts().outside.database()
        .read(t -> t.shops().findByName("coffee"))
        .orElseThrow();
  }

  private void makesAnotherKey() {
    var parts = walk.bridge.parts();
    pairing = parts.register.pairAgain(parts.directory.shop(row())).pairing();
    parts.directory.changed();
  }

  private int offers(String id) {
    return call(keys.shopToBridge(), "offers", id, "{}").statusCode();
  }

  @Test
  void the_newest_introduction_counts_also_when_it_comes_while_the_first_is_looked_at() {
    assertThat(introduces("a-nonce-of-the-first-try")).isEqualTo(200);
    meanwhile =
        () -> {
          meanwhile = () -> {};
          assertThat(introduces("a-nonce-of-the-second-try")).isEqualTo(200);
        };
    walk.settle();
    walk.forward(Duration.ofMinutes(1));
    assertThat(row().state().equals("live")).isTrue();
    assertThat(offers("o-1")).isEqualTo(200);
  }

  @Test
  void a_key_that_is_made_while_the_shop_is_looked_at_is_not_lost() {
    assertThat(introduces("a-nonce-of-the-first-try")).isEqualTo(200);
    meanwhile =
        () -> {
          meanwhile = () -> {};
          makesAnotherKey();
        };
    walk.settle();
    walk.forward(Duration.ofMinutes(1));
    assertThat(row().state().equals("live")).isFalse();
    assertThat(introduces("a-nonce-of-the-new-key")).isEqualTo(200);
    walk.settle();
    assertThat(row().state().equals("live")).isTrue();
    assertThat(offers("o-1")).isEqualTo(200);
  }

  @Test
  void another_key_leaves_a_live_shop_alone_until_somebody_comes_with_it() {
    introduces("a-nonce-of-the-first-try");
    walk.settle();
    makesAnotherKey();
    var live = keys;
    assertThat(offers("o-1")).isEqualTo(200);
    introduces("a-nonce-of-the-second-try");
    makesAnotherKey();
    walk.settle();
    keys = live;
    assertThat(offers("o-2")).as("what the shop was known by").isEqualTo(200);
    assertThat(introduces("a-nonce-of-the-third-try")).isEqualTo(200);
    walk.settle();
    assertThat(offers("o-3")).isEqualTo(200);
  }

  @Test
  void an_introduction_that_another_key_overtakes_is_made_again() {
    var parts = walk.bridge.parts();
    var before = parts.directory.shop(row());
    makesAnotherKey();
    var handshake =
        new ShopCall.Handshake(
            List.of("1"), home + "/paybridge", "", List.of(), "test", "1", "a-nonce-of-the-old-key");
    assertThat(parts.meetShop.meet(before, "1", handshake))
        .isInstanceOfSatisfying(
            ShopAnswer.Problem.class,
            no -> {
              assertThat(no.type()).isEqualTo("in-progress");
              assertThat(no.retryable()).isTrue();
            });
    assertThat(introduces("a-nonce-of-the-new-key")).isEqualTo(200);
    walk.settle();
    assertThat(offers("o-1")).isEqualTo(200);
  }
}
