package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import paybridge.demo.woocommerce.WooShop;

/// A firewall closes one of the shop's two doors, or both.
@NeedsWooShop
class WooDoorTest {
  private static final String REST = "/wp-json";
  private static final String WC_API = "wc-api";
  private final OneWooShop it = OneWooShop.get();

  private void wall(String... before) {
    it.does("wall", said -> said.set("before", WooShop.JSON.valueToTree(List.of(before))));
  }

  @AfterEach
  void open() {
    wall();
  }

  private String page() {
    return it.shop.does("page").path("page").asText();
  }

  @Test
  @Row(26)
  void news_comes_through_the_second_door_when_a_firewall_closes_the_first() {
    wall(REST);
    var order = it.order();
    Shoppers.payAndLeave(it.page(order), "approve");
    it.whenIs(order, "processing");
    it.bridge.whenHeard(order);
    assertThat(it.shop.does("journal").path("lines").toString())
        .contains("\"call\":\"order-update\",\"order\":\"" + order + "\",\"result\":\"ok\"");
  }

  @Test
  @Row(26)
  void the_owner_reads_which_door_is_closed_and_that_news_comes_through_the_other() {
    wall(REST);
    var road = it.shop.does("road");
    assertThat(road.path("reached").asBoolean()).isTrue();
    assertThat(road.path("hop").asText()).isEqualTo("login-wall");
    assertThat(road.path("said").asText()).contains("second address", "(403)");
    var seen = it.shop.does("page");
    assertThat(seen.path("page").asText())
        .contains("notice-warning", "only through the second door", "(403)");
    assertThat(seen.path("health").asText()).isEqualTo("recommended");
  }

  @Test
  void a_closed_second_door_is_no_news_while_the_first_is_open() {
    wall(WC_API);
    assertThat(it.shop.does("road").path("hop").asText()).isEqualTo("reached");
    assertThat(page()).contains("notice-success");
  }

  @Test
  void two_closed_doors_are_told_as_a_shop_that_cannot_be_called() {
    wall(REST, WC_API);
    var road = it.shop.does("road");
    assertThat(road.path("reached").asBoolean()).isFalse();
    assertThat(road.path("said").asText()).contains("second address is closed, too");
    assertThat(page()).contains("News is fetched every minute instead");
  }
}
