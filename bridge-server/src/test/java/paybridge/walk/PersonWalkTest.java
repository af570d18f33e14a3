package paybridge.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.db.Database;
import paybridge.db.OrderRow;
import paybridge.db.StoredMethodRow;
import paybridge.db.Tables;

/// A person asks what is kept about her, and to be forgotten.
class PersonWalkTest {
  private static final String ERASE = "{\"action\":\"erase\",\"email\":\" Ada@Example.ORG\"}";
  private static final String EXPORT = "{\"action\":\"export\",\"email\":\"ada@example.org\"}";
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

  private Database books() {
    return walk.bridge.parts().outside.database();
  }

  private <T> List<T> rows(Function<Tables, List<T>> rows) {
    return books().read(rows::apply);
  }

  private String checkout(String order) {
    var shopper =
        """
        "shopper":{"firstName":"Ada","lastName":"Lovelace","email":"ada@example.org",\
        "address":"1 Analytical Row","country":"GB","customerId":"17"},"returnUrl"\
        """;
    var body = shop.checkout(order, 4990).replace("\"returnUrl\"", shopper);
    return shop.call("checkout", "c-" + order, body)
        .body()
        .replaceAll(".*\"page\":\"([^\"]+)\".*", "$1");
  }

  private void pay(String page, String card) {
    try (var browser = new Browsing()) {
      browser.postOnly(browser.open(page).at().toString(), Map.of("card", card));
    }
    walk.settle();
  }

  private OrderRow order(String id) {
    return rows(t -> t.orders().numbered(id)).getFirst();
  }

  @Test
  void a_person_reads_what_is_kept_about_her_and_no_secret() {
    pay(checkout("1001"), "approve");
    var heard = shop.call("person", "p1", EXPORT);
    assertThat(heard.status()).isEqualTo(200);
    assertThat(heard.body())
        .contains("\"number\":\"1001\"", "49.90 EUR", "Lovelace", "1 Analytical Row", "paid")
        .contains("\"more\":false")
        .doesNotContain("/pay/", "token", "whsec");
    assertThat(shop.call("person", "p2", EXPORT.replace("ada@", "bob@")).body())
        .contains("\"orders\":[]");
  }

  @Test
  void nothing_personal_of_a_forgotten_order_can_be_read_and_its_money_stays() {
    var old = forgotten("1001");
    var now = order("1001");
    assertThat(now.dataKey()).isNotEqualTo(old.dataKey());
    assertThat(now.emailHash()).isEmpty();
    assertThat(now.word()).isEqualTo("paid");
    assertThat(shop.call("person", "p9", EXPORT).body()).contains("\"orders\":[]");
    var vault = walk.bridge.parts().outside.vault();
    var key = vault.orderKey(now.dataKey());
    for (var attempt : rows(t -> t.payments().ofOrder(now.id()))) {
      assertThat(key.unsealText(attempt.details(), "details of " + now.id()))
          .doesNotContain("Ada", "Lovelace", "Analytical", "ada@");
      assertThat(attempt.page()).isNull();
    }
    for (var entry : rows(t -> t.entries().ofOrder(now.id()))) {
      assertThat(walk.bridge.parts().entries.said(now, entry)).isEmpty();
      assertThat(entry.detail()).doesNotContain("JJD000390007", "Ada", "ada@");
    }
    for (var message : rows(t -> t.messages().ofOrder(now.id()))) {
      var raw = vault.unseal(message.raw(), "message of " + message.accountId());
      assertThat(new String(raw, StandardCharsets.UTF_8)).doesNotContain("1001");
    }
    assertThat(rows(t -> t.operations().ofOrder(now.id())))
        .allSatisfy(it -> assertThat(it.reason()).isEmpty());
  }

  /// Paid, shipped, partly refunded, then forgotten; the order as it was before.
  private OrderRow forgotten(String id) {
    pay(checkout(id), "approve");
    shop.call(
        "order-changed",
        "s-" + id,
        "{\"order\":\"" + id + "\",\"change\":\"shipped\",\"carrier\":\"DHL\",\"trackingNumber\":\"JJD000390007\"}");
    assertThat(refund(id, "r-" + id).status()).isEqualTo(200);
    walk.forward(java.time.Duration.ofHours(1));
    var before = order(id);
    assertThat(shop.call("person", "e-" + id, ERASE).body())
        .isEqualTo("{\"erased\":1,\"kept\":0,\"why\":\"\"}");
    return before;
  }

  private Caller.Heard refund(String order, String id) {
    return shop.call(
        "refund",
        id,
        "{\"order\":\"" + order + "\",\"refund\":\"" + id
            + "\",\"reason\":\"Ada was unhappy\",\"amount\":{\"currency\":\"EUR\",\"minor\":1000,\"exponent\":2}}");
  }

  @Test
  void a_forgotten_order_is_still_shown_told_asked_about_refunded_and_paid_again() {
    var old = forgotten("1001");
    assertThat(shop.call("status", "q1", "{\"orders\":[\"1001\"]}").body())
        .contains("\"captured\":4990");
    assertThat(shop.call("pull", "q2", "{}").body()).contains("\"order\":\"1001\"");
    assertThat(refund("1001", "late").body()).contains("\"outcome\":\"pending\"");
    walk.forward(java.time.Duration.ofHours(1));
    assertThat(shop.call("status", "q3", "{\"orders\":[\"1001\"]}").body())
        .contains("\"refunded\":2000");
    var payment = rows(t -> t.payments().ofOrder(old.id())).getFirst();
    assertThat(walk.bridge.parts().askGateway.ask(payment)).isTrue();
    var onward = walk.bridge.parts().hearReturn.onward(payment.returnToken());
    assertThat(onward.toString()).contains("/thanks");
    assertThat(shop.call("checkout", "again", shop.checkout("1001", 4990)).body())
        .contains("already-paid");
  }

  @Test
  void a_line_that_was_being_written_while_its_order_was_forgotten_reads_as_nothing() {
    var old = forgotten("1001");
    var entries = walk.bridge.parts().entries;
    books()
        .write(
            t -> {
              var payment = t.payments().ofOrder(old.id()).getFirst();
              entries.write(
                  t, old, payment,
                  new paybridge.truth.Entries.Line(
                      "bridge→gateway", "ask", "ok", "late", null, null, null, null, "Ada"));
              return payment;
            });
    var late = rows(t -> t.entries().ofOrder(old.id())).getLast();
    assertThat(late.detail()).isEqualTo("late");
    assertThat(entries.said(order("1001"), late)).isEmpty();
  }

  @Test
  void an_order_whose_money_is_on_its_way_is_kept_and_the_answer_says_why() {
    pay(checkout("1001"), "approve");
    checkout("1002");
    pay(checkout("1003"), "decline");
    assertThat(shop.call("person", "e1", ERASE).body())
        .isEqualTo("{\"erased\":1,\"kept\":2,\"why\":\"a payment is still open.\"}");
    assertThat(order("1002").emailHash()).isNotEmpty();
    assertThat(shop.call("person", "p1", EXPORT).body()).contains("1002").doesNotContain("\"number\":\"1001\"");
    walk.forward(java.time.Duration.ofDays(9));
    assertThat(shop.call("person", "e2", ERASE).body())
        .isEqualTo("{\"erased\":2,\"kept\":0,\"why\":\"\"}");
  }

  @Test
  void a_stored_method_of_a_forgotten_person_is_gone_and_that_of_another_stays() {
    pay(checkout("1001"), "approve");
    var payment = rows(t -> t.payments().ofOrder(order("1001").id())).getFirst();
    books().write(t -> List.of(
        t.storedMethods().keep(method("a", payment.shopId(), payment.accountId(), "17", "elsewhere")),
        t.storedMethods().keep(method("b", payment.shopId(), payment.accountId(), "", payment.id())),
        t.storedMethods().keep(method("c", payment.shopId(), payment.accountId(), "18", "elsewhere"))));
    shop.call("person", "e1", ERASE);
    assertThat(shop.call("saved-methods", "m1", "{\"customer\":\"17\"}").body()).contains("[]");
    assertThat(shop.call("saved-methods", "m2", "{\"customer\":\"18\"}").body()).contains("Visa c");
    assertThat(rows(t -> t.storedMethods().ofPayment(payment.shopId(), payment.id()))).isEmpty();
  }

  private static StoredMethodRow method(
      String id, String shop, String account, String customer, String payment) {
    return new StoredMethodRow(
        id, shop, account, customer, payment, "card", "Visa " + id, new byte[] {1}, id, 1);
  }
}
