package paybridge.sandbox.paymaster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import paybridge.connector.Money;

/// Reversals and refunds (0400).
class MoneyBackTest {
  private final Running running = new Running();

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void a_sale_is_reversed_whole_and_once() {
    running.pay(running.page("P-A"), "no-code");
    var part = reversal("P-A");
    part.put("f007_TxnAmt", "000000001000");

    assertThat(status(part)).isEqualTo("13");
    assertThat(status(reversal("P-A"))).isEqualTo("00");
    assertThat(status(reversal("P-A"))).isEqualTo("12");
    var book = running.gateway.book("P-A").orElseThrow();
    assertThat(book.word()).isEqualTo("11");
    assertThat(book.refunded()).isEqualTo(Money.of(4990, "MYR"));
    assertThat(running.gateway.diary().first("P-A", "refunded")).isPresent();
  }

  @Test
  void what_is_settled_or_was_never_paid_is_not_reversed() {
    running.pay(running.page("P-A"), "no-code");
    running.pay(running.page("P-B"), "decline");
    running.pass(Duration.ofHours(5).minusSeconds(1));
    running.pay(running.page("P-C"), "no-code");
    assertThat(status(reversal("P-C"))).isEqualTo("00");

    running.pass(Duration.ofSeconds(1));

    assertThat(status(reversal("P-A"))).isEqualTo("12");
    assertThat(status(reversal("P-B"))).isEqualTo("12");
    assertThat(status(reversal("P-X"))).isEqualTo("12");
  }

  @Test
  void a_refund_has_its_own_reference_and_names_the_sale_by_its_retrieval_number() {
    var sale = Pages.answer(running, "0290", running.pay(running.page("P-A"), "no-code"));
    running.pass(Duration.ofDays(1));
    var refund = refund("R-A", sale.get("f023_RRN"));
    var part = refund("R-B", sale.get("f023_RRN"));
    part.put("f007_TxnAmt", "000000000001");

    assertThat(status(part)).isEqualTo("13");
    assertThat(status(refund)).isEqualTo("00");
    assertThat(status(refund)).isEqualTo("94");
    assertThat(status(refund("R-C", sale.get("f023_RRN")))).isEqualTo("12");
    assertThat(running.gateway.book("P-A").orElseThrow().refunded())
        .isEqualTo(Money.of(4990, "MYR"));
    assertThat(running.gateway.book("R-A").orElseThrow().word()).isEqualTo("00");
  }

  @Test
  void a_refund_without_retrieval_number_and_a_wrong_hash_are_refused_with_a_page() {
    assertThat(running.get(Pages.REVERSAL, refund("R-A", "")).body()).contains("f023_RRN");
    var query = running.signed(reversal("P-A")).query();
    assertThat(running.get(Pages.REVERSAL + "?" + query.replace("4990", "4991")).body())
        .contains("5015");
  }

  private Map<String, String> reversal(String reference) {
    var values = running.values("0400", reference);
    values.put("f003_ProcCode", "220000");
    values.put("f008_POSCond", "59");
    values.put("f272_RURL_CCR", "https://shop.example/back");
    return values;
  }

  private Map<String, String> refund(String reference, String retrieval) {
    var values = reversal(reference);
    values.put("f003_ProcCode", "993000");
    values.put("f023_RRN", retrieval);
    return values;
  }

  private String status(Map<String, String> values) {
    var address = Pages.location(running.get(Pages.REVERSAL, values));
    assertThat(address).startsWith("https://shop.example/back?");
    return Pages.answer(running, "0410", address).get("f009_RespCode");
  }
}
