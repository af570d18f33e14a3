package paybridge.torture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// Plain HTTP as shoppers' browsers and shops speak it; follows nothing by itself.
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /// What a page answered.
  record Seen(int status, Optional<String> location, byte[] body) {}

  Seen get(String address) throws IOException, InterruptedException {
    return seen(send(HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build()));
  }

  /// Sends a form of one field.
  Seen submit(String address, String form) throws IOException, InterruptedException {
    return seen(
        send(
            HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build()));
  }

  HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  /// True when the address answers 200 now.
  boolean answers(String address) {
    try {
      return get(address).status() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting", stopped);
    }
  }

  private static Seen seen(HttpResponse<byte[]> answer) {
    return new Seen(
        answer.statusCode(), answer.headers().firstValue("Location"), answer.body());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
