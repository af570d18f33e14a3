package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import paybridge.connector.Answer;
import paybridge.connector.Word;

/// WooCommerce's timer for unpaid orders.
@NeedsWooShop
class WooTimerTest {
  private final OneWooShop it = OneWooShop.get();

  @Test
  @Row({1, 2})
  void an_order_that_somebody_may_just_be_paying_is_not_cancelled() {
    var order = it.order();
    it.page(order);
    assertThat(it.does("timer", said -> said.put("id", order)).path("cancelled").asBoolean())
        .isFalse();
    assertThat(it.status(order)).isEqualTo("pending");
  }

  @Test
  void an_order_whose_payment_was_never_begun_is_cancelled_as_ever() {
    var order = it.order();
    assertThat(it.does("timer", said -> said.put("id", order)).path("cancelled").asBoolean())
        .isTrue();
  }

  @Test
  @Row(1)
  void money_for_an_order_that_the_timer_cancelled_brings_it_back() {
    var order = it.order();
    it.page(order);
    it.bridge.endPages(order);
    assertThat(it.does("timer", said -> said.put("id", order)).path("cancelled").asBoolean())
        .isTrue();
    var told = it.bridge.deliver("late-" + order, new Pictures(order).word(50, Word.PAID));
    assertThat(told).isInstanceOf(Answer.Done.class);
    assertThat(it.status(order)).isEqualTo("processing");
  }

  @Test
  void an_order_of_another_method_is_none_of_ours() {
    var order = it.order(said -> said.put("method", "bacs"));
    assertThat(it.does("timer", said -> said.put("id", order)).path("cancelled").asBoolean())
        .isTrue();
  }

  @Test
  @Row(8)
  void every_hook_of_the_plugin_is_registered_once() {
    for (var hook :
        new String[] {
          "woocommerce_cancel_unpaid_order", "woocommerce_create_refund", "rest_api_init",
          "woocommerce_api_paybridge", "woocommerce_order_status_cancelled"
        }) {
      assertThat(it.does("hooked", said -> said.put("hook", hook)).path("count").asInt())
          .as(hook)
          .isEqualTo(1);
    }
  }
}
