package paybridge.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Secret;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.work.RequestThreads;

/// A shop with a book in memory and its half of the plugin protocol, in this process: it survives
/// every kill. What the bridge tells it comes in here; what it asks goes out by [ShopTalk].
final class Shop implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long HANGS_MILLIS = 30_000;
  private final Map<String, BookedOrder> book = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Javalin server;
  private final Map<String, LongAdder> pushes = new ConcurrentHashMap<>();
  private final Map<String, Whim> whims = new ConcurrentHashMap<>();
  private volatile Mood mood = Mood.HONEST;
  private volatile @Nullable Keys keys;
  private volatile boolean challenged;

  /// How it answers.
  enum Mood {
    HONEST,
    /// Always 500.
    BROKEN,
    /// As if nobody were there: 503, at once.
    AWAY,
    /// Takes the call and says nothing for longer than anybody waits.
    HANGS,
    /// 200, from a cache that knows the address.
    CACHED_PAGE,
    /// 200, and a page that asks for patience.
    MAINTENANCE
  }

  /// The secrets of both directions.
  record Keys(Secret ours, Secret theirs) {}

  Shop(InstantSource clock) {
    this.clock = clock;
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  RequestThreads.use(config);
                  config.routes.post("/paybridge", this::hear);
                  config.routes.get("/thanks", ctx -> ctx.result("thank you"));
                  config.routes.get("/pay-again", ctx -> ctx.result("pay again"));
                })
            .start("127.0.0.1", 0);
  }

  String home() {
    return "http://127.0.0.1:" + server.port();
  }

  void paired(Keys derived) {
    keys = derived;
  }

  Keys keys() {
    return Objects.requireNonNull(keys, "not paired");
  }

  boolean challenged() {
    return challenged;
  }

  /// From now on it answers so.
  void mood(Mood now) {
    mood = now;
  }

  /// From now on it treats an order so.
  void whim(String order, Whim whim) {
    whims.put(order, whim);
  }

  /// How it treats an order, if that is special.
  Optional<Whim> whim(String order) {
    return Optional.ofNullable(whims.get(order));
  }

  /// How often it was told of an order, in an honest mood, since [#forgetPushes].
  long pushes(String order) {
    var some = pushes.get(order);
    return some == null ? 0 : some.sum();
  }

  void forgetPushes() {
    pushes.clear();
  }

  /// A new order in the book.
  BookedOrder open(BookedOrder order) {
    book.put(order.id(), order);
    return order;
  }

  Collection<BookedOrder> book() {
    return book.values();
  }

  /// Takes in a picture, pushed or answered.
  void apply(JsonNode picture) {
    var order = book.get(picture.path("order").asText());
    if (order != null) {
      order.apply(picture);
    }
  }

  private void hear(Context ctx) throws IOException {
    var body = ctx.bodyAsBytes();
    if (mood != Mood.HONEST) {
      moody(ctx);
      return;
    }
    var verdict =
        keys == null
            ? new StandardWebhooks.Verdict.NotProved("not paired")
            : StandardWebhooks.prove(
                List.of(keys().theirs()),
                name -> Optional.ofNullable(ctx.header(name)),
                body,
                clock.instant());
    if (!(verdict instanceof StandardWebhooks.Verdict.Proved(var id))) {
      ctx.status(401).result("{}");
      return;
    }
    var envelope = JSON.readTree(body);
    var answer = answer(envelope.path("call").asText(), envelope.path("body"));
    var raw = JSON.writeValueAsBytes(answer);
    StandardWebhooks.sign(keys().ours(), id, clock.instant(), raw)
        .forEach(header -> ctx.header(header.name(), header.value()));
    int status = answer.path("status").isInt() ? answer.path("status").asInt() : 200;
    ctx.status(status)
        .contentType(status == 200 ? "application/json" : "application/problem+json")
        .result(raw);
  }

  private void moody(Context ctx) {
    switch (mood) {
      case HONEST -> ctx.status(500);
      case BROKEN -> ctx.status(500).result("Fatal error");
      case AWAY -> ctx.status(503).result("no upstream");
      case HANGS -> {
        Polling.until(HANGS_MILLIS, () -> mood != Mood.HANGS);
        ctx.status(500);
      }
      case CACHED_PAGE -> ctx.html("<!doctype html><title>Tea</title><h1>Welcome</h1>");
      case MAINTENANCE -> ctx.html("<!doctype html><h1>We will be back soon</h1>");
    }
  }

  private ObjectNode answer(String call, JsonNode body) {
    return switch (call) {
      case "order-update" -> {
        pushes.computeIfAbsent(body.path("order").asText(), _ -> new LongAdder()).increment();
        yield update(body);
      }
      case "read-back" -> {
        var all = JSON.createObjectNode();
        var orders = all.putArray("orders");
        for (var id : body.path("orders")) {
          var order = book.get(id.asText());
          if (order != null && whims.get(id.asText()) != Whim.MISSING) {
            orders.add(says(order, false));
          }
        }
        yield all;
      }
      case "challenge" -> {
        challenged = true;
        yield JSON.createObjectNode().put("nonce", body.path("nonce").asText());
      }
      case "canary" -> JSON.createObjectNode().put("nonce", body.path("nonce").asText());
      default -> problem(501, "not-spoken");
    };
  }

  private ObjectNode update(JsonNode picture) {
    var id = picture.path("order").asText();
    var order = book.get(id);
    var whim = whims.get(id);
    if (order == null || whim == Whim.GONE || whim == Whim.MISSING) {
      return problem(410, "gone");
    }
    if (whim == Whim.DEAF) {
      return problem(500, "deaf");
    }
    if (whim == Whim.FORGETFUL) {
      whims.remove(id);
    }
    return says(order, order.apply(picture) || whim == Whim.FORGETFUL);
  }

  private ObjectNode says(BookedOrder order, boolean applied) {
    var says = JSON.createObjectNode().put("order", order.id());
    says.put("sequence", order.sequence()).put("applied", applied);
    says.put("status", order.paid() ? "processing" : "is-" + order.word()).put("paid", order.paid());
    var whim = whims.get(order.id());
    if (whim != null) {
      whim.spoil(says, order);
    }
    return says;
  }

  private static ObjectNode problem(int status, String type) {
    return JSON.createObjectNode()
        .put("type", "/problems/" + type)
        .put("title", type)
        .put("status", status);
  }

  @Override
  public void close() {
    server.stop();
  }
}
