package paybridge.support;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/// One open first page, and what it shows. It is told by one thread at a time: who has taken it must
/// tell it.
final class HomeListener {
  /// After so long a silence a word without meaning is sent: a proxy does not hang up then, and
  /// whoever has gone is found out.
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final SseClient client;
  private final String staffId;
  private final String token;
  private final Map<String, String> shows = new ConcurrentHashMap<>();
  private final AtomicBoolean taken = new AtomicBoolean();
  private volatile boolean ended;
  private volatile long spoken = Long.MIN_VALUE;

  HomeListener(SseClient client, String staffId, String token, String seen) {
    this.client = client;
    this.staffId = staffId;
    this.token = token;
    for (var part : seen.split(",")) {
      int colon = part.indexOf(':');
      if (colon > 0) {
        shows.put(part.substring(0, colon), part.substring(colon + 1));
      }
    }
  }

  boolean isOf(String person) {
    return staffId.equals(person);
  }

  String token() {
    return token;
  }

  /// The session is over: the next thing it is told is that.
  void end() {
    ended = true;
  }

  /// True when there is something to say and nobody else is saying it; then it must be told.
  boolean take(HomeLive.View view, long now) {
    boolean silent = spoken == Long.MIN_VALUE || Math.abs(now - spoken) >= SILENCE.toMillis();
    return (ended || silent || !view.marks().equals(shows)) && taken.compareAndSet(false, true);
  }

  /// Sends what is new.
  void tell(HomeLive.View view, long now) {
    try {
      if (ended) {
        client.sendEvent("end", "signed out");
        client.close();
        return;
      }
      boolean said = false;
      for (var part : view.marks().entrySet()) {
        said |= tell(view, part.getKey(), part.getValue());
      }
      shows.keySet().retainAll(view.marks().keySet());
      if (!said) {
        client.sendComment("still here");
      }
      spoken = now;
    } finally {
      taken.set(false);
    }
  }

  private boolean tell(HomeLive.View view, String name, String mark) {
    var before = shows.put(name, mark);
    if (mark.equals(before)) {
      return false;
    }
    client.sendEvent(name, view.drawn(name), marks());
    if (name.equals("person") && before != null) {
      client.sendEvent("news", "Something has changed: " + view.verdict() + ".", marks());
    }
    return true;
  }

  /// What the page shows now; a browser that comes back says it again.
  private String marks() {
    return shows.entrySet().stream()
        .map(part -> part.getKey() + ":" + part.getValue())
        .collect(Collectors.joining(","));
  }

  void close() {
    client.close();
  }
}
