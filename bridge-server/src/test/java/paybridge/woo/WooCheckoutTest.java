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
  private static Browsing.Seen pay(String page, String card) {
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
  void an_order_that_was_paid_elsewhere_meanwhile_is_not_paid_again() {
    var order = it.order();
    pay(it.page(order), "approve");
    it.whenIs(order, "processing");
    assertThat(it.page(order)).contains("order-received");
    assertThat(it.bridge.attempts(order)).hasSize(1);
  }

  @Test
  void the_bridge_says_what_is_offered_and_the_checkout_offers_it() {
    assertThat(it.shop.does("about").path("currency").asText()).isEqualTo("EUR");
    assertThat(it.does("offered", said -> said).path("methods").toString())
        .contains("paybridge_card", "paybridge_banktransfer");
  }
}
