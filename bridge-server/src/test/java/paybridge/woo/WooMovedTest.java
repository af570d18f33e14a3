package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A shop that was moved, and a copy of a shop.
@NeedsWooShop
class WooMovedTest {
  private final OneWooShop it = OneWooShop.get();
  private final String home = it.shop.url();
  private final String other = home.replace("127.0.0.1", "localhost");

  private void livesAt(String address) {
    it.does("house", said -> said.put("home", address));
  }

  private void livesAtBoth(String address) {
    it.does("house", said -> said.put("home", address).put("twin", true));
  }

  @AfterEach
  void back() {
    livesAt(home);
    if (!it.bridge.home().equals(home)) {
      it.shop.does("moved");
    }
  }

  @Test
  void a_copy_takes_no_payment_says_nothing_to_the_bridge_and_asks_its_owner() {
    var order = it.order();
    int before = it.bridge.saidByShop();
    var seen =
        it.does("elsewhere", said -> said.put("home", "http://copy.example").put("id", order));
    assertThat(seen.path("asked").asText())
        .contains("paybridge_moved", "paybridge_copy", home, "http://copy.example");
    assertThat(seen.path("message").asText()).contains("nothing was charged");
    assertThat(seen.path("offered").toString()).doesNotContain("paybridge_");
    assertThat(seen.path("text").asText()).contains("Payments are paused");
    assertThat(seen.path("road").asText()).isEqualTo("elsewhere");
    assertThat(it.bridge.saidByShop()).isEqualTo(before);
    assertThat(it.page(order)).contains("/pay/");
  }

  @Test
  void a_shop_that_was_moved_says_so_and_takes_payments_at_its_new_address() {
    livesAt(other);
    var said = it.shop.does("moved");
    assertThat(said.path("said").asText()).isEmpty();
    assertThat(said.path("known").asText()).isEqualTo(other);
    assertThat(said.path("confirmed").asBoolean()).isTrue();
    assertThat(it.bridge.home()).isEqualTo(other);
    var order = it.order();
    WooCheckoutTest.pay(it.page(order), "approve");
    it.whenIs(order, "processing");
  }

  @Test
  void a_copy_that_says_it_was_moved_is_told_that_the_shop_still_answers() {
    livesAtBoth(other);
    var said = it.shop.does("moved");
    assertThat(said.path("said").asText()).contains("still answers", "is a copy of it");
    assertThat(said.path("known").asText()).isEqualTo(home);
    assertThat(it.bridge.home()).isEqualTo(home);
  }

  @Test
  void a_new_address_that_cannot_be_called_is_named() {
    var nowhere = "http://127.0.0.1:9";
    livesAt(nowhere);
    assertThat(it.shop.does("moved").path("said").asText())
        .contains("did not answer (connect)");
    assertThat(it.bridge.home()).isEqualTo(home);
  }

  @Test
  void a_copy_forgets_what_makes_it_the_shop() {
    var kept = it.shop.does("forget");
    assertThat(kept.path("secrets").asInt()).isZero();
    assertThat(kept.path("known").asBoolean()).isFalse();
    assertThat(kept.path("offers").asInt()).isZero();
  }
}
