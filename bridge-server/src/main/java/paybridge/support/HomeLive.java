package paybridge.support;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import paybridge.work.Seldom;
import paybridge.work.Step;

/// Tells open first pages what has changed. The page is read once for all who look, at most every two
/// seconds, and not at all while nobody does; everybody is told only the parts that changed. A stream
/// ends with its session.
///
/// Everybody who listens is shown the same, of all shops; who sees only some has a page that does not
/// listen.
final class HomeLive implements Step {
  /// Streams of one person, and of all.
  static final int EACH = 20;

  static final int ALL = 200;
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final InstantSource clock;
  private final Supplier<HomePage> read;
  private final SupportPages pages;
  private final Predicate<String> signedIn;
  private final Seldom look = new Seldom(EVERY);
  private final Set<HomeListener> listeners = ConcurrentHashMap.newKeySet();
  private volatile @Nullable View view;

  /// @param read the page as it is now
  /// @param signedIn whether the session of a token goes on
  HomeLive(
      InstantSource clock,
      Supplier<HomePage> read,
      SupportPages pages,
      Predicate<String> signedIn) {
    this.clock = clock;
    this.read = read;
    this.pages = pages;
    this.signedIn = signedIn;
  }

  /// The page at one moment; a part is drawn when the first who needs it is told.
  static final class View {
    private final Map<String, HomePage.Part> parts = new LinkedHashMap<>();
    private final Map<String, String> marks = new LinkedHashMap<>();
    private final Map<String, String> drawn = new ConcurrentHashMap<>();
    private final SupportPages pages;
    private final String verdict;

    View(HomePage page, SupportPages pages) {
      this.pages = pages;
      this.verdict = page.verdict().word();
      for (var part : page.parts()) {
        parts.put(part.name(), part);
        marks.put(part.name(), part.mark());
      }
    }

    Map<String, String> marks() {
      return marks;
    }

    String verdict() {
      return verdict;
    }

    String drawn(String name) {
      return drawn.computeIfAbsent(
          name,
          _ -> {
            var part = Objects.requireNonNull(parts.get(name));
            return pages.part(part.template(), part.model());
          });
    }
  }

  /// Whether this person may open one more stream.
  boolean hasRoom(String staffId) {
    return listeners.size() < ALL
        && listeners.stream().filter(one -> one.isOf(staffId)).count() < EACH;
  }

  /// Goes on telling this client what is new, if there is room.
  ///
  /// @param seen what its page shows already: the marks of the parts, as [HomePage#seen]
  synchronized void listen(SseClient client, String staffId, String token, String seen) {
    if (!hasRoom(staffId)) {
      client.close();
      return;
    }
    var listener = new HomeListener(client, staffId, token, seen);
    client.keepAlive();
    client.onClose(() -> listeners.remove(listener));
    listeners.add(listener);
  }

  /// How many streams are open, as far as is known.
  int open() {
    return listeners.size();
  }

  @Override
  public String name() {
    return "home pages";
  }

  @Override
  public List<Runnable> claim(int most) {
    if (listeners.isEmpty()) {
      return List.of();
    }
    long now = clock.millis();
    if (look.due(now)) {
      listeners.stream().filter(one -> !signedIn.test(one.token())).forEach(HomeListener::end);
      view = new View(read.get(), pages);
    }
    var shown = view;
    var tasks = new ArrayList<Runnable>();
    if (shown != null) {
      for (var listener : listeners) {
        if (tasks.size() < most && listener.take(shown, now)) {
          tasks.add(() -> listener.tell(shown, now));
        }
      }
    }
    return tasks;
  }

  /// Ends all streams.
  void close() {
    listeners.forEach(HomeListener::close);
  }
}
