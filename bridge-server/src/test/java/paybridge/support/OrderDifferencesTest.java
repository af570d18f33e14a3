package paybridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the three books differ, the page of an order says so in the very cells, for eyes and ears.
class OrderDifferencesTest {
  @TempDir Path data;
  private Staff staff;

  @BeforeEach
  void an_order_is_paid_and_its_gateway_was_asked() {
    staff = new Staff(data);
    staff.order("approve");
    staff.press("/ask", Map.of());
    staff.walk.settle();
  }

  @AfterEach
  void close() {
    staff.close();
  }

  private void change(String sql) {
    staff.books().write(t -> assertThat(t.handle().execute(sql)).isEqualTo(1));
  }

  /// The three books as they are read out.
  private String books() {
    return Staff.text(staff.page().replaceAll("(?s).*<div class=\"books", "").split("class=\"verdict\"")[0]);
  }

  @Test
  void books_that_agree_have_no_mark() {
    assertThat(books())
        .contains("paid", "12.90 EUR", "Asked, it says")
        .doesNotContain("differs", "≠");
  }

  @Test
  void another_total_in_the_shop_is_marked_there_and_at_the_bridge() {
    change("update comparison set shop_total = 1500, shop_currency = 'EUR'");
    assertThat(books())
        .contains("Asked 12.90 EUR ≠ differs from the shop", "Total 15.00 EUR ≠ differs from the bridge")
        .doesNotContain("differs from the gateway");
    assertThat(staff.page()).contains("another total now than the customer paid");
  }

  @Test
  void less_money_at_the_gateway_is_marked_there_and_at_the_bridge_and_no_word_is() {
    change("update gateway_book set captured = 1000");
    assertThat(books())
        .contains("taken 10.00 EUR ≠ differs from the bridge", "Paid 12.90 EUR ≠ differs from the gateway")
        .doesNotContain("it says paid ≠", "differs from the shop");
  }

  @Test
  void another_word_of_the_gateway_is_marked_with_the_sums_that_differ() {
    change("update gateway_book set said = 'declined', captured = 0");
    assertThat(books())
        .contains(
            "declined ≠ differs from the bridge", "taken 0.00 EUR ≠ differs from the bridge",
            "paid ≠ differs from the gateway", "Paid 12.90 EUR ≠ differs from the gateway");
  }

  @Test
  void a_shop_that_does_not_count_it_as_paid_and_a_refund_it_made_alone_are_marked() {
    change("update comparison set shop_refunded = 500, shop_currency = 'EUR'");
    assertThat(books())
        .contains("Refunded 5.00 EUR ≠ differs from the bridge", "Refunded 0.00 EUR ≠ differs from the shop");
    change("update shop_order set shop_paid = 0");
    assertThat(books()).contains("Counts as paid no ≠ differs from the bridge");
  }
}
