package paybridge.connector.gateway.wooshpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A direct payment by each method whose extra fields the documents name (contract sections 4, 8.1
/// and 14), and one in each kind of currency, byte for byte in golden files.
class WooshPayDirectSentTest {
  private static final WooshPay GATEWAY = new WooshPay();

  @ParameterizedTest
  @CsvSource({
    "alipay,2500,CNY",
    "alipay_hk,2500,HKD",
    "gcash,30000,PHP",
    "dana,10000,IDR",
    "truemoney,2500,THB",
    "ovo,10000,IDR",
    "9pay,10000,VND",
    "pix,300,BRL",
    "paynow,2500,SGD",
    "ideal,500,EUR",
    "eps,500,EUR",
    "giropay,500,EUR",
    "bank_transfer_id,1000000,IDR",
    "bank_transfer_eu,2500,EUR",
    "bank_transfer_uk,2500,GBP",
    "kakaopay,1200,KRW",
    "touchngo,128099,MYR",
    "klarna,1200,JPY",
    "unionpay,4990,KWD"
  })
  void what_is_sent_directly_is_the_golden_example(String method, long minor, String currency)
      throws IOException {
    var far = FarEnd.saying("{}");
    var _ = GATEWAY.open(far.call(), Asked.direct(method, minor, currency));
    far.assertSent(GATEWAY, "direct-" + method.replace('_', '-'));
    assertThat(far.body(0)).contains("\"type\":\"" + method + "\"");
  }
}
