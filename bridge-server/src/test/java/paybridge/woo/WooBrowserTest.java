package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import paybridge.demo.woocommerce.WooShop;

/// Both checkouts in a browser: buy, pay, come back.
@Tag("woo")
@NeedsRealWooShop
class WooBrowserTest {
  private static final String CARD = "paybridge_card";
  private final OneWooShop it = OneWooShop.get();
  private final String email = UUID.randomUUID().toString().substring(0, 8) + "@example.org";

  private String order() {
    return it.does("of", said -> said.put("email", email)).path("id").asText();
  }

  @Test
  @Row(32)
  void a_shopper_pays_at_the_block_checkout_and_comes_back() {
    try (var shopper = new WooBrowser(it).takes(it.product)) {
      shopper.fillsBlock(email, CARD);
      assertThat(shopper.places()).contains("/pay/");
      shopper.pays("approve");
      assertThat(shopper.page.url()).contains("order-received");
      assertThat(it.whenIs(order(), "processing").path("paid").asBoolean()).isTrue();
    }
  }

  @Test
  void a_shopper_pays_at_the_classic_checkout_and_comes_back() {
    try (var shopper = new WooBrowser(it).takes(it.product)) {
      shopper.fillsClassic(email, CARD);
      assertThat(shopper.places()).contains("/pay/");
      shopper.pays("approve");
      assertThat(shopper.page.url()).contains("order-received");
      assertThat(it.whenIs(order(), "processing").path("paid").asBoolean()).isTrue();
    }
  }

  @Test
  void a_stored_card_is_chosen_at_the_block_checkout_and_no_page_is_opened() {
    var card = StoredCard.of(it);
    try (var shopper = new WooBrowser(it).signedIn(card.name()).takes(it.product)) {
      shopper.fillsBlock(email, CARD);
      assertThat(shopper.page.innerText("body")).contains("Save payment information");
      assertThat(shopper.page.innerText("body"))
          .contains("ending in " + card.token().path("label").asText().replaceAll("\\D", ""))
          .doesNotContain("Saved token");
      shopper.choosesStored(card.id());
      assertThat(shopper.places()).contains("order-received");
      assertThat(it.status(order())).isEqualTo("processing");
    }
  }

  @Test
  void a_plan_is_chosen_at_the_block_checkout_and_a_refusal_is_shown_there() {
    it.does("can-plan", said -> said.set("can", WooShop.JSON.createArrayNode().add("instalments")));
    try (var shopper = new WooBrowser(it).takes(it.product)) {
      shopper.fillsBlock(email, CARD);
      shopper.page.selectOption("select[name=wc-paybridge_card-plan]", "instalments-3");
      shopper.presses();
      shopper.page.waitForSelector("text=pay all at once");
      assertThat(it.status(order())).isEqualTo("pending");
    } finally {
      it.does("can-plan", said -> said.set("can", WooShop.JSON.createArrayNode()));
    }
  }

  @Test
  void both_checkouts_show_a_picture_that_readers_aloud_pass_over() {
    assertThat(it.shop.does("icon").path("card").asText()).isNotEmpty();
    try (var shopper = new WooBrowser(it).takes(it.product)) {
      shopper.fillsBlock(email, CARD);
      assertThat(shopper.seesPictureOf(CARD)).isTrue();
      shopper.fillsClassic(email, CARD);
      assertThat(shopper.seesPictureOf(CARD)).isTrue();
    }
  }
}
