package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Paying in parts, or again and again: offered where the bridge can, and what happens when it cannot.
@NeedsWooShop
class WooPlanTest {
  private static final String PLAN = "wc-paybridge_card-plan";
  private final OneWooShop it = OneWooShop.get();
  private final String email = UUID.randomUUID().toString().substring(0, 8) + "@example.org";

  private void can(String... plans) {
    it.does(
        "can-plan",
        said -> {
          var can = said.putArray("can");
          for (var plan : plans) {
            can.add(plan);
          }
          return said;
        });
  }

  @AfterEach
  void the_bridges_own_offers_are_back() {
    can();
    it.shop.does("back");
  }

  private JsonNode sent(String plan) {
    var order = it.order();
    return it.does("plan", said -> said.put("id", order).put("plan", plan));
  }

  @Test
  void plans_are_shown_for_offers_that_can_and_as_the_owner_chose_them() {
    try (var guest = new WooShopper(it).takes(it.product)) {
      assertThat(guest.atTheCheckout().says(PLAN)).isFalse();
      can("instalments", "subscription");
      var seen = guest.atTheCheckout();
      assertThat(seen.says("value=\"instalments-2\"")).isTrue();
      assertThat(seen.says("value=\"instalments-3\"")).isTrue();
      assertThat(seen.says("value=\"instalments-40\"")).isFalse();
      assertThat(seen.says("value=\"every-month\"")).isTrue();
      assertThat(seen.says("value=\"every-year\"")).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "instalments-3|{\"kind\":\"instalments\",\"times\":3,\"every\":1,\"unit\":\"month\"}",
        "every-month|{\"kind\":\"subscription\",\"every\":1,\"unit\":\"month\"}",
        "~~|null"
      })
  void what_was_chosen_is_sent(String plan, String sent) {
    can("instalments", "subscription");
    assertThat(sent(plan).path("plan")).hasToString(sent);
  }

  @Test
  void a_plan_that_is_not_offered_is_not_sent() {
    can("instalments");
    for (var plan : new String[] {"instalments-40", "every-month", "every-year", "odd"}) {
      var answer = sent(plan);
      assertThat(answer.path("sent").asBoolean()).as(plan).isFalse();
      assertThat(answer.path("message").asText()).contains("pay all at once");
    }
  }

  @Test
  void a_plan_that_the_bridge_cannot_have_leaves_the_order_open_and_says_so() {
    can("instalments");
    try (var guest = new WooShopper(it).takes(it.product)) {
      var answer = guest.places("paybridge_card", Map.of(PLAN, "instalments-3", "billing_email", email));
      assertThat(answer.path("result").asText()).isEqualTo("failure");
      assertThat(answer.path("messages").asText()).contains("pay all at once");
      var order = it.does("of", said -> said.put("email", email)).path("id").asText();
      assertThat(it.status(order)).isEqualTo("pending");
      var once = guest.places("paybridge_card", Map.of("billing_email", email));
      assertThat(once.path("redirect").asText()).startsWith(it.bridge.url);
    }
  }
}
