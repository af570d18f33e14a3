package paybridge.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import paybridge.sandbox.play.PlayedGateway.Forgery;

/// A shopper's browser without a screen: follows redirects by hand, keeps cookies, fills in forms.
final class ByHand implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_REDIRECTS = 10;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Map<String, String> cookies = new HashMap<>();

  /// Where the browser is, and what it shows.
  record Seen(URI at, int status, String html) {}

  Seen open(String address) {
    return follow(HttpRequest.newBuilder().GET(), URI.create(address));
  }

  /// Sends a form to this address.
  Seen submit(String address, Map<String, String> fields) {
    var body =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return follow(
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        URI.create(address));
  }

  /// Sends JSON to this address, as a script would, and reads the JSON that comes back.
  JsonNode json(String address, Map<String, String> fields) {
    try {
      var seen =
          follow(
              HttpRequest.newBuilder()
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(fields))),
              URI.create(address));
      return JSON.readTree(seen.html());
    } catch (IOException notJson) {
      throw new UncheckedIOException("no JSON from " + address, notJson);
    }
  }

  /// Sends a forged message and does not follow where it leads; answers the status.
  int send(String address, Forgery forged) {
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(Duration.ofSeconds(10))
            .method(
                forged.method(),
                forged.method().equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(forged.body()));
    forged.headers().forEach(request::header);
    return send(request, URI.create(address)).statusCode();
  }

  private Seen follow(HttpRequest.Builder request, URI address) {
    var here = address;
    var next = request;
    for (int turn = 0; turn < MOST_REDIRECTS; turn++) {
      var reply = send(next.uri(here).timeout(Duration.ofSeconds(10)), here);
      var location = reply.headers().firstValue("Location");
      if (reply.statusCode() / 100 != 3 || location.isEmpty()) {
        return new Seen(here, reply.statusCode(), reply.body());
      }
      here = here.resolve(location.get());
      next = HttpRequest.newBuilder().GET();
    }
    throw new IllegalStateException("redirected too often, last to " + here.getPath());
  }

  private HttpResponse<String> send(HttpRequest.Builder request, URI here) {
    var mine = cookies.getOrDefault(here.getAuthority(), "");
    if (!mine.isEmpty()) {
      request.setHeader("Cookie", mine);
    }
    try {
      var reply = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      reply
          .headers()
          .firstValue("Set-Cookie")
          .ifPresent(cookie -> cookies.put(here.getAuthority(), cookie.split(";", 2)[0]));
      return reply;
    } catch (IOException broken) {
      throw new UncheckedIOException("no answer from " + here.getAuthority(), broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
