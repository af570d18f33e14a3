package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What the owner sees and does in the shop.
@NeedsWooShop
class WooOwnerTest {
  private final OneWooShop it = OneWooShop.get();

  @Test
  void the_last_messages_are_named_in_both_directions_and_bounded() {
    var order = it.order();
    WooCheckoutTest.pay(it.page(order), "approve");
    it.whenIs(order, "processing");
    var seen = it.shop.does("journal");
    assertThat(seen.path("lines").toString())
        .contains("\"direction\":\"in\",\"call\":\"order-update\",\"order\":\"" + order + "\",\"result\":\"ok\"")
        .contains("\"direction\":\"out\",\"call\":\"checkout\",\"order\":\"" + order + "\",\"result\":\"ok\"")
        .doesNotContain("ada@example.org", "Ada", "whsec", "/pay/");
    assertThat(seen.path("page").asText()).contains("order-update", ">done<", "<a href=");
    for (int i = 0; i < 3; i++) {
      it.does("pay", said -> said.put("id", order).put("wire", "refused"));
    }
    assertThat(it.shop.does("journal").path("lines").size()).isLessThanOrEqualTo(20);
  }

  @Test
  void a_call_without_answer_is_named() {
    var order = it.order();
    it.does("pay", said -> said.put("id", order).put("wire", "unheard"));
    it.shop.does("back");
    assertThat(it.shop.does("journal").path("lines").toString())
        .contains("\"order\":\"" + order + "\",\"result\":\"no-answer\"");
  }

  @Test
  void switching_off_while_payments_are_open_asks_first_and_names_them() {
    var order = it.order();
    it.page(order);
    var seen = it.shop.does("leave");
    assertThat(seen.path("link").asText()).contains("page=paybridge-leave", "_wpnonce");
    assertThat(seen.path("page").asText())
        .contains("Order " + order + ", 49.90 EUR", "action=deactivate", "Deactivate anyway", "Stay");
  }

  @Test
  void a_plugin_that_is_switched_on_again_knows_at_once_what_was_paid_meanwhile() {
    var order = it.order();
    var page = it.page(order);
    try {
      assertThat(it.shop.does("off").path("planned").asBoolean()).isFalse();
      WooCheckoutTest.pay(page, "approve");
      it.bridge.whenWordIs(order, "paid");
    } finally {
      var on = it.does("on", said -> said.put("id", order));
      assertThat(on.path("error").asText()).isEmpty();
      assertThat(on.path("status").asText()).isEqualTo("processing");
    }
    assertThat(it.bridge.saidOf("goodbye")).isPositive();
  }
}
