package paybridge.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.asking.AskGateway;
import paybridge.checkout.MoveMoney;
import paybridge.connector.Fact;
import paybridge.connector.Report;
import paybridge.connector.ShopAnswer;
import paybridge.db.CaseRow;
import paybridge.db.PaymentRow;

/// One shopper, one order: what can happen on the way, and where it always ends.
class PaymentWalkTest {
  @TempDir Path data;
  private Walk walk;
  private Browsing browser;

  @BeforeEach
  void open() {
    walk = new Walk(data);
    browser = new Browsing();
  }

  @AfterEach
  void close() {
    browser.close();
    walk.close();
  }

  private void books(String bridge, String shop, boolean paid) {
    var order = walk.order();
    assertThat(order.word()).isEqualTo(bridge);
    assertThat(walk.inShop().status()).isEqualTo(shop);
    assertThat(walk.inShop().paid()).isEqualTo(paid);
    assertThat(order.appliedSequence()).as("the shop heard everything").isEqualTo(order.sequence());
  }

  @Test
  void a_paid_card_makes_the_order_paid_and_the_shopper_reads_thank_you() {
    var last = walk.checkout(browser).pay("approve");
    walk.settle();
    assertThat(last.at().toString()).startsWith(walk.shopHome + "/thanks");
    books("paid", "processing", true);
    assertThat(walk.inShop().notes()).hasSize(1).first().asString().contains("12.90 EUR was paid");
  }

  @Test
  void the_order_becomes_paid_though_the_browser_never_comes_back() {
    var visit = walk.checkout(browser);
    walk.forward(Duration.ofSeconds(1));
    visit.pay("approve", "notification-lost");
    walk.forward(Duration.ofSeconds(1));
    books("paid", "processing", true);
  }

  @Test
  void when_no_message_ever_comes_the_gateway_is_asked() {
    var page = walk.checkout(browser).page();
    // Pays without following the way back: the browser is closed on the gateway's page.
    walk.gateway.fault("notification-lost");
    new Browsing().postOnly(page.at().toString(), Map.of("card", "approve"));
    walk.settle();
    assertThat(walk.order().word()).isEqualTo("pending");
    walk.forward(Duration.ofSeconds(31));
    books("paid", "processing", true);
  }

  @Test
  void what_else_a_gateway_calls_a_payment_is_kept_and_the_first_id_under_a_name_stays() {
    walk.checkout(browser);
    var payment = payment();
    hear(payment, Map.of("f023_RRN", "601514167159"));
    hear(payment, Map.of("f023_RRN", "999999999999", "session", "cs_1"));
    assertThat(AskGateway.reference(payment(), List.of()).furtherIds())
        .containsOnly(
            Map.entry("f023_RRN", "601514167159"), Map.entry("session", "cs_1"));
  }

  private PaymentRow payment() {
    return walk.bridge
        .parts()
        .outside
        .database()
        .read(t -> t.payments().ofOrder(walk.order().id()))
        .getFirst();
  }

  private void hear(PaymentRow payment, Map<String, String> ids) {
    var report =
        new Report(
            Optional.of(payment.reference()), Optional.empty(), ids, Optional.empty(),
            new Fact.Waiting(Optional.empty()), "waiting");
    var parts = walk.bridge.parts();
    var heard =
        parts
            .outside
            .database()
            .write(t -> parts.hearing.hear(t, payment.id(), List.of(report), "Test"));
    assertThat(heard.changed()).as("an id is no news for the shop").isFalse();
  }

  @Test
  void a_decline_leaves_the_page_open_and_the_next_card_pays() {
    var visit = walk.checkout(browser);
    visit.pay("insufficient-funds");
    walk.settle();
    assertThat(walk.order().word()).isEqualTo("pending");
    assertThat(walk.inShop().notes()).anyMatch(note -> note.contains("insufficient funds"));
    visit.pay("approve");
    walk.settle();
    books("paid", "processing", true);
  }

  @Test
  void a_cancelled_page_ends_the_attempt_and_pay_again_makes_a_new_one() {
    var visit = walk.checkout(browser);
    var back = browser.submit(visit.page().at() + "/cancel", Map.of());
    walk.settle();
    assertThat(back.at().toString()).startsWith(walk.shopHome + "/pay-again");
    assertThat(walk.order().word()).isEqualTo("cancelled");
    var again = browser.submit(back.at().toString(), Map.of("method", "card"));
    browser.submit(again.at().toString(), Map.of("card", "approve"));
    walk.settle();
    books("paid", "processing", true);
    assertThat(walk.order().newestAttempt()).isEqualTo(2);
  }

  @Test
  void late_money_after_expiry_is_still_paid() {
    var visit = walk.checkout(browser);
    new Browsing()
        .postOnly(
            visit.page().at().toString(),
            Map.of("card", "approve", "fault", "late-success-after-expiry"));
    walk.forward(Duration.ofSeconds(12));
    assertThat(walk.order().word()).isEqualTo("expired");
    walk.forward(Duration.ofSeconds(40));
    assertThat(walk.order().word()).isEqualTo("paid");
    assertThat(walk.order().flags()).contains("late");
  }

  @Test
  void a_storm_of_the_same_message_is_one_message_and_one_note() {
    walk.checkout(browser).pay("approve", "notification-storm");
    walk.forward(Duration.ofSeconds(10));
    books("paid", "processing", true);
    assertThat(walk.inShop().notes()).hasSize(1);
  }

  @Test
  void messages_out_of_order_end_in_the_same_books() {
    var visit = walk.checkout(browser);
    visit.pay("insufficient-funds", "notifications-out-of-order");
    visit.pay("approve", "notifications-out-of-order");
    walk.forward(Duration.ofMinutes(3));
    books("paid", "processing", true);
  }

  @Test
  void a_message_with_a_wrong_signature_changes_nothing_but_makes_us_ask() {
    var page = walk.checkout(browser).page();
    new Browsing()
        .postOnly(page.at().toString(), Map.of("card", "approve", "fault", "wrong-signature"));
    walk.turnGateway();
    var unproved =
        walk.bridge.parts().outside.database().read(t -> t.messages().unproved(10));
    assertThat(unproved).extracting(m -> m.state()).contains("kept");
    assertThat(walk.order().word()).isEqualTo("pending");
    walk.forward(Duration.ofSeconds(2));
    books("paid", "processing", true);
  }

  @Test
  void a_dead_shop_is_told_again_until_it_hears() {
    var visit = walk.checkout(browser);
    int port = walk.shop.port();
    walk.shop.stop();
    new Browsing().postOnly(visit.page().at().toString(), Map.of("card", "approve"));
    walk.settle();
    assertThat(walk.order().word()).isEqualTo("paid");
    assertThat(walk.order().appliedSequence()).isZero();
    walk.shop.start(port);
    walk.forward(Duration.ofSeconds(6));
    books("paid", "processing", true);
  }

  @Test
  void a_shop_that_stays_dead_for_a_week_ends_in_a_case_and_send_again_mends_it() {
    var visit = walk.checkout(browser);
    int port = walk.shop.port();
    walk.shop.stop();
    new Browsing().postOnly(visit.page().at().toString(), Map.of("card", "approve"));
    for (int hours = 0; hours < 24 * 8; hours += 3) {
      walk.forward(Duration.ofHours(3));
    }
    var database = walk.bridge.parts().outside.database();
    var id = walk.order().id();
    List<CaseRow> cases = database.read(t -> t.cases().ofOrder(id));
    assertThat(cases)
        .anyMatch(c -> c.kind().equals("parked") && c.state().equals("open"));
    walk.shop.start(port);
    var newest = database.read(t -> t.updates().newest(id)).orElseThrow();
    int woken = database.write(t -> t.updates().again(newest.id(), walk.clock.millis()));
    assertThat(woken).isEqualTo(1);
    walk.settle();
    books("paid", "processing", true);
    List<CaseRow> after = database.read(t -> t.cases().ofOrder(id));
    assertThat(after)
        .allMatch(c -> c.state().equals("closed"));
  }

  @Test
  void a_refund_by_staff_is_pending_until_the_gateway_confirms_it() {
    walk.checkout(browser).pay("approve");
    walk.settle();
    var answer = refund(Optional.empty());
    assertThat(answer).isInstanceOf(ShopAnswer.Moved.class);
    assertThat(((ShopAnswer.Moved) answer).outcome()).isEqualTo("pending");
    walk.settle();
    assertThat(walk.order().word()).isEqualTo("paid");
    walk.forward(Duration.ofSeconds(70));
    assertThat(walk.order().word()).isEqualTo("refunded");
    assertThat(walk.inShop().refunded().minor()).isEqualTo(1290);
    assertThat(refund(Optional.empty())).isInstanceOf(ShopAnswer.Problem.class);
  }

  @Test
  void a_refund_whose_answer_was_lost_is_never_sent_twice() {
    walk.checkout(browser).pay("approve");
    walk.settle();
    walk.gateway.fault("reply-dropped-after-charging");
    var answer = (ShopAnswer.Moved) refund(Optional.empty());
    assertThat(answer.outcome()).isEqualTo("unknown");
    walk.settle();
    assertThat(walk.order().flags()).contains("unknown");
    walk.gateway.fault("none");
    walk.forward(Duration.ofMinutes(2));
    assertThat(walk.order().flags()).doesNotContain("unknown");
    assertThat(walk.order().word()).isEqualTo("refunded");
    var operations =
        walk.bridge
            .parts()
            .outside
            .database()
            .read(t -> t.operations().ofOrder(walk.order().id()));
    assertThat(operations).hasSize(1).first().satisfies(op -> assertThat(op.tries()).isEqualTo(1));
  }

  @Test
  void held_money_is_flagged_when_a_sale_was_asked_and_staff_can_capture_it() {
    walk.checkout(browser).pay("authorise-only");
    walk.settle();
    assertThat(walk.order().word()).isEqualTo("authorized");
    assertThat(walk.order().flags()).contains("held");
    var answer =
        walk.bridge
            .parts()
            .moveMoney
            .move(
                walk.order().id(),
                new MoveMoney.Wish(
                    "capture", "staff", "staff", Optional.empty(), Optional.empty(), "", false));
    assertThat(((ShopAnswer.Moved) answer).outcome()).isEqualTo("done");
    walk.settle();
    books("paid", "processing", true);
    assertThat(walk.order().flags()).isEmpty();
  }

  private ShopAnswer refund(Optional<paybridge.connector.Money> amount) {
    return walk.bridge
        .parts()
        .moveMoney
        .move(
            walk.order().id(),
            new MoveMoney.Wish("refund", "staff", "staff", Optional.empty(), amount, "asked", false));
  }

  @Test
  void an_unpaid_page_expires_with_its_window_and_is_still_asked_about() {
    walk.checkout(browser);
    walk.forward(Duration.ofHours(25));
    assertThat(walk.order().word()).isEqualTo("expired");
    var payment =
        walk.bridge
            .parts()
            .outside
            .database()
            .read(t -> t.payments().ofOrder(walk.order().id()))
            .getFirst();
    assertThat(payment.askAt()).isNotNull();
  }

  @Test
  void the_log_tells_every_message_and_delivery_of_the_order() {
    walk.checkout(browser).pay("approve");
    walk.settle();
    var lines =
        walk.bridge.parts().outside.database().read(t -> t.entries().ofOrder(walk.order().id()));
    assertThat(lines)
        .extracting(line -> line.direction())
        .containsAll(
            List.of("shop→bridge", "bridge→gateway", "gateway→bridge", "bridge", "bridge→shop"));
  }
}
