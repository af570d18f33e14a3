package paybridge.sandbox.oceanpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.connector.Money;

/// A refund is filed, then paid or not, then told.
class RefundTest {
  private static final Duration SOON = Duration.ofMillis(300);
  private final RunningGateway running = new RunningGateway();
  private String payment = "";

  @BeforeEach
  void pay() {
    payment = running.pay(running.order("PB-1"), "no-code").hidden().getOrDefault("payment_id", "");
    running.pass(Duration.ZERO);
    running.told.clear();
  }

  @AfterEach
  void close() {
    running.close();
  }

  private Heard refund(String number, String type, String amount, String text) {
    return running.call(
        "/service/applyRefund", SignedText.REFUND,
        "payment_id", payment, "refund_number", number, "refund_type", type,
        "refund_amount", amount, "refund_description", text);
  }

  @Test
  void a_refund_is_filed_then_paid_then_told() {
    var filed = refund("RF-1", "2", "10.00", "damaged");

    assertThat(filed.get("refund_results")).isEqualTo("00");
    assertThat(filed.get("order_number")).isEqualTo("PB-1");
    assertThat(running.gateway.book("PB-1").orElseThrow().refunded().isZero()).isTrue();
    assertThat(running.query("PB-1").get("refund_status")).isEqualTo("1");
    running.pass(SOON);

    assertThat(running.gateway.book("PB-1").orElseThrow().refunded())
        .isEqualTo(Money.of(1000, "EUR"));
    assertThat(running.gateway.diary().first("PB-1", "refunded")).isPresent();
    var asked =
        running.call(
            "/service/queryRefund", SignedText.REFUND_QUERY, "refund_id", filed.get("refund_id"));
    assertThat(asked.get("refund_status")).isEqualTo("success");
    assertThat(running.told.getFirst().fields())
        .containsEntry("notice_type", "partialRefund")
        .containsEntry("push_status", "1")
        .containsEntry("push_id", filed.get("refund_id"))
        .containsEntry("refund_number", "RF-1")
        .doesNotContainKey("payment_status");
  }

  @Test
  void a_refund_can_fail_and_its_money_may_be_asked_for_again() {
    refund("RF-1", "1", "49.90", "FAIL please");
    assertThat(refund("RF-2", "1", "49.90", "again").get("refund_results")).isEqualTo("20021");
    running.pass(SOON);

    assertThat(running.told.getFirst().fields())
        .containsEntry("notice_type", "refund")
        .containsEntry("push_status", "0");
    assertThat(running.query("PB-1").body()).contains("<refund_status>failed</refund_status>");
    assertThat(refund("RF-3", "1", "49.90", "again").get("refund_results")).isEqualTo("00");
  }

  @Test
  void refunds_are_never_more_than_was_taken() {
    refund("RF-1", "2", "40.00", "first");

    assertThat(refund("RF-2", "2", "9.91", "too much").get("refund_results")).isEqualTo("20021");
    assertThat(refund("RF-2", "1", "9.00", "not full").get("refund_results")).isEqualTo("20021");
    assertThat(refund("RF-1", "2", "1.00", "twice").get("refund_results")).isEqualTo("99999");
    assertThat(refund("RF-2", "1", "9.90", "the rest").get("refund_results")).isEqualTo("00");
  }

  @ParameterizedTest
  @CsvSource({
    "RF-1,2,'10,00',text,20020", "RF-1,2,10.000,text,20020", "RF-1,2,0.00,text,20021",
    "RF-1,2,'',text,99999", "RF-1,3,10.00,text,99999", "RF-1,2,10.00,'',99999"
  })
  void a_wrong_refund_is_refused(
      String number, String type, String amount, String text, String code) {
    assertThat(refund(number, type, amount, text).get("refund_results")).isEqualTo(code);
    assertThat(running.gateway.diary().last("", "refused")).isPresent();
  }

  @Test
  void only_a_paid_payment_of_this_terminal_is_refunded() {
    running.gateway.account(running.url(), "server");
    payment = "260000000000000000001";
    assertThat(refund("RF-1", "2", "10.00", "text").get("refund_results")).isEqualTo("99999");
    payment =
        running.pay(running.order("PB-2"), "decline").hidden().getOrDefault("payment_id", "");
    assertThat(refund("RF-1", "2", "10.00", "text").get("refund_results")).isEqualTo("99999");
  }
}
