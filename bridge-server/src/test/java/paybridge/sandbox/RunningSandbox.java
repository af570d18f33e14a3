package paybridge.sandbox;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.Fact;
import paybridge.connector.Flow;
import paybridge.connector.GatewayCall;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.Money;
import paybridge.connector.MoneyMove;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.PaymentRef;
import paybridge.connector.Personal;
import paybridge.connector.Reading;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.Settings;
import paybridge.connector.Shopper;
import paybridge.connector.gateway.sandbox.Sandbox;
import paybridge.work.Chance;
import paybridge.work.RequestThreads;

/// A real sandbox server, a listener for its notifications beside it, a shopper without a browser,
/// and the dialect. Time and work are turned by hand.
final class RunningSandbox implements AutoCloseable {
  static final Duration LATE = Duration.ofMillis(600);
  static final Duration PATIENCE = Duration.ofSeconds(3);

  final SettableClock clock = new SettableClock();
  final Sandbox connector = new Sandbox();
  final List<Incoming> heard = new CopyOnWriteArrayList<>();
  final SandboxGateway gateway;
  private final Javalin server;
  private final String url;
  private final HttpClient browser = HttpClient.newHttpClient();
  volatile int notificationStatus = 200;
  Duration patience = PATIENCE;
  String returnPath = "/returns?order=1001";

  RunningSandbox() {
    this(null, 7);
  }

  RunningSandbox(@Nullable Path dataDir, long seed) {
    gateway =
        new SandboxGateway(dataDir, clock, Chance.seeded(seed), new PlainWire(PATIENCE), LATE);
    gateway.register("tea-house", new Secret("api key of the tea house"), notificationSecret());
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  RequestThreads.use(config);
                  gateway.routes(config.routes, "/sandbox");
                  config.routes.post("/notifications", this::hear);
                })
            .start("127.0.0.1", 0);
    url = "http://127.0.0.1:" + server.port();
  }

  static Secret notificationSecret() {
    return new Secret("whsec_c2FuZGJveCBub3RpZmljYXRpb24gc2VjcmV0");
  }

  private void hear(Context ctx) {
    heard.add(
        new Incoming(
            Incoming.Channel.NOTIFICATION,
            "POST",
            ctx.path(),
            "",
            ctx.headerMap().entrySet().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList(),
            ctx.bodyAsBytes(),
            clock.instant()));
    ctx.status(notificationStatus);
  }

  String url() {
    return url;
  }

  Account account(Map<String, String> more) {
    var values = new java.util.HashMap<String, String>();
    values.put("baseUrl", url() + "/sandbox");
    values.put("merchant", "tea-house");
    values.put("pageMinutes", "1440");
    values.putAll(more);
    return new Account(
        "acc",
        "Sandbox",
        false,
        new Settings(
            values,
            Map.of(
                "apiKey", List.of(new Secret("api key of the tea house")),
                "notificationSecret", List.of(notificationSecret()))));
  }

  GatewayCall call() {
    return call("none");
  }

  /// A call that carries this fault in its header.
  GatewayCall call(String fault) {
    return new GatewayCall(
        account(Map.of("fault", fault)), new PlainWire(patience), clock.instant());
  }

  OpenRequest request(String reference, String method, Capture capture, boolean save) {
    return request(reference, Money.of(4990, "EUR"), method, capture, save);
  }

  OpenRequest request(
      String reference, Money amount, String method, Capture capture, boolean save) {
    var shopper =
        new Shopper(
            Personal.NONE,
            Personal.NONE,
            new Personal("mara@example.org"),
            Personal.NONE,
            Personal.NONE,
            Personal.NONE,
            Personal.NONE,
            Personal.NONE,
            "DE",
            Personal.NONE,
            "en",
            "");
    return new OpenRequest(
        reference,
        "1001",
        amount,
        method,
        Flow.REDIRECT,
        capture,
        save,
        "2 × Tea",
        shopper,
        url() + returnPath,
        url() + "/notifications");
  }

  /// Opens a page and gives its address.
  String open(OpenRequest request) {
    return page(connector.open(call(), request));
  }

  static String page(Answer<Opened> answer) {
    if (answer instanceof Answer.Done<Opened>(var opened)
        && opened.page() instanceof Page.Redirect(var to)) {
      return to.reveal();
    }
    throw new AssertionError("no page: " + answer);
  }

  String openCard(String reference) {
    return open(request(reference, "card", Capture.AUTOMATIC, false));
  }

  static PaymentRef ref(String reference) {
    return new PaymentRef(
        reference,
        Optional.empty(),
        Money.of(4990, "EUR"),
        Capture.AUTOMATIC,
        "card",
        java.time.Instant.parse("2026-11-01T10:00:00Z"));
  }

  MoneyMove move(String reference, String operation, long minor) {
    return new MoneyMove(
        ref(reference),
        operation,
        Money.of(minor, "EUR"),
        minor == 4990,
        "asked",
        clock.instant().plusSeconds(60));
  }

  HttpResponse<String> get(String address) {
    return send(HttpRequest.newBuilder(URI.create(address)).GET().build());
  }

  HttpResponse<String> post(String address, String form) {
    return send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return browser.send(request, BodyHandlers.ofString());
    } catch (IOException cut) {
      throw new java.io.UncheckedIOException(cut);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /// What the browser carries back, as the bridge would hear it.
  Incoming returned(HttpResponse<String> redirect) {
    var to = URI.create(redirect.headers().firstValue("Location").orElseThrow());
    return new Incoming(
        Incoming.Channel.RETURN,
        "GET",
        to.getPath(),
        to.getRawQuery(),
        List.of(),
        new byte[0],
        clock.instant());
  }

  /// Turns every step until nothing is due.
  void turn() {
    boolean busy = true;
    while (busy) {
      busy = false;
      for (var step : gateway.steps()) {
        var due = step.claim(100);
        due.forEach(Runnable::run);
        busy |= !due.isEmpty();
      }
    }
  }

  void pass(Duration time) {
    clock.pass(time);
    turn();
  }

  Reading read(Incoming message) {
    return connector.read(account(Map.of()), message);
  }

  /// The facts of everything heard so far, in order.
  List<Fact> news() {
    turn();
    return heard.stream().flatMap(message -> facts(read(message)).stream()).toList();
  }

  static List<Fact> facts(Reading reading) {
    return reading instanceof Reading.Genuine(_, var reports)
        ? reports.stream().map(Report::fact).toList()
        : List.of();
  }

  /// What the sandbox says when it is asked.
  List<Fact> asked(String reference) {
    return done(connector.ask(call(), ref(reference))).stream().map(Report::fact).toList();
  }

  static <T> T done(Answer<T> answer) {
    if (answer instanceof Answer.Done<T>(var value)) {
      return value;
    }
    throw new AssertionError("not done: " + answer);
  }

  @Override
  public void close() {
    server.stop();
    gateway.close();
  }
}
