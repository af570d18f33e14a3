package paybridge.sandbox.oceanpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import paybridge.connector.Money;

/// Held money is taken or given back, once and whole.
class HoldTest {
  private static final Duration SOON = Duration.ofMillis(300);
  private final RunningGateway running = new RunningGateway();

  @AfterEach
  void close() {
    running.close();
  }

  private String hold(String number) {
    var order = running.order(number);
    order.put("ET_NOTES", "pre");
    return running.pay(order, "held").hidden().getOrDefault("payment_id", "");
  }

  private Heard auth(String id, String action, String amount) {
    return running.call(
        "/gateway/service/auth", SignedText.AUTH,
        "payment_id", id, "payment_authType", action, "order_amount", amount);
  }

  @Test
  void a_hold_is_captured_whole_and_once() {
    var id = hold("PB-3");
    assertThat(auth(id, "1", "10.00").get("pay_results")).isEqualTo("20021");
    assertThat(auth(id, "1", "1,00").get("pay_results")).isEqualTo("20020");
    assertThat(auth(id, "3", "49.90").get("pay_results")).isEqualTo("99999");
    assertThat(auth(id, "1", "49.9").body()).contains("<respon>", "<pay_results>1<");
    assertThat(auth(id, "2", "49.90").get("pay_results")).isEqualTo("99999");
    running.pass(SOON);

    assertThat(running.told.stream().map(told -> told.get("payment_status")))
        .containsExactly("-1", "1");
    assertThat(running.told.getLast().get("payment_authType")).isEqualTo("3");
    assertThat(running.gateway.book("PB-3").orElseThrow().captured())
        .isEqualTo(Money.of(4990, "EUR"));
    assertThat(auth(id, "1", "49.90").get("pay_results")).isEqualTo("99999");
    assertThat(running.words("PB-3")).contains("funds moved");
  }

  @Test
  void a_hold_is_given_back() {
    var id = hold("PB-4");
    auth(id, "2", "");
    running.pass(SOON);

    assertThat(running.told.getLast().get("payment_details")).startsWith("80053:");
    assertThat(running.query("PB-4").get("payment_results")).isEqualTo("0");
    assertThat(running.words("PB-4")).doesNotContain("funds moved");
  }
}
