package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import paybridge.demo.woocommerce.WooShop;
import paybridge.woo.OneWooShop.Said;

/// Stored ways to pay: stored with a payment, shown, chosen, forgotten.
@NeedsWooShop
class WooSavedTest {
  private static final String CARD = "paybridge_card";
  private final OneWooShop it = OneWooShop.get();
  private int account(String login) {
    return it.does("account", said -> said.put("name", login)).path("id").asInt();
  }

  @AfterEach
  void the_gateway_works_again() {
    it.bridge.gatewayFault("none");
  }

  private JsonNode pays(String order, StoredCard card, Said more) {
    return it.does(
        "charge",
        said -> more.fill(said.put("id", order).put("as", card.customer()).put("token", card.id())));
  }

  private JsonNode pays(String order, StoredCard card) {
    return pays(order, card, said -> said);
  }

  @Test
  void a_card_is_stored_with_a_payment_and_pays_the_next_order_without_a_page() {
    var card = StoredCard.of(it);
    assertThat(card.token().path("gateway").asText()).isEqualTo(CARD);
    assertThat(card.token().path("label").asText()).isNotEmpty();
    var order = it.order();
    var answer = pays(order, card);
    assertThat(answer.path("redirect").asText()).contains("order-received");
    assertThat(it.status(order)).isEqualTo("processing");
    assertThat(it.bridge.attempts(order)).hasSize(1);
  }

  @Test
  void a_stored_method_is_shown_by_its_name_with_digits_or_without() {
    var card = StoredCard.of(it);
    var digits = card.token().path("label").asText().replaceAll("\\D", "");
    for (var place : new String[] {"account", "block"}) {
      assertThat(card.token().path(place).path("brand").asText()).isEqualTo("Test card");
      assertThat(card.token().path(place).path("last4").asText()).isEqualTo(digits).hasSize(4);
    }
    it.shop.does("stray", WooShop.JSON.createObjectNode().put("customer", card.customer()));
    var stray = StoredCard.tokens(it, card.customer()).path(1);
    assertThat(stray.path("account").path("brand").asText()).isEqualTo("Stray");
    assertThat(stray.path("account").path("last4").asText()).isEmpty();
    assertThat(stray.path("block").path("last4").asText()).as("else the block shows an id").isEqualTo("TRAY");
  }

  @Test
  void the_box_and_the_stored_cards_are_shown_to_people_with_an_account_only() {
    var card = StoredCard.of(it);
    try (var shopper = new WooShopper(it).signedIn(card.name()).takes(it.product)) {
      var seen = shopper.atTheCheckout();
      assertThat(seen.says("wc-paybridge_card-new-payment-method")).isTrue();
      assertThat(seen.says("wc-paybridge_card-payment-token")).isTrue();
      assertThat(seen.says("wc-paybridge_banktransfer-new-payment-method")).isFalse();
    }
    try (var guest = new WooShopper(it).takes(it.product)) {
      assertThat(guest.atTheCheckout().says("wc-paybridge_card-new-payment-method")).isFalse();
    }
  }

  @Test
  void nobody_pays_with_a_card_of_another_account() {
    var card = StoredCard.of(it);
    var order = it.order();
    var answer = pays(order, new StoredCard(account("mallory"), "mallory", card.token()));
    assertThat(answer.path("message").asText()).contains("not yours");
    assertThat(it.status(order)).isEqualTo("pending");
  }

  @Test
  void a_stored_card_that_is_refused_says_so_and_the_page_road_stays_open() {
    var card = StoredCard.of(it);
    var order = it.order();
    it.bridge.gatewayFault("stored-charge-declined");
    var answer = pays(order, card);
    assertThat(answer.path("result").asText()).isEqualTo("failure");
    assertThat(answer.path("message").asText()).contains("refused", "nothing was charged");
    assertThat(it.status(order)).isEqualTo("failed");
    Shoppers.payAndLeave(it.page(order), "approve");
    it.whenIs(order, "processing");
  }

  @Test
  @Row({19, 37})
  void a_charge_whose_answer_was_lost_is_being_checked_and_never_made_twice() {
    var card = StoredCard.of(it);
    var order = it.order();
    var answer = pays(order, card, said -> said.put("wire", "unheard"));
    assertThat(answer.path("redirect").asText()).contains("order-received");
    it.shop.does("back");
    it.whenIs(order, "processing");
    assertThat(pays(order, card).path("redirect").asText()).contains("order-received");
    assertThat(it.bridge.attempts(order)).hasSize(1);
  }

  @Test
  void a_charge_that_never_left_is_called_so_and_can_be_tried_again() {
    var card = StoredCard.of(it);
    var order = it.order();
    var answer = pays(order, card, said -> said.put("wire", "refused"));
    assertThat(answer.path("message").asText()).contains("nothing was charged");
    it.shop.does("back");
    assertThat(pays(order, card).path("result").asText()).isEqualTo("success");
    assertThat(it.bridge.attempts(order)).hasSize(1);
  }

  @Test
  void a_token_that_its_owner_deleted_does_not_come_back() {
    var card = StoredCard.of(it);
    it.does("delete-token", said -> said.put("token", card.id()));
    ObjectNode page = WooShop.JSON.createObjectNode().put("customer", card.customer());
    it.shop.does("account-page", page);
    assertThat(StoredCard.tokens(it, card.customer())).isEmpty();
  }

  @Test
  void a_token_that_is_fetched_again_while_its_owner_deletes_it_does_not_come_back() {
    var card = StoredCard.of(it);
    it.does("forget-meanwhile", said -> said.put("token", card.id()));
    assertThat(StoredCard.tokens(it, card.customer())).isEmpty();
  }

  @Test
  void a_fetch_that_began_before_the_deletion_does_not_bring_the_token_back() {
    var card = StoredCard.of(it);
    var fetched =
        it.does(
            "fetch-meanwhile",
            said -> said.put("customer", card.customer()).put("token", card.id()));
    assertThat(fetched.path("fetched").asBoolean()).isTrue();
    assertThat(StoredCard.tokens(it, card.customer())).isEmpty();
  }

  @Test
  void the_accounts_page_shows_what_the_bridge_keeps_and_only_that() {
    var card = StoredCard.of(it);
    it.shop.does("stray", WooShop.JSON.createObjectNode().put("customer", card.customer()));
    assertThat(StoredCard.tokens(it, card.customer())).hasSize(2);
    it.shop.does("account-page", WooShop.JSON.createObjectNode().put("customer", card.customer()));
    assertThat(StoredCard.tokens(it, card.customer())).hasSize(1);
    assertThat(StoredCard.tokens(it, card.customer()).path(0)).isEqualTo(card.token());
  }
}
