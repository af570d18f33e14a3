package paybridge.woo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import paybridge.connector.Word;
import paybridge.woo.NeedsWooShop;
import paybridge.woo.Pictures;

/// Bad news, and what the shopper can do then.
@NeedsWooShop
class DeclineTest {
  private final RestShop it = RestShop.get();

  @Test
  void after_giving_up_at_the_gateway_the_goods_are_free_and_choosing_again_gives_a_new_link() {
    var order = it.waiting();
    long stock = it.stock();
    var first = it.page(order);
    RestShop.giveUp(first);
    it.whenIs(order, "pending");
    assertThat(it.stock()).isEqualTo(stock + 1);
    it.lookTwice();
    assertThat(it.see(order).path("customerNotes")).hasSize(1);
    // The shopper chooses the bank transfer once more on the pay page.
    it.to(order, "on-hold");
    var second = it.page(order, first);
    assertThat(it.see(order).path("customerNotes")).hasSize(2);
    RestShop.pay(second, "approve");
    it.whenIs(order, "processing");
  }

  @Test
  void an_expired_page_cancels_the_order() {
    var order = it.waiting();
    var says = it.tell(new Pictures(order).word(1, Word.EXPIRED));
    assertThat(says.status()).isEqualTo("cancelled");
    assertThat(it.says(order).path("status").asText()).isEqualTo("cancelled");
  }

  @Test
  void an_order_that_a_person_made_stays_open_when_its_page_expires() {
    var order = it.waiting(said -> said.put("via", "admin"));
    assertThat(it.tell(new Pictures(order).word(1, Word.EXPIRED)).status()).isEqualTo("pending");
  }

  @Test
  void a_picture_told_twice_with_one_id_writes_its_note_once() {
    var order = it.waiting();
    var picture = new Pictures(order).word(3, Word.DECLINED);
    it.tell(picture);
    var again = it.bridge.deliver(UUID.randomUUID().toString(), picture);
    assertThat(again.toString()).contains("applied=false");
    assertThat(it.says(order).path("notes").toString()).containsOnlyOnce("Said: declined.");
  }
}
