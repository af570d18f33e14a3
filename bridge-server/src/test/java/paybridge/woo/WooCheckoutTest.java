package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import paybridge.walk.Browsing;

/// From an order in the shop to the payment page and back.
@NeedsWooShop
class WooCheckoutTest {
  private final OneWooShop it = OneWooShop.get();

  /// Pays at the sandbox's page; where the browser is then.
  static Browsing.Seen pay(String page, String card) {
    try (var browser = new Browsing()) {
      var seen = browser.open(page);
      return browser.submit(seen.at().toString(), Map.of("card", card));
    }
  }

  @Test
  void an_order_that_is_paid_at_the_gateway_is_processing_in_the_shop() {
    var order = it.order();
    pay(it.page(order), "approve");
    var says = it.whenIs(order, "processing");
    assertThat(says.path("paid").asBoolean()).isTrue();
    assertThat(says.path("transaction").asText())
        .isEqualTo(it.bridge.attempts(order).getLast().gatewayReference());
    assertThat(says.path("notes").toString()).containsOnlyOnce("49.90 EUR was paid by card");
  }

  @Test
  void the_page_of_an_order_is_the_same_until_something_changes() {
    var order = it.order();
    var page = it.page(order);
    assertThat(it.page(order)).isEqualTo(page);
    it.does("change", said -> said.put("id", order).put("total", "39.90"));
    assertThat(it.page(order)).isNotEqualTo(page);
    assertThat(it.bridge.attempts(order)).hasSize(2);
  }

  @Test
  @Row({18, 19})
  void an_order_that_was_paid_elsewhere_meanwhile_is_not_paid_again() {
    var order = it.order();
    pay(it.page(order), "approve");
    it.whenIs(order, "processing");
    assertThat(it.page(order)).contains("order-received");
    assertThat(it.bridge.attempts(order)).hasSize(1);
  }

  @Test
  @Row(37)
  void while_the_bridge_is_away_the_order_stays_open_and_after_three_failures_the_methods_hide() {
    var order = it.order();
    try {
      var answer =
          it.does(
              "pay", said -> said.put("id", order).put("wire", "refused").put("failures", 2));
      assertThat(answer.path("result").asText()).isEqualTo("failure");
      assertThat(answer.path("message").asText()).contains("nothing was charged");
      assertThat(it.status(order)).isEqualTo("pending");
      assertThat(it.does("offered", said -> said).path("methods").toString())
          .doesNotContain("paybridge_card");
    } finally {
      it.shop.does("back");
    }
    assertThat(it.page(order)).startsWith(it.bridge.url + "/pay/");
  }

  @Test
  @Row({19, 37})
  void an_answer_that_was_lost_does_not_make_a_second_attempt() {
    var order = it.order();
    var lost = it.does("pay", said -> said.put("id", order).put("wire", "unheard"));
    assertThat(lost.path("result").asText()).isEqualTo("failure");
    it.shop.does("back");
    it.page(order);
    assertThat(it.bridge.attempts(order)).hasSize(1);
  }

  @Test
  @Row(26)
  void both_sides_show_the_same_six_words_and_the_road_between_them_is_open() {
    var road = it.shop.does("road");
    assertThat(road.path("words").asText()).isEqualTo(it.bridge.sixWords()).contains(" ");
    assertThat(road.path("hop").asText()).isEqualTo("reached");
  }

  @Test
  void what_the_owner_calls_a_method_is_kept() {
    var kept =
        it.does("settings", said -> said.put("method", "paybridge_card").put("title", "By card"));
    assertThat(kept.path("title").asText()).isEqualTo("By card");
  }

  @Test
  void the_bridge_says_what_is_offered_and_the_checkout_offers_it() {
    assertThat(it.shop.does("about").path("currency").asText()).isEqualTo("EUR");
    assertThat(it.does("offered", said -> said).path("methods").toString())
        .contains("paybridge_card", "paybridge_banktransfer");
  }
}
