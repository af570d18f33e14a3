package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import paybridge.bridge.Server;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.sandbox.play.Diary;
import paybridge.sandbox.play.PlayedGateway.Opened;
import paybridge.wire.EgressRules;
import paybridge.wire.GuardedWire;
import paybridge.wire.WireLimits;
import paybridge.work.Chance;

/// A real server that plays WooshPay, a merchant's server that hears events beside it, and a shopper
/// without a browser. Time and work are turned by hand.
final class RunningWooshPay implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern CODE = Pattern.compile("id=\"shown-code\">([0-9]{6})<");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-01T10:00:00.123Z"));
  final InstantSource clock = now::get;
  final GuardedWire wire =
      new GuardedWire((_, _, _, _) -> new EgressRules.Verdict.Allowed(), WireLimits.standard());
  final PlayedWooshPay gateway = new PlayedWooshPay(clock, Chance.seeded(11), wire);
  final List<Incoming> heard = new CopyOnWriteArrayList<>();
  volatile int hookStatus = 200;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Javalin server =
      Server.start(
          "127.0.0.1",
          0,
          List.of(gateway::routes, routes -> routes.post("/hooks/{name}", this::hear)));
  final String url = "http://127.0.0.1:" + server.port();
  final Opened account = gateway.account(url, "widget");

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
    ctx.status(hookStatus);
  }

  /// An answer of the API.
  record Reply(int status, JsonNode body) {
    String id() {
      return body.path("id").asText();
    }

    String text(String name) {
      return body.path(name).asText();
    }

    /// The error's type, in either shape.
    String type() {
      return body.has("error") ? body.path("error").path("type").asText() : text("type");
    }
  }

  String key() {
    return key(account);
  }

  static String key(Opened account) {
    return java.util.Objects.requireNonNull(account.secrets().get("secretKey")).reveal();
  }

  static String basic(String key) {
    return "Basic "
        + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", basic(key()))
        .header("Accept", "application/json")
        .header("Content-Type", "application/json");
  }

  Reply get(String path) {
    return reply(request(path).GET());
  }

  /// Posts JSON in which single quotes stand for double ones.
  Reply post(String path, String json, String... headers) {
    var request = request(path).POST(BodyPublishers.ofString(json.replace('\'', '"')));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return reply(request);
  }

  Reply reply(HttpRequest.Builder request) {
    var answer = send(request.build());
    try {
      return new Reply(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  HttpResponse<String> visit(String address) {
    return send(HttpRequest.newBuilder(URI.create(address)).GET().build());
  }

  HttpResponse<String> submit(String address, String form) {
    return send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException cut) {
      throw new UncheckedIOException(cut);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  static String code(HttpResponse<String> page) {
    var code = CODE.matcher(page.body());
    if (!code.find()) {
      throw new AssertionError("no code on the page: " + page.statusCode() + " " + page.body());
    }
    return code.group(1);
  }

  static String to(HttpResponse<String> redirect) {
    return redirect.headers().firstValue("Location").orElse(redirect.statusCode() + ", no Location");
  }

  /// A session over 25.00 EUR; `more` continues the intent's data.
  Reply session(String reference, String more) {
    return post(
        "/v1/checkout/sessions",
        """
        {'mode':'payment','success_url':'https://shop.example/ok','cancel_url':'https://shop.example/no',
         'line_items':[{'quantity':2,'price_data':{'currency':'eur','unit_amount':1250,
           'product_data':{'name':'Tea'}}}],
         'payment_intent_data':{'merchant_order_id':'%s'%s}}
        """
            .formatted(reference, more));
  }

  /// The shopper pays the session's page with a code.
  HttpResponse<String> pay(Reply session) {
    var page = submit(session.text("url"), "choice=approve");
    return submit(session.text("url"), "code=" + code(page));
  }

  Reply intent(String reference, String more) {
    return post(
        "/v1/payment_intents",
        "{'amount':2500,'currency':'EUR','merchant_order_id':'" + reference + "'" + more + "}");
  }

  Reply endpoint(String name, String... types) {
    return post(
        "/v1/webhook_endpoints",
        "{'url':'"
            + url
            + "/hooks/"
            + name
            + "','enabled_events':['"
            + String.join("','", types)
            + "']}");
  }

  /// The last part of the address that `next_action` names, in either form.
  static String token(Reply intent) {
    var action = Pattern.compile("/wallet/([A-Za-z0-9]+)").matcher(intent.body().toString());
    return action.find() ? action.group(1) : "none";
  }

  JsonNode event(int at) {
    return parsed(heard.get(at).body());
  }

  static JsonNode parsed(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  /// The types of what was heard, in order.
  List<String> types() {
    turn();
    return heard.stream().map(one -> parsed(one.body()).path("type").asText()).toList();
  }

  List<String> diary(String reference) {
    return gateway.diary().all().stream()
        .filter(line -> line.reference().equals(reference))
        .map(Diary.Line::what)
        .toList();
  }

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
    now.updateAndGet(at -> at.plus(time));
    turn();
  }

  @Override
  public void close() {
    client.shutdownNow();
    wire.close();
    server.stop();
  }
}
