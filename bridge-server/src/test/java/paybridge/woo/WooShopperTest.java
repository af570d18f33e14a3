package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Guests and people with an account: the classic checkout, the page to pay an order, the way back.
@NeedsWooShop
class WooShopperTest {
  private static final String CARD = "paybridge_card";
  private final OneWooShop it = OneWooShop.get();
  private final String email = UUID.randomUUID().toString().substring(0, 8) + "@example.org";

  private JsonNode ordered() {
    return it.does("of", said -> said.put("email", email));
  }

  private JsonNode pages(String order) {
    return it.does("pages", said -> said.put("id", order));
  }

  private String placed(WooShopper shopper) {
    var answer = shopper.takes(it.product).places(CARD, Map.of("billing_email", email));
    assertThat(answer.path("result").asText()).as(answer.toString()).isEqualTo("success");
    return answer.path("redirect").asText();
  }

  @Test
  void a_guest_buys_pays_and_is_thanked_and_the_cart_is_empty() {
    try (var guest = new WooShopper(it)) {
      var page = placed(guest);
      assertThat(page).startsWith(it.bridge.url + "/pay/");
      var order = ordered().path("id").asText();
      Shoppers.payAndLeave(page, "approve");
      var seen = guest.open(pages(order).path("back").asText());
      assertThat(seen.at().toString()).contains("order-received");
      assertThat(it.status(order)).isEqualTo("processing");
      assertThat(guest.atTheCheckout().says("id=\"place_order\"")).isFalse();
    }
  }

  @Test
  void a_guest_who_is_declined_keeps_the_order_and_pays_it_another_time() {
    try (var guest = new WooShopper(it)) {
      var page = placed(guest);
      var order = ordered().path("id").asText();
      try (var at = new Shoppers.AtThePage(page)) {
        at.isDeclinedForGood();
      }
      it.whenIs(order, "failed");
      var seen = guest.open(pages(order).path("back").asText());
      assertThat(seen.at().toString()).contains("order-pay");
      assertThat(seen.says("nothing was charged")).isTrue();
      var next = guest.paysFor(pages(order).path("pay").asText(), CARD, Map.of());
      Shoppers.payAndLeave(next.leadsTo(), "approve");
      it.whenIs(order, "processing");
    }
  }

  @Test
  void a_guest_who_turns_back_finds_the_order_open_and_the_cart_as_it_was() {
    try (var guest = new WooShopper(it)) {
      placed(guest);
      var order = ordered().path("id").asText();
      var seen = guest.open(pages(order).path("again").asText());
      assertThat(seen.at().toString()).contains("order-pay");
      assertThat(seen.says("have not paid yet")).isTrue();
      assertThat(guest.atTheCheckout().says("id=\"place_order\"")).isTrue();
    }
  }

  @Test
  @Row(18)
  void a_cart_that_was_paid_in_another_tab_is_not_charged_again() {
    try (var guest = new WooShopper(it)) {
      guest.takes(it.product);
      var form = guest.atTheCheckout();
      var page = guest.places(form, CARD, Map.of("billing_email", email)).path("redirect").asText();
      var order = ordered().path("id").asText();
      Shoppers.payAndLeave(page, "approve");
      it.whenIs(order, "processing");
      var again = guest.places(form, CARD, Map.of("billing_email", email));
      assertThat(again.path("redirect").asText()).contains("order-received/" + order);
      assertThat(it.status(ordered().path("id").asText())).isEqualTo("cancelled");
    }
  }

  @Test
  @Row(38)
  void who_comes_back_on_another_device_is_known_by_the_orders_key() {
    String order;
    try (var guest = new WooShopper(it)) {
      var page = placed(guest);
      order = ordered().path("id").asText();
      assertThat(Shoppers.pay(page, "approve").at().toString()).contains("order-received/" + order);
    }
    it.does("pages", said -> said.put("id", order).put("minutes", 30));
    try (var elsewhere = new WooShopper(it)) {
      var seen = elsewhere.open(pages(order).path("back").asText());
      assertThat(seen.at().toString()).contains("order-received/" + order);
      assertThat(seen.says("49.90")).isFalse();
    }
    assertThat(it.status(order)).isEqualTo("processing");
  }

  @Test
  void another_key_than_the_orders_leads_nowhere() {
    var order = it.order();
    var address = pages(order).path("back").asText().replaceAll("key=wc_order_", "key=wc_orderx");
    try (var stranger = new WooShopper(it)) {
      assertThat(stranger.open(address).at().toString()).startsWith(pages(order).path("cart").asText());
    }
  }

  @Test
  void an_order_of_an_account_is_that_accounts_and_a_stranger_is_asked_to_sign_in() {
    int ben = it.does("account", said -> said.put("name", "ben")).path("id").asInt();
    String order;
    try (var signedIn = new WooShopper(it).signedIn("ben")) {
      var page = placed(signedIn);
      order = ordered().path("id").asText();
      assertThat(ordered().path("customer").asInt()).isEqualTo(ben);
      Shoppers.payAndLeave(page, "approve");
      it.whenIs(order, "processing");
      assertThat(signedIn.open(pages(order).path("back").asText()).says(order)).isTrue();
    }
    try (var stranger = new WooShopper(it)) {
      var seen = stranger.open(pages(order).path("back").asText());
      assertThat(seen.says("49.90")).isFalse();
    }
  }

  @Test
  void the_page_to_pay_an_order_that_a_person_made_leads_to_the_gateway_and_back() {
    var order = it.order(said -> said.put("via", "admin"));
    try (var guest = new WooShopper(it)) {
      var page = guest.paysFor(pages(order).path("pay").asText(), CARD, Map.of()).leadsTo();
      assertThat(page).startsWith(it.bridge.url + "/pay/");
      Shoppers.payAndLeave(page, "approve");
      it.whenIs(order, "processing");
      var twice = guest.open(pages(order).path("pay").asText());
      assertThat(twice.says("name=\"woocommerce_pay\"")).isFalse();
    }
  }

  @Test
  void nobody_but_its_owner_may_pay_an_order_of_an_account() {
    int ben = it.does("account", said -> said.put("name", "ben")).path("id").asInt();
    var order = it.order();
    var pages = it.does("pages", said -> said.put("id", order).put("customer", ben));
    try (var stranger = new WooShopper(it)) {
      var seen = stranger.open(pages.path("pay").asText());
      assertThat(seen.says("name=\"woocommerce_pay\"")).isFalse();
    }
    try (var owner = new WooShopper(it).signedIn("ben")) {
      assertThat(owner.paysFor(pages.path("pay").asText(), CARD, Map.of()).leadsTo())
          .startsWith(it.bridge.url);
    }
  }
}
