package paybridge.walk;

import java.io.IOException;
import java.io.InputStream;
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

/// A shopper's browser without a screen: follows redirects by hand, keeps cookies, fills in forms.
public final class Browsing implements AutoCloseable {
  private static final int MOST_REDIRECTS = 10;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Map<String, String> cookies = new HashMap<>();

  /// Where the browser is, and what it shows.
  public record Seen(URI at, int status, String html) {}

  public Seen open(String address) {
    return follow(HttpRequest.newBuilder().GET(), URI.create(address));
  }

  /// Sends a form to this address.
  public Seen submit(String address, Map<String, String> fields) {
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

  /// Opens a file that is read while it comes; the caller closes it.
  public HttpResponse<InputStream> download(String address) {
    var uri = URI.create(address);
    var request =
        HttpRequest.newBuilder(uri)
            .header("Cookie", cookies.getOrDefault(uri.getAuthority(), ""))
            .GET()
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException broken) {
      throw new UncheckedIOException("no answer from " + uri.getAuthority(), broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /// Sends a form and closes the browser: whatever the page says next is not followed.
  public void postOnly(String address, Map<String, String> fields) {
    var body =
        fields.entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var uri = URI.create(address);
    var _ =
        send(
            HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)),
            uri);
    close();
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
