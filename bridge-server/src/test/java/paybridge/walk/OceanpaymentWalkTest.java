package paybridge.walk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.bridge.Server;
import paybridge.checkout.MoveMoney;
import paybridge.connector.Secret;
import paybridge.connector.ShopAnswer;
import paybridge.connector.kit.Digests;
import paybridge.db.EntryRow;
import paybridge.db.OperationRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.sandbox.oceanpayment.PlayedOceanpayment;

/// A bridge that pays at the played Oceanpayment: what only this gateway asks of the house.
class OceanpaymentWalkTest {
  @TempDir private Path data;
  private final WireMockServer silent =
      new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
  private Walk walk;
  private PlayedOceanpayment played;
  private Javalin far;
  private @Nullable Caller shop;
  private Map<String, String> settings = Map.of();
  private Secret secureCode = new Secret("not yet");

  @BeforeEach
  void open() {
    walk = new Walk(data);
    played = new PlayedOceanpayment(walk.clock, walk.chance, walk.wire);
    far = Server.start("127.0.0.1", 0, List.of(played::routes));
  }

  @AfterEach
  void close() {
    shop().close();
    silent.stop();
    walk.close();
    far.stop();
  }

  /// @param more settings beside those that the gateway gave
  private void account(Map<String, String> more) {
    var opened = played.account("http://127.0.0.1:" + far.port(), "server");
    var values = new HashMap<>(opened.settings());
    values.putAll(more);
    settings = values;
    secureCode = Optional.ofNullable(opened.secrets().get("secureCode")).orElseThrow();
    var parts = walk.bridge.parts();
    parts.register.account(
        "ocean", "oceanpayment", false, values, Map.of("secureCode", List.of(secureCode)));
    parts.directory.changed();
    shop = new Caller(walk, "kettle");
  }

  private Caller shop() {
    return Objects.requireNonNull(shop, "no account yet");
  }

  private void settle() {
    for (int turn = 0; turn < 5; turn++) {
      walk.settle();
      played.steps().forEach(step -> step.claim(50).forEach(Runnable::run));
    }
    walk.settle();
  }

  private void checkout() {
    var asked =
        shop().call("checkout", "call-1", shop().checkout("77", 1290));
    assertThat(asked.status()).as(asked.body()).isEqualTo(200);
  }

  /// Checks out and pays; the browser is closed on the gateway's page.
  private void pay() {
    checkout();
    try (var browser = new Browsing()) {
      var page = browser.open(walk.bridgeUrl + "/pay/" + payment().token());
      browser.postOnly(page.at().toString(), Map.of("choice", "no-code"));
    }
  }

  private OrderRow order() {
    return walk.bridge.parts().outside.database().read(t -> t.orders().oldest(1)).getFirst();
  }

  private PaymentRow payment() {
    return walk.bridge
        .parts()
        .outside
        .database()
        .read(t -> t.payments().ofOrder(order().id()))
        .getFirst();
  }

  private List<EntryRow> lines(String begins) {
    return walk.bridge.parts().outside.database().read(t -> t.entries().ofOrder(order().id())).stream()
        .filter(entry -> entry.what().startsWith(begins))
        .toList();
  }

  private ShopAnswer refund(boolean confirmed) {
    return walk.bridge
        .parts()
        .moveMoney
        .move(
            order().id(),
            new MoveMoney.Wish(
                "refund", "shop", "shop→bridge", Optional.of("r1"), Optional.empty(), "asked",
                confirmed));
  }

  /// A notice of the gateway that says "paid", rightly signed.
  private int notice(String paymentId) {
    var reference = payment().reference();
    var parts =
        List.of(
            settings.getOrDefault("account", ""), settings.getOrDefault("terminal", ""), reference,
            "EUR", "12.90", reference, "411111***1111", paymentId, "0", "1",
            "80000:Transaction Approved", "");
    var signature =
        Digests.hex(
            Digests.sha256(
                (String.join("", parts) + secureCode.reveal()).getBytes(StandardCharsets.UTF_8)));
    var body =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <response><notice_type>transaction</notice_type><response_type>1</response_type>\
        <account>%s</account><terminal>%s</terminal><order_number>%s</order_number>\
        <order_currency>%s</order_currency><order_amount>%s</order_amount><order_notes>%s</order_notes>\
        <card_number>%s</card_number><payment_id>%s</payment_id><payment_authType>%s</payment_authType>\
        <payment_status>%s</payment_status><payment_details>%s</payment_details><payment_risk>%s</payment_risk>\
        <methods>Credit Card</methods><signValue>%s</signValue></response>"""
            .formatted(
                parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5),
                parts.get(6), parts.get(7), parts.get(8), parts.get(9), parts.get(10),
                parts.get(11), signature);
    var account =
        walk.bridge.parts().outside.database().read(t -> t.accounts().findByName("ocean")).orElseThrow();
    var request =
        HttpRequest.newBuilder(
                URI.create(walk.bridgeUrl + "/notifications/oceanpayment/" + account.pathKey()))
            .header("Content-Type", "application/xml")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void a_notice_about_the_payment_that_the_gateway_named_is_believed() {
    account(Map.of());
    checkout();
    assertThat(notice(String.valueOf(payment().gatewayReference()))).isEqualTo(200);
    walk.settle();
    assertThat(order().word()).isEqualTo("paid");
  }

  @Test
  void a_signed_paid_under_another_payment_number_is_asked_about_and_not_believed() {
    account(Map.of());
    checkout();
    assertThat(notice("999999999999999999999")).isEqualTo(200);
    walk.settle();
    assertThat(order().word()).isEqualTo("pending");
    assertThat(lines("message: ")).extracting(EntryRow::result).contains("unclear");
    assertThat(lines("ask ")).as("the gateway was asked at once").isNotEmpty();
  }

  @Test
  void a_refund_after_the_gateways_time_needs_a_persons_word() {
    account(Map.of());
    pay();
    settle();
    assertThat(order().word()).isEqualTo("paid");
    walk.forward(Duration.ofDays(91));

    var warned = (ShopAnswer.Problem) refund(false);
    assertThat(warned.type()).isEqualTo("refund-window-over");
    assertThat(warned.detail()).contains("90 days", "91 days old");
    assertThat(walk.bridge.parts().moveMoney.warning(order().id())).isPresent();
    assertThat(((ShopAnswer.Moved) refund(true)).outcome()).isEqualTo("pending");
    walk.forward(Duration.ofSeconds(90));
    settle();
    walk.forward(Duration.ofMinutes(5));
    assertThat(order().word()).isEqualTo("refunded");
  }

  @Test
  void a_shipment_is_told_to_a_gateway_that_wants_it_and_to_no_other() {
    account(Map.of("trackingRecipe", "number"));
    pay();
    settle();
    shop().call(
        "order-changed", "call-2",
        "{\"order\":\"77\",\"change\":\"shipped\",\"carrier\":\"DHL\",\"trackingNumber\":\"JD1\"}");
    settle();
    assertThat(lines("shipped, tracking JD1"))
        .as("the played gateway knows no such call, and says so")
        .singleElement()
        .extracting(EntryRow::result)
        .isEqualTo("refused");
  }

  @Test
  void a_shipment_is_not_told_where_nobody_asked_for_it() {
    account(Map.of());
    pay();
    settle();
    shop().call(
        "order-changed", "call-2",
        "{\"order\":\"77\",\"change\":\"shipped\",\"carrier\":\"DHL\",\"trackingNumber\":\"JD1\"}");
    settle();
    assertThat(lines("shipped, tracking")).isEmpty();
  }

  /// Its notice proves nothing; it makes the bridge ask, and the answer opens the case.
  @Test
  void a_chargeback_opens_a_case_and_the_order_stays_paid() {
    account(Map.of());
    pay();
    settle();
    played.chargeBack(payment().reference());
    settle();
    walk.clock.forward(Duration.ofSeconds(2));
    settle();
    var database = walk.bridge.parts().outside.database();
    assertThat(database.read(t -> t.cases().ofOrder(order().id())).stream().map(c -> c.kind()))
        .containsExactly("disputed");
    assertThat(payment().captured()).isEqualTo(1290);
  }

  @Test
  void a_refund_without_an_answer_stays_unknown_until_a_person_has_looked() {
    silent.start();
    account(Map.of("queryUrl", silent.baseUrl()));
    pay();
    settle();
    assertThat(order().word()).isEqualTo("paid");
    silent.stubFor(
        post(urlEqualTo("/service/applyRefund"))
            .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
    silent.stubFor(
        post(urlEqualTo("/service/check/normal"))
            .willReturn(
                aResponse()
                    .withBody(
                        "<response><paymentInfo><order_number>%s</order_number><order_currency>EUR</order_currency><order_amount>12.90</order_amount><payment_id>%s</payment_id><payment_results>1</payment_results></paymentInfo></response>"
                            .formatted(payment().reference(), payment().gatewayReference()))));
    assertThat(((ShopAnswer.Moved) refund(false)).outcome()).isEqualTo("unknown");
    walk.forward(Duration.ofMinutes(1));
    walk.forward(Duration.ofMinutes(30));
    walk.forward(Duration.ofHours(2));

    var database = walk.bridge.parts().outside.database();
    List<OperationRow> refunds = database.read(t -> t.operations().ofOrder(order().id()));
    assertThat(refunds).singleElement().extracting(OperationRow::state).isEqualTo("unknown");
    assertThat(database.read(t -> t.cases().ofOrder(order().id())).stream().map(c -> c.kind()))
        .contains("refund-not-known");
    assertThat(order().flags()).contains("unknown");

    database.write(
        t -> {
          t.cases().close(order().id(), "refund-not-known", "looked", walk.clock.millis());
          return data;
        });
    walk.forward(Duration.ofHours(3));
    assertThat(database.read(t -> t.cases().ofOrder(order().id())).stream().map(c -> c.state()))
        .as("a question later the closed case is not opened again")
        .doesNotContain("open");
  }
}
