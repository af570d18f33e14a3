package paybridge.woo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import paybridge.walk.Browsing;
import paybridge.woo.NeedsWooShop;

/// From an order that waits for money to the link, and to the money.
@NeedsWooShop
class FoundOrderTest {
  private final RestShop it = RestShop.get();

  @Test
  void an_order_that_waits_is_found_its_shopper_gets_the_link_and_the_money_makes_it_processing() {
    var order = it.waiting();
    var page = it.page(order);
    assertThat(it.see(order).path("customerNotes").toString()).containsOnlyOnce(page);
    RestShop.pay(page, "approve");
    var says = it.whenIs(order, "processing");
    assertThat(says.path("paid").asBoolean()).isTrue();
    assertThat(says.path("transaction").asText())
        .isEqualTo(it.bridge.attempts(order).getLast().gatewayReference());
    var told =
        RestShop.when(
            "notes of " + order,
            () -> it.says(order),
            now -> now.path("notes").toString().contains("49.90 EUR was paid by card"));
    assertThat(told.path("notes").toString()).containsOnlyOnce("49.90 EUR was paid by card");
  }

  @Test
  void looking_again_gives_no_second_link() {
    var order = it.waiting();
    it.page(order);
    it.lookTwice();
    assertThat(it.see(order).path("customerNotes")).hasSize(1);
    assertThat(it.bridge.attempts(order)).hasSize(1);
  }

  @Test
  void a_link_whose_mark_was_lost_with_the_process_is_found_in_the_notes() {
    var order = it.waiting();
    it.fault("note");
    try {
      it.bridge.look();
      RestShop.when(
          "note of " + order, () -> it.see(order), now -> now.path("customerNotes").size() == 1);
      assertThat(it.see(order).path("page").asText()).isEmpty();
    } finally {
      it.fault("");
    }
    it.page(order);
    assertThat(it.see(order).path("customerNotes")).hasSize(1);
  }

  @Test
  void a_changed_total_makes_a_new_link_and_the_old_page_takes_no_money() {
    var order = it.waiting();
    var before = it.page(order);
    it.does("change", said -> said.put("id", order).put("total", "39.90"));
    var after = it.page(order, before);
    assertThat(it.see(order).path("customerNotes")).hasSize(2);
    assertThat(it.bridge.attempts(order).getLast().asked()).isEqualTo(3990);
    assertNoCardIsTakenAt(before);
    RestShop.pay(after, "approve");
    it.whenIs(order, "processing");
  }

  @Test
  void an_order_that_the_shop_cancels_loses_its_page() {
    var order = it.waiting();
    var page = it.page(order);
    it.to(order, "cancelled");
    it.lookUntil(order, "The shop cancelled the order.");
    assertNoCardIsTakenAt(page);
    assertThat(it.says(order).path("status").asText()).isEqualTo("cancelled");
  }

  @Test
  void an_order_that_is_paid_in_another_way_loses_its_page() {
    var order = it.waiting();
    var page = it.page(order);
    it.to(order, "processing");
    it.lookUntil(order, "The shop says the order was paid in another way.");
    assertNoCardIsTakenAt(page);
    assertThat(it.says(order).path("status").asText()).isEqualTo("processing");
  }

  @Test
  void orders_of_another_method_are_not_touched() {
    var other = it.waiting(said -> said.put("method", "cheque"));
    var meta = it.see(other).path("meta").asInt();
    it.page(it.waiting());
    assertThat(it.bridge.order(other)).isEmpty();
    assertThat(it.see(other).path("customerNotes")).isEmpty();
    assertThat(it.see(other).path("meta").asInt()).isEqualTo(meta);
  }

  @Test
  void an_order_whose_amount_its_currency_does_not_have_is_told_to_the_shops_people_once() {
    var order = it.waiting(said -> said.put("currency", "XAF"));
    it.bridge.look();
    RestShop.when(
        "note of " + order,
        () -> it.says(order),
        now -> now.path("notes").toString().contains("49.900000 XAF' cannot be asked for"));
    it.lookTwice();
    assertThat(it.says(order).path("notes").toString())
        .containsOnlyOnce("49.900000 XAF' cannot be asked for");
  }

  private static void assertNoCardIsTakenAt(String page) {
    try (var browser = new Browsing()) {
      assertThat(browser.open(page).html()).doesNotContain("name=\"card\"");
    }
  }
}
