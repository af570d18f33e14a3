package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import paybridge.db.OperationRow;
import paybridge.walk.Browsing;

/// Refunds that the shop makes, and what people change in the shop.
@NeedsWooShop
class WooRefundTest {
  private final OneWooShop it = OneWooShop.get();

  private String paid() {
    var order = it.order();
    try (var browser = new Browsing()) {
      var page = browser.open(it.page(order));
      browser.submit(page.at().toString(), Map.of("card", "approve"));
    }
    it.whenIs(order, "processing");
    return order;
  }

  private java.util.List<OperationRow> refunds(String order) {
    var payment = it.bridge.attempts(order).getLast().id();
    return it.bridge.bridge().parts().outside.database()
        .read(t -> t.operations().ofPayment(payment));
  }

  @Test
  @Row(21)
  void a_refund_in_the_shop_moves_the_money_once_and_carries_the_gateways_number() {
    var order = paid();
    var made = it.does("refund", said -> said.put("id", order).put("amount", "10.00"));
    assertThat(made.path("error").asText()).isEmpty();
    var says =
        it.when(order, now -> !now.path("refunds").path(0).path("gateway").asText().isEmpty());
    assertThat(says.path("refunds")).hasSize(1);
    assertThat(says.path("status").asText()).isEqualTo("processing");
    assertThat(refunds(order)).extracting(OperationRow::amount).containsExactly(1000L);
  }

  @Test
  void a_full_refund_in_the_shop_makes_the_order_refunded() {
    var order = paid();
    it.does("refund", said -> said.put("id", order).put("amount", "49.90"));
    assertThat(it.whenIs(order, "refunded").path("refunds")).hasSize(1);
  }

  @Test
  @Row(21)
  void a_refund_whose_answer_was_lost_is_sent_again_and_moves_money_once() {
    var order = paid();
    var made =
        it.does(
            "refund",
            said -> said.put("id", order).put("amount", "7.00").put("wire", "unheard"));
    assertThat(made.path("error").asText()).isEmpty();
    it.shop.does("due");
    it.when(order, now -> !now.path("refunds").path(0).path("gateway").asText().isEmpty());
    assertThat(refunds(order)).extracting(OperationRow::amount).containsExactly(700L);
    assertThat(it.says(order).path("refunds")).hasSize(1);
  }

  @Test
  void a_refund_that_was_not_heard_is_not_taken_back_for_a_problem_of_another_kind() {
    var order = paid();
    it.does(
        "refund", said -> said.put("id", order).put("amount", "6.00").put("wire", "unheard"));
    var again =
        it.does("again", said -> said.put("id", order).put("problem", "storage-unavailable"));
    assertThat(again.path("refunds").asInt()).isEqualTo(1);
    assertThat(refunds(order)).extracting(OperationRow::amount).containsExactly(600L);
  }

  @Test
  void a_refund_that_never_left_is_taken_back_at_once() {
    var order = paid();
    var made =
        it.does(
            "refund",
            said -> said.put("id", order).put("amount", "7.00").put("wire", "refused"));
    assertThat(made.path("error").asText()).contains("could not be reached");
    assertThat(it.says(order).path("refunds")).isEmpty();
    assertThat(refunds(order)).isEmpty();
  }

  @Test
  void more_than_there_is_is_not_refunded_and_leaves_no_refund_in_the_shop() {
    var order = paid();
    it.does("refund", said -> said.put("id", order).put("amount", "40.00"));
    var made = it.does("refund", said -> said.put("id", order).put("amount", "20.00"));
    assertThat(made.path("error").asText()).isNotEmpty();
    assertThat(it.says(order).path("refunds")).hasSize(1);
    assertThat(refunds(order)).hasSize(1);
  }

  @Test
  @Row(25)
  void a_refund_without_the_gateway_moves_no_money_and_the_bridge_is_told() {
    var order = paid();
    it.does(
        "refund", said -> said.put("id", order).put("amount", "5.00").put("atGateway", false));
    it.shop.does("due");
    assertThat(it.bridge.timeline(order)).contains("The shop says the order was refunded by hand.");
    assertThat(refunds(order)).isEmpty();
  }

  @Test
  void an_order_cancelled_by_a_person_closes_its_open_page() {
    var order = it.order();
    var page = it.page(order);
    it.does("change", said -> said.put("id", order).put("status", "cancelled"));
    it.shop.does("due");
    assertThat(it.bridge.timeline(order)).contains("The shop cancelled the order.");
    try (var browser = new Browsing()) {
      assertThat(browser.open(page).html()).doesNotContain("name=\"card\"");
    }
  }
}
