package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.connector.Answer;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.OrderPicture;
import paybridge.connector.ShopSays;
import paybridge.connector.Word;
import paybridge.demo.woocommerce.WooShop;

/// What a picture makes of an order, whatever the order was before.
@NeedsWooShop
class WooPictureTest {
  private final OneWooShop it = OneWooShop.get();

  private ShopSays tell(OrderPicture picture) {
    var answer = it.bridge.deliver(UUID.randomUUID().toString(), picture);
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<ShopSays>) answer).value();
  }

  private String orderIn(String status) {
    var order = it.order();
    if (!status.equals("pending")) {
      it.does("change", said -> said.put("id", order).put("status", status));
    }
    return order;
  }

  @ParameterizedTest
  @CsvSource({
    "pending,paid,processing",
    "failed,paid,processing",
    "on-hold,paid,processing",
    "processing,paid,processing",
    "completed,paid,completed",
    "refunded,paid,refunded",
    "pending,authorized,on-hold",
    "failed,authorized,on-hold",
    "completed,authorized,completed",
    "pending,declined,failed",
    "processing,declined,processing",
    "completed,declined,completed",
    "cancelled,declined,cancelled",
    "pending,cancelled,pending",
    "processing,cancelled,processing",
    "pending,expired,cancelled",
    "failed,expired,failed",
    "processing,expired,processing",
    "completed,expired,completed",
    "refunded,expired,refunded",
    "pending,pending,pending",
    "on-hold,pending,on-hold"
  })
  @Row({11, 12, 13})
  void an_order_in_one_status_and_a_word_make_a_status(String before, String word, String after) {
    var order = orderIn(before);
    var says = tell(new Pictures(order).word(1, word(word)));
    assertThat(says.status()).isEqualTo(after);
    assertThat(it.status(order)).isEqualTo(after);
  }

  private static Word word(String spelling) {
    return Word.valueOf(spelling.toUpperCase(java.util.Locale.ROOT));
  }

  @Test
  @Row({13, 20})
  void money_for_an_order_that_a_person_cancelled_waits_for_a_person() {
    var order = orderIn("cancelled");
    assertThat(tell(new Pictures(order).word(1, Word.PAID)).status()).isEqualTo("on-hold");
    assertThat(notes(order)).contains("arrived after the order was cancelled");
  }

  @Test
  @Row(1)
  void money_for_an_order_that_expired_brings_it_back_while_its_goods_are_there() {
    var order = it.order();
    tell(new Pictures(order).word(1, Word.EXPIRED));
    assertThat(it.status(order)).isEqualTo("cancelled");
    assertThat(tell(new Pictures(order).word(2, Word.PAID)).status()).isEqualTo("processing");
  }

  @Test
  void money_for_an_order_that_expired_and_was_then_cancelled_by_a_person_waits_for_a_person() {
    var order = it.order();
    it.page(order);
    tell(new Pictures(order).word(11, Word.EXPIRED));
    for (var status : List.of("pending", "cancelled")) {
      it.does("change", said -> said.put("id", order).put("status", status));
    }
    assertThat(tell(new Pictures(order).word(12, Word.PAID)).status()).isEqualTo("on-hold");
  }

  @Test
  void an_order_that_the_database_does_not_give_is_not_called_gone() {
    var order = it.order();
    assertThat(it.does("unread", said -> said.put("id", order)).path("said").asText())
        .startsWith("The database failed");
  }

  @Test
  void money_for_an_order_that_expired_waits_when_its_goods_are_gone() {
    int rare =
        it.does("product", said -> said.put("name", "Rare").put("price", "49.90").put("stock", 1))
            .path("id")
            .asInt();
    var order = it.order(said -> said.put("product", rare));
    tell(new Pictures(order).word(1, Word.EXPIRED));
    it.does("stock", said -> said.put("product", rare).put("stock", 0));
    assertThat(tell(new Pictures(order).word(2, Word.PAID)).status()).isEqualTo("on-hold");
  }

  @ParameterizedTest
  @CsvSource({"4989", "4991", "1"})
  void another_amount_than_the_order_asks_holds_it(long captured) {
    var order = it.order();
    var says = tell(new Pictures(order).flagged(1, Word.PAID, captured, "differs"));
    assertThat(says.status()).isEqualTo("on-hold");
    assertThat(notes(order)).contains("49.90 EUR expected");
  }

  @Test
  void a_picture_that_is_not_newer_changes_nothing_and_is_answered_what_is() {
    var order = it.order();
    tell(new Pictures(order).word(5, Word.PAID));
    var says = tell(new Pictures(order).word(4, Word.EXPIRED));
    assertThat(says.applied()).isFalse();
    assertThat(says.status()).isEqualTo("processing");
    assertThat(says.sequence()).isEqualTo(5);
  }

  @Test
  @Row({7, 8})
  void one_picture_told_many_times_at_once_is_applied_once() throws Exception {
    var order = it.order();
    int stock = it.says(order).path("stock").path(0).asInt();
    var picture = new Pictures(order).word(1, Word.PAID);
    Callable<Answer<ShopSays>> tell =
        () -> it.bridge.deliver(UUID.randomUUID().toString(), picture);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var told : threads.invokeAll(java.util.Collections.nCopies(6, tell))) {
        told.get();
      }
    }
    var says = it.whenIs(order, "processing");
    assertThat(says.path("stock").path(0).asInt()).isEqualTo(stock - 1);
    assertThat(says.path("notes").toString()).containsOnlyOnce("Said: paid.");
  }

  @Test
  void a_picture_whose_process_died_half_way_is_applied_again_and_leaves_one_of_everything()
      throws Exception {
    var order = it.order();
    int stock = it.says(order).path("stock").path(0).asInt();
    var pictures = new Pictures(order);
    var picture =
        pictures.refunded(1, Word.PAID, Pictures.refund("half-" + order, 500, RefundState.DONE));
    var raw = WooShop.JSON.createObjectNode();
    raw.set("picture", pictures.asToldToTheShop(picture));
    it.shop.does("half", raw);
    tell(picture);
    var says = it.says(order);
    assertThat(says.path("stock").path(0).asInt()).isEqualTo(stock - 1);
    assertThat(says.path("refunds")).hasSize(1);
    assertThat(says.path("notes").toString()).containsOnlyOnce("Said: paid.");
  }

  @Test
  @Row(15)
  void an_order_that_is_paid_by_another_method_now_keeps_its_status() {
    var order = it.order();
    it.does("change", said -> said.put("id", order).put("method", "bacs"));
    assertThat(tell(new Pictures(order).word(1, Word.PAID)).status()).isEqualTo("pending");
    assertThat(notes(order)).contains("Nothing was changed; fulfil or refund");
  }

  @Test
  void a_hold_that_was_given_back_ends_the_order_and_its_goods_are_free() {
    var order = it.order();
    int stock = it.says(order).path("stock").path(0).asInt();
    tell(new Pictures(order).word(1, Word.AUTHORIZED));
    assertThat(it.says(order).path("stock").path(0).asInt()).isEqualTo(stock - 1);
    assertThat(tell(new Pictures(order).word(2, Word.CANCELLED)).status()).isEqualTo("cancelled");
    assertThat(it.says(order).path("stock").path(0).asInt()).isEqualTo(stock);
  }

  @Test
  void an_order_that_is_gone_for_good_ends_the_telling_and_one_in_the_bin_does_not() {
    var binned = it.order();
    it.does("remove", said -> said.put("id", binned).put("forGood", false));
    assertThat(tell(new Pictures(binned).word(1, Word.PAID)).status()).isEqualTo("trash");
    var gone = it.order();
    it.does("remove", said -> said.put("id", gone).put("forGood", true));
    assertThat(it.bridge.deliver("gone-" + gone, new Pictures(gone).word(1, Word.PAID)))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  @Row({22, 23})
  void a_refund_made_at_the_gateway_appears_once_and_one_that_failed_is_taken_back() {
    var order = it.order();
    var pictures = new Pictures(order);
    tell(pictures.word(1, Word.PAID));
    tell(pictures.refunded(2, Word.PAID, Pictures.refund("a", 1000, RefundState.DONE)));
    tell(
        pictures.refunded(
            3,
            Word.PAID,
            Pictures.refund("a", 1000, RefundState.DONE),
            Pictures.refund("b", 500, RefundState.DONE)));
    JsonNode says = it.says(order);
    assertThat(says.path("refunds").findValuesAsText("bridge")).containsExactlyInAnyOrder("a", "b");
    assertThat(says.path("refunds").findValuesAsText("gateway"))
        .containsExactlyInAnyOrder("re_a", "re_b");
    assertThat(says.path("status").asText()).isEqualTo("processing");
    tell(
        pictures.refunded(
            4,
            Word.PAID,
            Pictures.refund("a", 1000, RefundState.FAILED),
            Pictures.refund("b", 500, RefundState.DONE)));
    assertThat(it.says(order).path("refunds").findValuesAsText("bridge")).containsExactly("b");
  }

  @Test
  @Row(23)
  void a_full_refund_makes_the_order_refunded_and_when_it_fails_a_person_looks() {
    var order = it.order();
    var pictures = new Pictures(order);
    tell(pictures.word(1, Word.PAID));
    var says =
        tell(pictures.refunded(2, Word.REFUNDED, Pictures.refund("f", 4990, RefundState.DONE)));
    assertThat(says.status()).isEqualTo("refunded");
    says = tell(pictures.refunded(3, Word.PAID, Pictures.refund("f", 4990, RefundState.FAILED)));
    assertThat(says.status()).isEqualTo("on-hold");
  }

  private String notes(String order) {
    return String.join("\n", List.of(it.says(order).path("notes").toString()));
  }
}
