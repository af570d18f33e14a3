package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import paybridge.bridge.Main;
import paybridge.needs.Machine;

/// The demo in a WooCommerce shop: a step without evidence is a failure.
@NeedsWooShop
@EnabledIf(
    value = "hasWordPress",
    disabledReason = "the demo needs a WordPress of its own, and there is none")
class WooDemoTest {
  static boolean hasWordPress() {
    return Machine.hasWordPress();
  }

  @Test
  void an_order_is_paid_and_refunded_in_a_woocommerce_shop() {
    assertThat(Main.run(Map.of(), "demo", "--check", "--shop", "woocommerce")).isZero();
  }

  @Test
  void what_does_not_go_together_is_said_at_once() {
    assertThat(Main.run(Map.of(), "demo", "--shop", "woocommerce")).isEqualTo(2);
    assertThat(Main.run(Map.of(), "demo", "--check", "--shop", "corner")).isEqualTo(2);
  }
}
