package paybridge.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A program that calls `/api/v1`.
final class Program implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String bridge;
  private final String token;

  Program(String bridge, String token) {
    this.bridge = bridge;
    this.token = token;
  }

  /// An answer, byte for byte, and the headers that count.
  record Heard(
      int status, byte[] raw, String type, String retryAfter, String authenticate) {
    String text() {
      return new String(raw, StandardCharsets.UTF_8);
    }

    JsonNode json() {
      try {
        return JSON.readTree(raw);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }

    /// The last part of a problem's type.
    String problem() {
      return json().path("type").asText().replace("/problems/", "");
    }
  }

  Heard get(String path) {
    return send(HttpRequest.newBuilder(URI.create(bridge + path)), List.of());
  }

  /// @param keys a header `Idempotency-Key` for each, exactly as given
  Heard post(String path, String body, List<String> keys) {
    return send(
        HttpRequest.newBuilder(URI.create(bridge + path)).POST(BodyPublishers.ofString(body)), keys);
  }

  Heard post(String path, String body, String key) {
    return post(path, body, List.of("\"" + key + "\""));
  }

  private Heard send(HttpRequest.Builder request, List<String> keys) {
    if (!token.isEmpty()) {
      request.header("Authorization", token);
    }
    keys.forEach(key -> request.header("Idempotency-Key", key));
    try {
      var answer = client.send(request.build(), BodyHandlers.ofByteArray());
      var headers = answer.headers();
      return new Heard(
          answer.statusCode(),
          answer.body(),
          headers.firstValue("Content-Type").orElse(""),
          headers.firstValue("Retry-After").orElse(""),
          headers.firstValue("WWW-Authenticate").orElse(""));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
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
