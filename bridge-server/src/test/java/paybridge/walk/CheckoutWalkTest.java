package paybridge.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.db.EntryTable;
import paybridge.db.PaymentRow;

/// Checkout calls that are repeated, raced, changed and misused.
class CheckoutWalkTest {
  @TempDir Path data;
  private Walk walk;
  private Caller shop;

  @BeforeEach
  void open() {
    walk = new Walk(data);
    shop = new Caller(walk, "caller");
  }

  @AfterEach
  void close() {
    shop.close();
    walk.close();
  }

  private List<PaymentRow> attempts() {
    return walk.bridge
        .parts()
        .outside
        .database()
        .read(t -> t.payments().ofOrder(t.orders().oldest(1).getFirst().id()));
  }

  @Test
  void two_hundred_parallel_calls_with_one_id_get_the_same_bytes_and_make_one_attempt()
      throws InterruptedException, ExecutionException {
    var calls = new ArrayList<Callable<Caller.Heard>>();
    for (int i = 0; i < 200; i++) {
      calls.add(() -> shop.call("checkout", "same", shop.checkout("1001", 4990)));
    }
    var seen = new HashSet<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        var heard = answer.get();
        assertThat(heard.status()).isEqualTo(200);
        assertThat(heard.signed()).isTrue();
        seen.add(heard.body());
      }
    }
    assertThat(seen).hasSize(1);
    assertThat(attempts()).hasSize(1);
  }

  @Test
  void the_same_id_with_another_body_is_refused() {
    shop.call("checkout", "one", shop.checkout("1001", 4990));
    var heard = shop.call("checkout", "one", shop.checkout("1001", 5990));
    assertThat(heard.status()).isEqualTo(422);
    assertThat(heard.body()).contains("key-reused");
    assertThat(attempts()).hasSize(1);
  }

  @Test
  void the_same_order_asked_again_gets_the_same_page_and_another_total_a_new_attempt() {
    var first = shop.call("checkout", "one", shop.checkout("1001", 4990));
    var second = shop.call("checkout", "two", shop.checkout("1001", 4990));
    assertThat(second.body()).isEqualTo(first.body());
    var third = shop.call("checkout", "three", shop.checkout("1001", 5990));
    assertThat(third.body()).contains("\"attempt\":2");
    assertThat(attempts()).extracting(PaymentRow::superseded).containsExactly(true, false);
  }

  @Test
  void many_parallel_calls_for_one_order_with_ids_of_their_own_make_one_attempt()
      throws InterruptedException, ExecutionException {
    var calls = new ArrayList<Callable<Caller.Heard>>();
    for (int i = 0; i < 50; i++) {
      var id = "id-" + i;
      calls.add(() -> shop.call("checkout", id, shop.checkout("1001", 4990)));
    }
    var pages = new HashSet<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        pages.add(answer.get().body());
      }
    }
    assertThat(pages).hasSize(1);
    assertThat(attempts()).hasSize(1);
  }

  @Test
  void a_slow_gateway_changes_nothing_for_the_shop_and_the_page_waits_honestly() {
    walk.gateway.fault("http-503-retry-after");
    var heard = shop.call("checkout", "one", shop.checkout("1001", 4990));
    assertThat(heard.status()).isEqualTo(200);
    var page = heard.body().replaceAll(".*\"page\":\"([^\"]+)\".*", "$1");
    try (var browser = new Browsing()) {
      var waiting = browser.open(page);
      assertThat(waiting.status()).isEqualTo(200);
      assertThat(waiting.html()).contains("The payment page is being opened");
      walk.gateway.fault("none");
      walk.forward(java.time.Duration.ofMinutes(1));
      assertThat(browser.open(page).at().getPort()).isEqualTo(walk.gatewayServer.port());
    }
  }

  @Test
  void a_copy_of_the_shop_is_refused_and_the_owner_sees_it_in_the_log() {
    var heard =
        shop.call("checkout", "one", shop.checkout("1001", 4990), "http://127.0.0.1:9/staging");
    assertThat(heard.status()).isEqualTo(409);
    assertThat(heard.body()).contains("copied-shop");
    var database = walk.bridge.parts().outside.database();
    var log = database.read(t -> t.entries().logOfAll(EntryTable.NEWEST, "", "refused", "copied-shop", 1000, 10));
    assertThat(log).hasSize(1);
    long orders = database.read(t -> t.orders().count());
    assertThat(orders).isZero();
  }

  @Test
  void a_return_address_on_a_foreign_host_is_refused_by_its_field() {
    var body = shop.checkout("1001", 4990).replace("/thanks", "").replace("127.0.0.1:9", "evil.example");
    var heard = shop.call("checkout", "one", body);
    assertThat(heard.status()).isEqualTo(400);
    assertThat(heard.body()).contains("\"field\":\"body.returnUrl\"");
  }

  @Test
  void status_tells_the_whole_picture_and_a_paid_order_refuses_a_new_attempt() {
    var answer = shop.call("checkout", "one", shop.checkout("1001", 4990));
    var page = answer.body().replaceAll(".*\"page\":\"([^\"]+)\".*", "$1");
    try (var browser = new Browsing()) {
      var at = browser.open(page).at().toString();
      browser.postOnly(at, java.util.Map.of("card", "approve"));
    }
    walk.settle();
    var status = shop.call("status", "two", "{\"orders\":[\"1001\",\"nobody\"]}");
    assertThat(status.body()).contains("\"word\":\"paid\"").contains("\"captured\":4990");
    assertThat(shop.call("checkout", "three", shop.checkout("1001", 4990)).body())
        .contains("already-paid");
    assertThat(shop.call("may-cancel", "four", "{\"order\":\"1001\"}").body())
        .contains("\"may\":false");
    assertThat(shop.call("pull", "five", "{}").body()).contains("\"word\":\"paid\"");
    var says =
        "{\"applied\":[{\"order\":\"1001\",\"sequence\":1,\"applied\":true,\"status\":\"processing\",\"paid\":true}]}";
    assertThat(shop.call("pull", "six", says).body()).contains("\"pictures\":[]");
  }

  @Test
  void a_refund_asked_twice_is_one_refund() {
    var answer = shop.call("checkout", "one", shop.checkout("1001", 4990));
    var page = answer.body().replaceAll(".*\"page\":\"([^\"]+)\".*", "$1");
    try (var browser = new Browsing()) {
      browser.postOnly(browser.open(page).at().toString(), java.util.Map.of("card", "approve"));
    }
    walk.settle();
    var refund =
        "{\"order\":\"1001\",\"refund\":\"77\",\"amount\":{\"currency\":\"EUR\",\"minor\":1000,\"exponent\":2}}";
    var first = shop.call("refund", "r1", refund);
    assertThat(first.body()).contains("\"outcome\":\"pending\"");
    assertThat(shop.call("refund", "r1", refund).body()).isEqualTo(first.body());
    assertThat(shop.call("refund", "r2", refund).status()).isEqualTo(200);
    var more = refund.replace("\"77\"", "\"78\"").replace("1000", "4000");
    assertThat(shop.call("refund", "r3", more).body()).contains("bad-amount");
    var operations =
        walk.bridge
            .parts()
            .outside
            .database()
            .read(t -> t.operations().ofOrder(t.orders().oldest(1).getFirst().id()));
    assertThat(operations).hasSize(1);
  }
}
