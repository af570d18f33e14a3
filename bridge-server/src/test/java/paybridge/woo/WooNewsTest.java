package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.connector.Answer;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.OrderPicture;
import paybridge.connector.ShopSays;
import paybridge.connector.Word;
import paybridge.demo.woocommerce.WooShop;

/// News that comes early, late, twice, half way through something else, or for another attempt.
@NeedsWooShop
class WooNewsTest {
  private final OneWooShop it = OneWooShop.get();

  private ShopSays tell(OrderPicture picture) {
    var answer = it.bridge.deliver(UUID.randomUUID().toString(), picture);
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<ShopSays>) answer).value();
  }

  private JsonNode inTheShop(String action, String order, OrderPicture picture) throws IOException {
    ObjectNode said = WooShop.JSON.createObjectNode().put("id", order);
    said.set("picture", new Pictures(order).asToldToTheShop(picture));
    return it.shop.does(action, said);
  }

  @Test
  @Row({9, 39})
  void a_shopper_who_never_comes_back_has_paid_all_the_same() {
    var order = it.order();
    Shoppers.payAndLeave(it.page(order), "approve");
    assertThat(it.whenIs(order, "processing").path("paid").asBoolean()).isTrue();
  }

  @Test
  @Row(10)
  void news_of_an_order_that_never_learned_of_its_payment_finds_it() {
    var order = it.order();
    it.does("pay", said -> said.put("id", order).put("wire", "unheard"));
    it.shop.does("back");
    assertThat(tell(new Pictures(order).word(9, Word.PAID)).status()).isEqualTo("processing");
  }

  @Test
  @Row(5)
  void news_that_comes_while_the_payment_is_being_opened_is_not_undone() throws IOException {
    var order = it.order();
    inTheShop("meanwhile", order, new Pictures(order).word(9, Word.PAID));
    assertThat(it.status(order)).isEqualTo("processing");
  }

  @Test
  @Row(6)
  void an_order_that_was_dated_as_paid_but_kept_its_status_is_mended() throws IOException {
    var order = it.order();
    var mended = inTheShop("stumble", order, new Pictures(order).word(9, Word.PAID));
    assertThat(mended.path("status").asText()).isEqualTo("processing");
  }

  @ParameterizedTest
  @CsvSource({"checkout,cancelled", "store-api,cancelled", "admin,pending", "rest-api,pending"})
  @Row(3)
  void an_unpaid_order_ends_with_its_page_if_a_checkout_made_it(String via, String after) {
    var order = it.order(said -> said.put("via", via));
    assertThat(tell(new Pictures(order).word(1, Word.EXPIRED)).status()).isEqualTo(after);
  }

  @Test
  @Row({4, 16})
  void a_transfer_on_its_way_is_neither_paid_nor_cancelled_by_the_timer() {
    var order = it.order(said -> said.put("method", "paybridge_banktransfer"));
    Shoppers.payAndLeave(it.page(order), "paid-later");
    assertThat(it.does("timer", said -> said.put("id", order)).path("cancelled").asBoolean())
        .isFalse();
    assertThat(it.status(order)).isEqualTo("pending");
    assertThat(it.says(order).path("paid").asBoolean()).isFalse();
  }

  @Test
  @Row({11, 40})
  void a_first_attempt_that_fails_after_the_second_was_paid_changes_nothing() {
    var order = it.order();
    try (var first = new Shoppers.AtThePage(it.page(order))) {
      it.does("change", said -> said.put("id", order).put("total", "39.90"));
      Shoppers.payAndLeave(it.page(order), "approve");
      it.whenIs(order, "processing");
      first.isDeclinedForGood();
    }
    var late = new Pictures(order).word(90, Word.DECLINED);
    assertThat(tell(late).status()).isEqualTo("processing");
  }

  @Test
  @Row(14)
  void of_two_pages_of_one_order_only_the_newer_takes_money() {
    var order = it.order();
    try (var first = new Shoppers.AtThePage(it.page(order))) {
      it.does("change", said -> said.put("id", order).put("total", "39.90"));
      Shoppers.payAndLeave(it.page(order), "approve");
      it.whenIs(order, "processing");
      first.pays();
    }
    var says = it.when(order, now -> now.path("notes").toString().contains("cancelled"));
    assertThat(says.path("status").asText()).isEqualTo("processing");
    assertThat(says.path("notes").toString()).doesNotContain("49.90 EUR was paid");
  }

  @Test
  @Row(14)
  void giving_back_the_second_payment_of_an_order_does_not_refund_the_order() {
    var order = it.order();
    var pictures = new Pictures(order);
    tell(pictures.word(1, Word.PAID));
    var first = it.says(order).path("transaction").asText();
    tell(pictures.flagged(2, Word.PAID, 9980, "paid-twice"));
    tell(pictures.refundedOf(3, 9980, Pictures.refund("twice" + order, 4990, RefundState.DONE)));
    var says = it.says(order);
    assertThat(says.path("status").asText()).isEqualTo("processing");
    assertThat(says.path("transaction").asText()).isEqualTo(first);
    assertThat(says.path("refunds")).isEmpty();
    assertThat(says.path("notes").toString()).contains("that came on top of");
  }

  @ParameterizedTest
  @CsvSource({"expired", "declined", "paid"})
  @Row(15)
  void an_order_that_its_shopper_pays_another_way_keeps_its_status(String word) {
    var order = it.order();
    it.does("change", said -> said.put("id", order).put("method", "bacs"));
    var news = new Pictures(order).word(1, Word.valueOf(word.toUpperCase(java.util.Locale.ROOT)));
    assertThat(tell(news).status()).isEqualTo("pending");
  }

  @Test
  @Row(17)
  void news_of_an_order_that_the_shop_has_not_makes_none() {
    int before = it.shop.does("orders").path("count").asInt();
    var news = new Pictures("999999999").word(1, Word.PAID);
    assertThat(it.bridge.deliver("none", news)).isInstanceOf(Answer.Refused.class);
    assertThat(it.shop.does("orders").path("count").asInt()).isEqualTo(before);
  }
}
