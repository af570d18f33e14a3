package paybridge.walk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.db.OperationRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.StoredMethodRow;

/// Charges of a method that a customer stored: one for each order, whatever happens on the way.
class ChargeWalkTest {
  @TempDir Path data;
  private Walk walk;
  private Caller shop;
  private String saved = "";

  @BeforeEach
  void open() {
    walk = new Walk(data);
    shop = new Caller(walk, "caller");
    saved = store();
  }

  @AfterEach
  void close() {
    shop.close();
    walk.close();
  }

  /// Customer 17 buys order 1001 and lets the card be stored.
  private String store() {
    var body =
        shop.checkout("1001", 4990)
            .replace("\"method\"", "\"save\":true,\"shopper\":{\"customerId\":\"17\"},\"method\"");
    var heard = shop.call("checkout", "first", body);
    assertThat(heard.status()).as(heard.body()).isEqualTo(200);
    try (var browser = new Browsing()) {
      var page = browser.open(field(heard.body(), "page"));
      browser.postOnly(page.at().toString(), Map.of("card", "approve"));
    }
    walk.settle();
    var methods = shop.call("saved-methods", "list", "{\"customer\":\"17\"}");
    assertThat(methods.status()).isEqualTo(200);
    return field(methods.body(), "id");
  }

  private static String field(String body, String name) {
    return body.replaceAll("(?s).*?\"" + name + "\":\"([^\"]+)\".*", "$1");
  }

  private String charge(String order, long minor) {
    return """
        {"order":{"id":"%s","number":"%s","total":{"currency":"EUR","minor":%d,"exponent":2}},
         "saved":"%s","customer":"17"}
        """
        .formatted(order, order, minor, saved);
  }

  private OrderRow order(String id) {
    return walk.bridge.parts().outside.database().read(
        t ->
            t.orders().oldest(10).stream()
                .filter(order -> order.shopOrderId().equals(id))
                .findFirst()
                .orElseThrow());
  }

  private List<PaymentRow> attempts(String id) {
    var order = order(id);
    return walk.bridge.parts().outside.database().read(t -> t.payments().ofOrder(order.id()));
  }

  private List<OperationRow> operations(String id) {
    var order = order(id);
    return walk.bridge.parts().outside.database().read(t -> t.operations().ofOrder(order.id()));
  }

  @Test
  void a_stored_card_pays_an_order_without_a_page() {
    var heard = shop.call("charge", "renewal-1002", charge("1002", 1500));
    assertThat(heard.status()).isEqualTo(200);
    assertThat(heard.signed()).isTrue();
    assertThat(heard.body()).contains("\"outcome\":\"done\"", "\"captured\":1500");
    assertThat(order("1002").word()).isEqualTo("paid");
    assertThat(attempts("1002")).extracting(PaymentRow::flow).containsExactly("stored");
    walk.settle();
    assertThat(operations("1002")).extracting(OperationRow::state).containsExactly("done");
  }

  @Test
  void the_same_call_again_and_another_call_for_the_same_order_charge_nothing_more() {
    var first = shop.call("charge", "renewal-1002", charge("1002", 1500));
    assertThat(shop.call("charge", "renewal-1002", charge("1002", 1500)).body())
        .isEqualTo(first.body());
    var other = shop.call("charge", "renewal-1002-b", charge("1002", 1500));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.body()).contains("already-paid");
    assertThat(operations("1002")).hasSize(1);
  }

  @Test
  void fifty_parallel_charges_of_one_order_make_one()
      throws InterruptedException, ExecutionException {
    var calls = new ArrayList<Callable<Caller.Heard>>();
    for (int i = 0; i < 50; i++) {
      var id = "charge-" + i;
      calls.add(() -> shop.call("charge", id, charge("1002", 1500)));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        assertThat(answer.get().status()).isIn(200, 409);
      }
    }
    walk.settle();
    assertThat(operations("1002")).hasSize(1);
    assertThat(order("1002").word()).isEqualTo("paid");
  }

  @Test
  void a_declined_charge_ends_its_attempt_and_a_later_one_may_be_tried() {
    walk.gateway.fault("stored-charge-declined");
    var heard = shop.call("charge", "try-1", charge("1002", 1500));
    assertThat(heard.body())
        .contains("\"outcome\":\"refused\"", "\"declined\":\"insufficient_funds\"");
    assertThat(order("1002").word()).isEqualTo("declined");
    walk.gateway.fault("none");
    var again = shop.call("charge", "try-2", charge("1002", 1500));
    assertThat(again.body()).contains("\"outcome\":\"done\"", "\"attempt\":2");
    assertThat(order("1002").word()).isEqualTo("paid");
  }

  @Test
  void a_method_that_the_gateway_does_not_know_any_more_is_refused_and_never_tried_again() {
    var parts = walk.bridge.parts();
    var database = parts.outside.database();
    var shopId = order("1001").shopId();
    var known =
        database.read(t -> t.storedMethods().ofCustomer(shopId, "17")).getFirst();
    saved = parts.ids.next();
    database.write(
        t ->
            t.storedMethods()
                .keep(
                    new StoredMethodRow(
                        saved, known.shopId(), known.accountId(), "17", known.paymentId(), "card",
                        "Visa",
                        parts.outside.vault().seal("gone".getBytes(UTF_8), "stored method " + saved),
                        "gone", known.createdAt())));
    var heard = shop.call("charge", "try-1", charge("1002", 1500));
    assertThat(heard.body()).contains("\"outcome\":\"refused\"", "\"word\":\"declined\"");
    walk.forward(Duration.ofMinutes(20));
    assertThat(operations("1002")).extracting(OperationRow::state).containsExactly("refused");
    assertThat(operations("1002")).extracting(OperationRow::tries).containsExactly(1);
  }

  @Test
  void when_the_answer_is_lost_the_gateway_is_asked_and_nothing_is_charged_again() {
    walk.gateway.fault("reply-dropped-after-charging");
    var heard = shop.call("charge", "try-1", charge("1002", 1500));
    assertThat(heard.body()).contains("\"outcome\":\"unknown\"", "\"unknown\"");
    walk.gateway.fault("none");
    var beside = shop.call("charge", "try-2", charge("1002", 1500));
    assertThat(field(beside.body(), "operation")).isEqualTo(field(heard.body(), "operation"));
    walk.forward(Duration.ofSeconds(5));
    assertThat(order("1002").word()).isEqualTo("paid");
    assertThat(order("1002").flags()).doesNotContain("unknown");
    assertThat(operations("1002")).extracting(OperationRow::state).containsExactly("done");
  }

  @Test
  void no_page_is_opened_while_a_charge_is_not_decided() {
    walk.gateway.fault("reply-dropped-after-charging");
    shop.call("charge", "try-1", charge("1002", 1500));
    var page = shop.call("checkout", "page", shop.checkout("1002", 1500));
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.body()).contains("in-progress");
    var may = shop.call("may-cancel", "may", "{\"order\":\"1002\"}");
    assertThat(may.body()).contains("\"may\":false");
  }

  @Test
  void a_gateway_that_is_away_is_tried_again_and_after_the_deadline_never() {
    walk.gateway.fault("http-503-retry-after");
    var heard = shop.call("charge", "try-1", charge("1002", 1500));
    assertThat(heard.body()).contains("\"outcome\":\"pending\"");
    walk.forward(Duration.ofMinutes(11));
    walk.gateway.fault("none");
    walk.forward(Duration.ofMinutes(1));
    assertThat(operations("1002")).extracting(OperationRow::state).containsExactly("failed");
    assertThat(order("1002").word()).isEqualTo("cancelled");
    assertThat(shop.call("charge", "try-2", charge("1002", 1500)).body())
        .contains("\"outcome\":\"done\"");
  }

  @Test
  void a_charge_that_the_gateway_does_not_know_after_the_deadline_is_over_and_a_person_is_told() {
    walk.gateway.fault("http-500");
    var heard = shop.call("charge", "try-1", charge("1002", 1500));
    assertThat(heard.body()).contains("\"outcome\":\"unknown\"");
    walk.gateway.fault("none");
    walk.forward(Duration.ofMinutes(1));
    assertThat(order("1002").word()).isEqualTo("pending");
    assertThat(order("1002").flags()).contains("unknown");
    for (int minute = 0; minute < 12; minute++) {
      walk.forward(Duration.ofMinutes(1));
    }
    assertThat(operations("1002")).extracting(OperationRow::state).containsExactly("failed");
    assertThat(order("1002").word()).isEqualTo("expired");
    assertThat(order("1002").flags()).doesNotContain("unknown");
    var cases =
        walk.bridge.parts().outside.database().read(t -> t.cases().ofOrder(order("1002").id()));
    assertThat(cases).anyMatch(known -> known.kind().equals("charge-not-done"));
  }

  @Test
  void a_charge_that_was_never_sent_is_not_sent_after_the_shop_cancelled_the_order() {
    walk.gateway.fault("http-503-retry-after");
    shop.call("charge", "try-1", charge("1002", 1500));
    shop.call("order-changed", "no", "{\"order\":\"1002\",\"change\":\"cancelled\"}");
    walk.gateway.fault("none");
    walk.forward(Duration.ofMinutes(2));
    assertThat(order("1002").word()).isEqualTo("cancelled");
    assertThat(operations("1002")).extracting(OperationRow::state).containsExactly("failed");
  }

  @Test
  void an_open_page_of_the_order_is_not_handed_out_any_more_once_the_charge_has_begun() {
    shop.call("checkout", "page", shop.checkout("1002", 1500));
    shop.call("charge", "try-1", charge("1002", 1500));
    assertThat(attempts("1002")).extracting(PaymentRow::superseded).containsExactly(true, false);
    assertThat(attempts("1002")).extracting(PaymentRow::word).contains("paid");
  }

  @Test
  void nobody_charges_the_method_of_another_customer_or_shop() {
    var other = shop.call("charge", "x", charge("1002", 1500).replace("\"17\"", "\"18\""));
    assertThat(other.status()).isEqualTo(404);
    assertThat(other.body()).contains("unknown-method", "body.saved");
    var none = shop.call("charge", "y", charge("1002", 1500).replace(saved, "01JNONE"));
    assertThat(none.status()).isEqualTo(404);
    try (var foreign = new Caller(walk, "foreign")) {
      assertThat(foreign.call("charge", "z", charge("1002", 1500)).status()).isEqualTo(404);
    }
  }

  @Test
  void a_charged_order_is_refunded_like_any_other() {
    shop.call("charge", "renewal-1002", charge("1002", 1500));
    var heard =
        shop.call(
            "refund",
            "back",
            """
            {"order":"1002","refund":"77","amount":{"currency":"EUR","minor":500,"exponent":2}}""");
    assertThat(heard.body()).contains("\"refundPending\":500");
  }

  @Test
  void a_page_in_parts_is_refused_by_a_method_that_takes_no_plans() {
    var plan = "\"plan\":{\"kind\":\"instalments\",\"times\":3,\"every\":1,\"unit\":\"month\"},";
    var heard =
        shop.call(
            "checkout",
            "plan",
            shop.checkout("1002", 1500).replace("\"method\"", plan + "\"method\""));
    assertThat(heard.status()).isEqualTo(422);
    assertThat(heard.body()).contains("not-possible", "body.plan");
  }
}
