package paybridge.woo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.Word;
import paybridge.woo.NeedsWooShop;
import paybridge.woo.Pictures;

/// What a picture makes of an order, whatever the order was before.
@NeedsWooShop
class RestPictureTest {
  private final RestShop it = RestShop.get();

  private String orderIn(String status) {
    var order = it.waiting();
    if (!status.equals("on-hold")) {
      it.to(order, status);
    }
    return order;
  }

  @ParameterizedTest
  @CsvSource({
    "on-hold,paid,processing",
    "pending,paid,processing",
    "failed,paid,processing",
    "processing,paid,processing",
    "completed,paid,completed",
    "refunded,paid,refunded",
    "cancelled,paid,on-hold",
    "on-hold,authorized,on-hold",
    "pending,authorized,on-hold",
    "completed,authorized,completed",
    "on-hold,declined,pending",
    "pending,declined,pending",
    "processing,declined,processing",
    "cancelled,declined,cancelled",
    "on-hold,cancelled,pending",
    "processing,cancelled,processing",
    "pending,expired,cancelled",
    "failed,expired,failed",
    "processing,expired,processing",
    "refunded,expired,refunded",
    "on-hold,pending,on-hold"
  })
  void an_order_in_one_status_and_a_word_make_a_status(String before, String word, String after) {
    var order = orderIn(before);
    var says = it.tell(new Pictures(order).word(1, Word.valueOf(word.toUpperCase(Locale.ROOT))));
    assertThat(says.status()).isEqualTo(after);
    assertThat(says.sequence()).isEqualTo(1);
    assertThat(it.says(order).path("status").asText()).isEqualTo(after);
  }

  @Test
  void money_after_a_decline_is_completed_by_woocommerce_itself() {
    var order = it.waiting();
    it.tell(new Pictures(order).word(1, Word.DECLINED));
    var says = it.tell(new Pictures(order).word(2, Word.PAID));
    assertThat(says.status()).isEqualTo("processing");
    assertThat(it.says(order).path("transaction").asText()).isEqualTo("sp_" + order);
    assertThat(it.says(order).path("paid").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"4989", "4991", "1"})
  void another_amount_than_the_order_asks_holds_it_for_a_person(long captured) {
    var order = it.waiting();
    var says = it.tell(new Pictures(order).flagged(1, Word.PAID, captured, "differs"));
    assertThat(says.status()).isEqualTo("on-hold");
    assertThat(it.says(order).path("notes").toString()).containsOnlyOnce("49.90 EUR expected");
    it.lookTwice();
    assertThat(it.see(order).path("customerNotes")).isEmpty();
  }

  @Test
  void money_that_comes_after_the_end_waits_for_a_person() {
    var order = orderIn("cancelled");
    assertThat(it.tell(new Pictures(order).word(1, Word.PAID)).status()).isEqualTo("on-hold");
    assertThat(it.says(order).path("notes").toString())
        .containsOnlyOnce("arrived after the order was cancelled");
  }

  @Test
  void a_picture_that_is_not_newer_changes_nothing_and_is_answered_what_is() {
    var order = it.waiting();
    it.tell(new Pictures(order).word(5, Word.PAID));
    var says = it.tell(new Pictures(order).word(4, Word.EXPIRED));
    assertThat(says.applied()).isFalse();
    assertThat(says.status()).isEqualTo("processing");
    assertThat(says.sequence()).isEqualTo(5);
  }

  @Test
  void money_for_an_order_of_another_method_now_is_a_note_and_nothing_else() {
    var order = it.waiting();
    it.does("change", said -> said.put("id", order).put("method", "cheque"));
    var says = it.tell(new Pictures(order).word(1, Word.PAID));
    assertThat(says.status()).isEqualTo("on-hold");
    assertThat(it.says(order).path("notes").toString()).contains("Nothing was changed");
    assertThat(it.says(order).path("transaction").asText()).isEmpty();
  }

  @Test
  void held_money_that_is_given_back_ends_the_order() {
    var order = it.waiting();
    it.tell(new Pictures(order).word(1, Word.AUTHORIZED));
    assertThat(it.tell(new Pictures(order).word(2, Word.CANCELLED)).status())
        .isEqualTo("cancelled");
  }

  @Test
  void a_refund_at_the_gateway_stands_in_the_shop_once_however_often_it_is_told() {
    var order = it.waiting();
    it.tell(new Pictures(order).word(1, Word.PAID));
    var refund = Pictures.refund("r-" + order, 1000, RefundState.DONE);
    for (int sequence = 2; sequence < 5; sequence++) {
      it.tell(new Pictures(order).refunded(sequence, Word.PAID, refund));
    }
    var says = it.says(order);
    assertThat(says.path("refunds")).hasSize(1);
    assertThat(says.path("refunds").path(0).path("bridge").asText()).isEqualTo("r-" + order);
    assertThat(says.path("status").asText()).isEqualTo("processing");
  }

  @Test
  void the_return_of_a_second_payment_does_not_refund_the_order() {
    var order = it.waiting();
    it.tell(new Pictures(order).word(1, Word.PAID));
    var second = Pictures.refund("twice-" + order, 4990, RefundState.DONE);
    assertThat(it.tell(new Pictures(order).refundedOf(2, 9980, second)).status())
        .isEqualTo("processing");
    var says = it.says(order);
    assertThat(says.path("refunds")).isEmpty();
    assertThat(says.path("notes").toString()).contains("came on top of the order's total");
    var part = Pictures.refund("part-" + order, 1000, RefundState.DONE);
    it.tell(new Pictures(order).refundedOf(3, 9980, second, part));
    assertThat(it.says(order).path("refunded").asDouble()).isEqualTo(10);
  }

  @Test
  void a_full_refund_makes_the_order_refunded_and_one_that_failed_later_is_taken_out() {
    var order = it.waiting();
    it.tell(new Pictures(order).word(1, Word.PAID));
    var id = "f-" + order;
    var full = Pictures.refund(id, 4990, RefundState.DONE);
    assertThat(it.tell(new Pictures(order).refunded(2, Word.REFUNDED, full)).status())
        .isEqualTo("refunded");
    var failed = Pictures.refund(id, 4990, RefundState.FAILED);
    assertThat(it.tell(new Pictures(order).refunded(3, Word.PAID, failed)).status())
        .isEqualTo("on-hold");
    assertThat(it.says(order).path("refunds")).isEmpty();
  }

  @Test
  void a_refund_that_a_person_entered_just_before_is_not_entered_again() {
    var order = it.waiting();
    it.tell(new Pictures(order).word(1, Word.PAID));
    it.does(
        "refund", said -> said.put("id", order).put("amount", "10.00").put("atGateway", false));
    it.tell(
        new Pictures(order)
            .refunded(2, Word.PAID, Pictures.refund("h-" + order, 1000, RefundState.DONE)));
    assertThat(it.says(order).path("refunds")).hasSize(1);
  }

  @Test
  void more_than_is_left_is_clamped_and_said() {
    var order = it.waiting();
    it.tell(new Pictures(order).word(1, Word.PAID));
    it.does(
        "refund", said -> said.put("id", order).put("amount", "45.00").put("atGateway", false));
    it.tell(
        new Pictures(order)
            .refunded(2, Word.PAID, Pictures.refund("c-" + order, 1000, RefundState.DONE)));
    assertThat(it.says(order).path("refunded").asText()).isEqualTo("49.9");
    assertThat(it.says(order).path("notes").toString()).contains("was not refunded here");
  }

  @Test
  void an_order_that_is_gone_is_refused_and_a_page_instead_of_json_is_not() {
    assertThat(it.bridge.deliver("gone", new Pictures("999999999").word(1, Word.PAID)).toString())
        .contains("Refused");
    var order = it.waiting();
    it.fault("html");
    try {
      assertThat(it.bridge.deliver("html", new Pictures(order).word(1, Word.PAID)).toString())
          .contains("NotSent", "with a page and not with JSON");
    } finally {
      it.fault("");
    }
    assertThat(it.tell(new Pictures(order).word(1, Word.PAID)).status()).isEqualTo("processing");
  }
}
