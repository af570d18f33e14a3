package paybridge.sandbox;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import paybridge.connector.Header;
import paybridge.connector.Wire;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;

/// A way out for tests: no registered hosts, and no patience beyond its own.
final class PlainWire implements Wire {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Duration patience;

  PlainWire(Duration patience) {
    this.patience = patience;
  }

  @Override
  public WireAnswer send(WireRequest request) {
    var builder =
        HttpRequest.newBuilder(URI.create(request.address()))
            .timeout(patience)
            .method(request.method(), BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach(header -> builder.header(header.name(), header.value()));
    try {
      var answer = client.send(builder.build(), BodyHandlers.ofByteArray());
      List<Header> headers =
          answer.headers().map().entrySet().stream()
              .flatMap(entry ->
                  entry.getValue().stream().map(value -> new Header(entry.getKey(), value)))
              .toList();
      return new WireAnswer.Replied(answer.statusCode(), headers, answer.body());
    } catch (ConnectException refused) {
      return new WireAnswer.NeverSent("connection refused");
    } catch (IOException silence) {
      return new WireAnswer.NoReply(silence.getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new WireAnswer.NoReply("interrupted");
    }
  }
}
