package paybridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import paybridge.bridge.Bridge;
import paybridge.connector.Incoming;
import paybridge.connector.Secret;
import paybridge.connector.Settings;
import paybridge.connector.ShopAccount;
import paybridge.connector.ShopCall;
import paybridge.connector.ShopReading;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.connector.storefront.generic.Generic;
import paybridge.work.Chance;

/// The reference of a running bridge says what the bridge does.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceTest {
  private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
  private static final Secret SECRET = StandardWebhooks.secret(new byte[32]);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  @SuppressWarnings("NullAway.Init")
  private Bridge bridge;

  @SuppressWarnings("NullAway.Init")
  private JsonNode api;

  @BeforeAll
  void start(@TempDir Path data) throws IOException, InterruptedException {
    bridge =
        new Bridge(
            new Bridge.Options(
                data, null, "127.0.0.1", 0, "http://bridge.example", false, Set.of(), false,
                Duration.ofSeconds(1)),
            InstantSource.system(),
            Chance.real());
    api = json.readTree(ask("GET", "/openapi.json").body());
  }

  @AfterAll
  void stop() {
    bridge.close();
    http.close();
  }

  @Test
  void every_path_of_the_reference_is_a_route() throws IOException, InterruptedException {
    var missing = new ArrayList<String>();
    for (var path : api.required("paths").properties()) {
      for (var method : path.getValue().properties()) {
        var verb = method.getKey().toUpperCase(Locale.ROOT);
        var answer = ask(verb, path.getKey().replaceAll("\\{[a-z]+}", "nobody"));
        if (answer.body().startsWith("{\"type\":\"/problems/not-found")
            || answer.statusCode() == 405) {
          missing.add(verb + " " + path.getKey());
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(ask("GET", "/nowhere").body()).contains("/problems/not-found");
  }

  @Test
  void the_calls_of_the_reference_are_the_calls_that_shops_can_make() {
    var inReference = new TreeSet<String>();
    api.required("paths")
        .fieldNames()
        .forEachRemaining(
            path -> {
              if (path.startsWith("/shops/")) {
                inReference.add(path.substring("/shops/{shop}/".length()));
              }
            });
    assertThat(inReference).allSatisfy(call -> assertThat(spoken(call)).as(call).isTrue());
    assertThat(spoken("dance")).isFalse();
    assertThat(inReference).hasSameSizeAs(ShopCall.class.getPermittedSubclasses());
  }

  /// An empty call of this name is understood as far as its missing fields.
  private static boolean spoken(String call) {
    var body =
        "{\"protocol\":\"1\",\"call\":\"%s\",\"shop\":\"k\",\"home\":\"https://shop.example\",\"body\":{}}"
            .formatted(call)
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var headers = StandardWebhooks.sign(List.of(SECRET), "m1", NOW, body);
    var secrets = Map.of(Generic.PAIRING, List.of(SECRET), Generic.THEIRS, List.of(SECRET));
    var shop = new ShopAccount("k", "s", "https://shop.example", "", new Settings(Map.of(), secrets));
    var heard =
        new Incoming(Incoming.Channel.SHOP, "POST", "/shops/k/" + call, "", headers, body, NOW);
    return !(new Generic().read(shop, heard) instanceof ShopReading.NotSpoken);
  }

  @Test
  void the_page_shows_every_call_and_no_script() throws IOException, InterruptedException {
    var answer = ask("GET", "/docs");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(answer.body()).doesNotContain("<script", "<style", "style=");
    for (var group : List.of("paths", "webhooks")) {
      for (var path : api.required(group).properties()) {
        for (var method : path.getValue()) {
          var id = method.required("operationId").asText();
          assertThat(answer.body()).contains("<article id=\"" + id + "\">");
        }
      }
    }
  }

  @Test
  void every_problem_has_a_page() throws IOException, InterruptedException {
    for (var type : ProblemTypes.all()) {
      assertThat(ask("GET", "/problems/" + type.word()).body())
          .contains("/problems/" + type.word() + "<", "What to do");
    }
    assertThat(ask("GET", "/problems/never-heard").statusCode()).isEqualTo(404);
  }

  @Test
  void figures_are_counted_by_route_and_never_by_address()
      throws IOException, InterruptedException {
    ask("GET", "/pay/secret-token");

    var figures = ask("GET", "/metrics");

    assertThat(figures.body())
        .contains("route=\"/pay/{token}\",status=\"404\"", "paybridge_pictures{state=\"due\"} 0")
        .doesNotContain("secret-token", "NaN");
  }

  @Test
  void figures_are_not_for_requests_that_a_proxy_passed_on()
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address("/metrics")).header("X-Forwarded-For", "192.0.2.7").build();

    assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> ask(String method, String path)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + bridge.port() + path);
  }
}
