package paybridge.woo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.Word;

/// What is asked and given back: the order's own total, in its own currency, to the last cent.
@NeedsWooShop
class WooMoneyTest {
  private final OneWooShop it = OneWooShop.get();

  @ParameterizedTest
  @CsvSource({"JPY,1500,1500", "USD,49.90,4990", "EUR,0.30,30", "EUR,1234567.89,123456789"})
  @Row({28, 29})
  void an_order_is_asked_in_its_own_currency_and_its_minor_units(
      String currency, String total, long minor) {
    var order = it.order(said -> said.put("currency", currency));
    it.does("change", said -> said.put("id", order).put("total", total));
    it.page(order);
    var asked = it.bridge.attempts(order).getLast();
    assertThat(asked.currency()).isEqualTo(currency);
    assertThat(asked.asked()).isEqualTo(minor);
  }

  @Test
  @Row(28)
  void an_amount_that_its_currency_cannot_hold_is_refused_and_not_rounded() {
    var order = it.order(said -> said.put("currency", "JPY"));
    it.does("change", said -> said.put("id", order).put("total", "15.50"));
    var answer = it.does("pay", said -> said.put("id", order));
    assertThat(answer.path("message").asText()).contains("cannot be paid this way");
  }

  @Test
  @Row(27)
  void lines_that_do_not_add_up_to_the_total_are_no_obstacle() {
    var order = it.order(said -> said.put("quantity", 3));
    it.does("change", said -> said.put("id", order).put("total", "149.71"));
    Shoppers.payAndLeave(it.page(order), "approve");
    it.whenIs(order, "processing");
    assertThat(it.bridge.attempts(order).getLast().asked()).isEqualTo(14971);
  }

  @Test
  @Row(24)
  void the_rest_is_given_back_to_the_last_cent() {
    var order = it.order(said -> said.put("quantity", 3));
    it.does("change", said -> said.put("id", order).put("total", "149.71"));
    Shoppers.payAndLeave(it.page(order), "approve");
    it.whenIs(order, "processing");
    for (var amount : List.of("33.33", "116.38")) {
      var made = it.does("refund", said -> said.put("id", order).put("amount", amount));
      assertThat(made.path("error").asText()).isEmpty();
    }
    assertThat(it.whenIs(order, "refunded").path("refunded").asText()).isEqualTo("149.71");
  }

  @Test
  @Row(24)
  void a_refund_at_the_gateway_that_is_more_than_the_shop_has_left_is_said_and_not_lost() {
    var order = it.order();
    var pictures = new Pictures(order);
    it.bridge.deliver(UUID.randomUUID().toString(), pictures.word(1, Word.PAID));
    it.does("refund", said -> said.put("id", order).put("amount", "5.00").put("atGateway", false));
    var whole = pictures.refunded(2, Word.REFUNDED, Pictures.refund("w" + order, 4990, RefundState.DONE));
    it.bridge.deliver(UUID.randomUUID().toString(), whole);
    assertThat(it.says(order).path("notes").toString()).contains("49.90 EUR was refunded at the gateway");
  }

  @Test
  @Row(30)
  void the_number_that_is_shown_is_never_taken_for_the_order() {
    var other = it.order();
    var order = it.order();
    var page = it.does("number", said -> said.put("id", order).put("shown", other)).path("redirect");
    Shoppers.payAndLeave(page.asText(), "approve");
    it.whenIs(order, "processing");
    assertThat(it.status(other)).isEqualTo("pending");
  }

  @Test
  @Row(31)
  void what_is_kept_with_an_order_is_kept_where_the_shop_keeps_its_orders() {
    var order = it.order();
    Shoppers.payAndLeave(it.page(order), "approve");
    it.whenIs(order, "processing");
    var kept = it.does("kept", said -> said.put("id", order));
    assertThat(kept.path("attempt").asText()).isEqualTo("1");
    assertThat(kept.path("word").asText()).isEqualTo("paid");
    if (it.shop.does("about").path("ownTables").asBoolean()) {
      assertThat(kept.path("withPosts").asInt()).isZero();
    }
  }
}
