package paybridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.db.OrderRow;

/// Two gateways: one holds every call, the other answers. What the second one's shoppers wait for
/// must not stand behind the first one's.
class SlowGatewayTest {
  private static final int SHOPPERS = 100;

  /// What the bridge asks about the pages they left.
  private static final int QUESTIONS = 16;

  private static final String QUICK = "card";
  private static final String SLOW = "slow-card";

  @TempDir private Path data;
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger held = new AtomicInteger();
  private final ExecutorService shoppers = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient browser = HttpClient.newHttpClient();
  private volatile boolean holds;

  @SuppressWarnings("NullAway.Init")
  private RealBridge bridge;

  @SuppressWarnings("NullAway.Init")
  private Javalin slow;

  @BeforeEach
  void open() {
    bridge = new RealBridge(data);
    slow =
        Server.start(
            "127.0.0.1",
            0,
            List.of(
                routes -> {
                  routes.before("/api/*", this::hold);
                  bridge.sandbox().routes(routes, "");
                }));
    bridge.offered("slow", "http://127.0.0.1:" + slow.port());
  }

  @AfterEach
  void close() {
    release.countDown();
    shoppers.close();
    bridge.close();
    slow.stop();
    browser.close();
  }

  private void hold(Context call) throws InterruptedException {
    if (holds) {
      held.incrementAndGet();
      release.await();
    }
  }

  @Test
  void a_gateway_that_holds_every_call_keeps_nobody_waiting_at_another() throws Exception {
    for (int i = 0; i < SHOPPERS; i++) {
      checkout("slow-" + i, SLOW, 4990);
    }
    holds = true;
    for (int i = 0; i < SHOPPERS; i++) {
      var order = "slow-" + i;
      shoppers.execute(() -> checkout(order, SLOW, 5990));
    }
    RealBridge.until(() -> held.get() >= SHOPPERS + QUESTIONS);

    pay(checkout("quick", QUICK, 4990));
    askAbout("quick");
    RealBridge.until(() -> order("quick").word().equals("paid"));
    assertThat(refund("quick")).as("the gateway has taken it").isEqualTo("pending");

    assertThat(givenUp()).as("held calls that the bridge has given up meanwhile").isZero();
  }

  /// The address of the page.
  private String checkout(String order, String method, long minor) {
    var body = bridge.checkout(order).put("method", method);
    body.withObject("/order/total").put("minor", minor);
    var id = order + "-" + minor;
    var answer = bridge.call("checkout", id, bridge.envelope("checkout", body));
    assertThat(answer.statusCode()).isEqualTo(200);
    return RealBridge.json(answer).path("page").asText();
  }

  private void pay(String page) throws IOException, InterruptedException {
    var gatewaysPage =
        browser
            .send(HttpRequest.newBuilder(URI.create(page)).build(), BodyHandlers.ofString())
            .headers()
            .firstValue("location")
            .orElseThrow();
    var paid =
        browser.send(
            HttpRequest.newBuilder(URI.create(gatewaysPage))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("card=approve"))
                .build(),
            BodyHandlers.ofString());
    assertThat(paid.statusCode()).isLessThan(400);
  }

  /// What became of it.
  private String refund(String order) {
    var body = RealBridge.JSON.createObjectNode();
    body.put("order", order).put("refund", "refund-of-" + order).put("reason", "changed her mind");
    body.putObject("amount").put("currency", "EUR").put("minor", 4990).put("exponent", 2);
    var answer = bridge.call("refund", "refund", bridge.envelope("refund", body));
    assertThat(answer.statusCode()).isEqualTo(200);
    return RealBridge.json(answer).path("outcome").asText();
  }

  private void askAbout(String order) {
    bridge.bridge().parts().outside.database().write(
        t -> {
          var payment = t.payments().ofOrder(order(order).id()).getLast();
          t.payments().askBy(payment.id(), System.currentTimeMillis());
          return payment;
        });
  }

  /// Calls of which the bridge no longer expects an answer.
  private long givenUp() {
    return bridge.bridge().parts().outside.database().read(
        t ->
            t.orders().oldest(SHOPPERS + 1).stream()
                .flatMap(order -> t.entries().ofOrder(order.id()).stream())
                .filter(entry -> entry.direction().equals("bridge→gateway"))
                .filter(entry -> !entry.result().equals("ok"))
                .count());
  }

  private OrderRow order(String id) {
    return bridge.bridge().parts().outside.database()
        .read(t -> t.orders().find(bridge.place.row().id(), id))
        .orElseThrow();
  }
}
