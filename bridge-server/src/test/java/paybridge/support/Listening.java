package paybridge.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import paybridge.walk.Walk;

/// A browser at the console whose page hears events: no screen, but a real stream on a real socket.
final class Listening implements AutoCloseable {
  /// Ends a stream in the queue of what was heard.
  static final Heard OVER = new Heard("over", "");

  private final Walk walk;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final List<Stream<String>> streams = new ArrayList<>();

  Listening(Walk walk, String mail) {
    this.walk = walk;
    var _ = send(
        HttpRequest.newBuilder(URI.create(walk.bridgeUrl + walk.bridge.people().signInLink(mail)))
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  /// An event; a comment has the name of nothing.
  record Heard(String event, String data) {}

  /// What is heard on one stream.
  record Ear(int status, BlockingQueue<Heard> queue) {
    /// The next thing that is heard.
    Heard next() {
      try {
        var heard = queue.poll(10, TimeUnit.SECONDS);
        if (heard == null) {
          throw new AssertionError("nothing is heard");
        }
        return heard;
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /// A page of the console.
  HttpResponse<String> page(String path) {
    return send(HttpRequest.newBuilder(URI.create(walk.bridgeUrl + path)));
  }

  void signOut() {
    var csrf = found("name=\"csrf\" value=\"([^\"]*)\"");
    var _ = send(
        HttpRequest.newBuilder(URI.create(walk.bridgeUrl + "/support/sign-out"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("csrf=" + csrf)));
  }

  private String found(String pattern) {
    var found = Pattern.compile(pattern).matcher(page("/support").body());
    if (!found.find()) {
      throw new AssertionError("no " + pattern);
    }
    return found.group(1);
  }

  /// Loads the first page and opens its stream; returns when the bridge has heard of it.
  Ear listen() {
    var ear = open(found("sse-connect=\"([^\"]*)\""));
    while (ear.status() == 200 && ear.queue().isEmpty()) {
      walk.settle();
      Thread.onSpinWait();
    }
    return ear;
  }

  /// Opens a stream at this address.
  Ear open(String path) {
    var queue = new LinkedBlockingQueue<Heard>();
    try {
      var reply =
          client.send(
              HttpRequest.newBuilder(URI.create(walk.bridgeUrl + path))
                  .header("Accept", "text/event-stream")
                  .build(),
              HttpResponse.BodyHandlers.ofLines());
      streams.add(reply.body());
      Thread.ofVirtual().start(() -> read(reply.body(), queue));
      return new Ear(reply.statusCode(), queue);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static void read(Stream<String> lines, BlockingQueue<Heard> queue) {
    var event = new String[] {""};
    var data = new StringBuilder();
    try {
      lines.forEach(
          line -> {
            if (line.startsWith(":")) {
              queue.add(new Heard("", ""));
            } else if (line.startsWith("event: ")) {
              event[0] = line.substring(7);
            } else if (line.startsWith("data: ")) {
              data.append(line.substring(6)).append('\n');
            } else if (line.isEmpty() && !event[0].isEmpty()) {
              queue.add(new Heard(event[0], data.toString()));
              event[0] = "";
              data.setLength(0);
            }
          });
    } catch (UncheckedIOException cut) {
      // the stream was closed by us
    }
    queue.add(OVER);
  }

  /// The page is closed.
  @Override
  public void close() {
    streams.forEach(Stream::close);
    client.shutdownNow();
  }
}
