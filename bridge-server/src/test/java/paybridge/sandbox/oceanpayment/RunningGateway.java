package paybridge.sandbox.oceanpayment;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import paybridge.bridge.Server;
import paybridge.connector.Secret;
import paybridge.sandbox.play.PlayedGateway.Opened;
import paybridge.wire.EgressRules;
import paybridge.wire.GuardedWire;
import paybridge.wire.WireLimits;
import paybridge.work.Chance;

/// The played gateway on a real server, a shop that hears its notices, a browser without a screen.
/// Time and work are turned by hand.
final class RunningGateway implements AutoCloseable {
  private static final String FORM = "application/x-www-form-urlencoded";

  final SettableClock clock = new SettableClock();
  final GuardedWire wire =
      new GuardedWire(
          (_, _, _, _) -> new EgressRules.Verdict.Allowed(), WireLimits.standard());
  final PlayedOceanpayment gateway =
      new PlayedOceanpayment(clock, Chance.seeded(11), wire);
  final List<Heard> told = new CopyOnWriteArrayList<>();
  final Opened account;
  volatile String reply = "receive-ok";
  private final HttpClient client = HttpClient.newHttpClient();
  private final Javalin server;
  private final Javalin shop;

  RunningGateway() {
    server = Server.start("127.0.0.1", 0, List.of(gateway::routes));
    shop = Server.start("127.0.0.1", 0, List.of(routes -> routes.post("/notice", this::hear)));
    account = gateway.account(url(), "server");
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  String shopUrl() {
    return "http://127.0.0.1:" + shop.port();
  }

  private void hear(Context ctx) {
    told.add(new Heard(0, Objects.requireNonNullElse(ctx.contentType(), ""), ctx.body()));
    ctx.result(reply);
  }

  Secret secret() {
    return Objects.requireNonNull(account.secrets().get("secureCode"));
  }

  /// An order that is right in every field, not signed yet.
  Map<String, String> order(String number) {
    var fields = who();
    fields.put("backUrl", shopUrl() + "/back?a=1&b=2");
    fields.put("noticeUrl", shopUrl() + "/notice");
    fields.put("methods", "Credit Card");
    fields.put("order_number", number);
    fields.put("order_currency", "EUR");
    fields.put("order_amount", "49.90");
    fields.put("order_notes", number);
    fields.put("billing_firstName", "José");
    fields.put("billing_lastName", "Becker");
    fields.put("billing_email", "jose@example.org");
    fields.put("billing_country", "DE");
    fields.put("billing_state", "BE");
    return fields;
  }

  private Map<String, String> who() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("account", account.settings().getOrDefault("account", ""));
    fields.put("terminal", account.settings().getOrDefault("terminal", ""));
    return fields;
  }

  /// Posts fields under their signature.
  Heard signed(String path, SignedText recipe, Map<String, String> fields) {
    var all = new LinkedHashMap<>(fields);
    all.put("signValue", recipe.sign(fields, secret()).toLowerCase(java.util.Locale.ROOT));
    return post(path, all);
  }

  /// The same for a call of the account.
  Heard call(String path, SignedText recipe, String... namesAndValues) {
    var fields = who();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return signed(path, recipe, fields);
  }

  Heard trade(Map<String, String> order) {
    return signed("/gateway/service/sendTrade", SignedText.HOSTED, order);
  }

  /// Opens a page and gives its path.
  String open(Map<String, String> order) {
    return URI.create(trade(order).get("pay_url")).getPath();
  }

  Heard choose(String page, String choice) {
    return post(page, Map.of("choice", choice));
  }

  /// Opens, shows, chooses, and types the code where one is asked.
  Heard pay(Map<String, String> order, String choice) {
    var page = open(order);
    get(page);
    var next = choose(page, choice);
    var code = codeOn(next);
    return code.isEmpty() ? next : post(page, Map.of("code", code));
  }

  static String codeOn(Heard page) {
    var found =
        java.util.regex.Pattern.compile("id=\"shown-code\">([0-9]+)<").matcher(page.body());
    return found.find() ? found.group(1) : "";
  }

  Heard query(String numbers) {
    return call("/service/check/normal", SignedText.QUERY, "order_number", numbers);
  }

  Heard post(String path, Map<String, String> fields) {
    return post(path, FORM, encoded(fields));
  }

  static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  Heard post(String path, String type, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }

  Heard get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url() + path)).GET());
  }

  private Heard send(HttpRequest.Builder request) {
    try {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      var type = answer.headers().firstValue("Content-Type").orElse("");
      return new Heard(answer.statusCode(), type, answer.body());
    } catch (IOException cut) {
      throw new UncheckedIOException(cut);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /// Lets time pass and does everything that is due, until nothing is.
  void pass(Duration time) {
    clock.pass(time);
    boolean busy = true;
    while (busy) {
      busy = false;
      for (var step : gateway.steps()) {
        var due = step.claim(50);
        due.forEach(Runnable::run);
        busy |= !due.isEmpty();
      }
    }
  }

  /// The words of the diary about an order, in order.
  List<String> words(String number) {
    return gateway.diary().all().stream()
        .filter(line -> line.reference().equals(number))
        .map(line -> line.what())
        .toList();
  }

  Map<String, String> settings() {
    return new HashMap<>(account.settings());
  }

  @Override
  public void close() {
    client.shutdownNow();
    wire.close();
    server.stop();
    shop.stop();
  }
}
