package paybridge.connector.gateway.oceanpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import paybridge.connector.Answer;
import paybridge.connector.Fact;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.Incoming.Channel;
import paybridge.connector.Money;
import paybridge.connector.Reading;
import paybridge.connector.Report;

/// Worked examples of the gateway's messages, as they stand in our notes, byte for byte. Refund and
/// trade answer are in the tests of those calls.
class OceanpaymentContractTest {
  private static final String TRADE =
      "account=990001&terminal=99000101"
          + "&backUrl=https%3A%2F%2Fshop.example.com%2Fpay%2Foceanpayment%2Freturn"
          + "&noticeUrl=https%3A%2F%2Fshop.example.com%2Fpay%2Foceanpayment%2Fnotice"
          + "&methods=Credit+Card&order_number=SO-20260114-0001&order_currency=USD"
          + "&order_amount=49.90&billing_firstName=Anna&billing_lastName=Becker"
          + "&billing_email=anna.becker%40example.com&billing_country=DE&billing_state=BE"
          + "&signValue=94fc1830dd8ec66d047b93e35ed160ceef5c286f37be966ba4edb955a5809da9";

  private static final String RETURN =
      "response_type=0&account=990001&terminal=99000101&order_number=SO-20260114-0001"
          + "&order_currency=USD&order_amount=49.90&order_notes=&card_number=411111***1111"
          + "&payment_id=260114093015123010011&payment_authType=0&payment_status=1"
          + "&payment_details=80000%3ATransaction+Approved&payment_risk=&methods=Credit+Card"
          + "&signValue=c447469609c437edb617eeffdbaaa8012424c89856948b5e01894e73301c7a08";

  private static final String NOTICE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <response>
        <notice_type>transaction</notice_type>
        <response_type>1</response_type>
        <account>990001</account>
        <terminal>99000101</terminal>
        <order_number>SO-20260114-0006</order_number>
        <order_currency>USD</order_currency>
        <order_amount>49.90</order_amount>
        <order_notes/>
        <card_number>411111***1111</card_number>
        <payment_id>260114093500123010022</payment_id>
        <payment_authType>0</payment_authType>
        <payment_status>1</payment_status>
        <payment_details>80000:Transaction Approved</payment_details>
        <payment_risk/>
        <methods>Credit Card</methods>
        <signValue>1CE08DCD78B9A84C5224F67B3A7D79A6697416F75CDA0C95B3440F395CE38A47</signValue>
      </response>
      """;

  private static final String QUERIED =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <response>
        <paymentInfo>
          <account>990001</account><terminal>99000101</terminal>
          <order_number>SO-20260114-0001</order_number>
          <order_currency>USD</order_currency><order_amount>49.90</order_amount>
          <payment_id>260114093015123010011</payment_id>
          <payment_results>1</payment_results>
          <payment_details>80000:Transaction Approved</payment_details>
          <payment_dateTime>2026-01-14 09:30:15</payment_dateTime>
          <auth_status>0</auth_status><refund_status>0</refund_status><refundList/>
          <chargeBack_status>0</chargeBack_status><chargeBackList/>
        </paymentInfo>
        <paymentInfo>
          <account>990001</account><terminal>99000101</terminal>
          <order_number>SO-20260114-0001</order_number>
          <order_currency>USD</order_currency><order_amount>49.90</order_amount>
          <payment_id>260114092840123010009</payment_id>
          <payment_results>0</payment_results>
          <payment_details>80022:Not Sufficient Funds</payment_details>
          <payment_dateTime>2026-01-14 09:28:40</payment_dateTime>
        </paymentInfo>
      </response>
      """;

  private static final String REFUND_NOTICE =
      """
      <response>
        <account>990001</account><terminal>99000101</terminal>
        <order_number>SO-20260114-0001</order_number>
        <order_currency>USD</order_currency><order_amount>49.90</order_amount>
        <payment_id>260114093015123010011</payment_id>
        <refund_number>RF-000045</refund_number>
        <notice_type>partialRefund</notice_type>
        <push_status>1</push_status>
        <push_details>Success</push_details>
        <push_id>7700123</push_id>
        <signValue>(recipe unknown)</signValue>
      </response>
      """;

  private static Reading read(Channel channel, String body) {
    var type =
        channel == Channel.RETURN ? "application/x-www-form-urlencoded" : "application/xml";
    return new Oceanpayment()
        .read(
            FarEnd.account(Map.of()),
            new Incoming(
                channel,
                "POST",
                "/x",
                "",
                List.of(new Header("Content-Type", type)),
                body.getBytes(StandardCharsets.UTF_8),
                FarEnd.NOW));
  }

  private static Report only(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Genuine.class);
    return ((Reading.Genuine) reading).reports().getFirst();
  }

  /// We send the notes, which guard the result, and the line of goods besides.
  @Test
  void a_trade_call_is_the_example_and_our_notes_and_goods() {
    var far = FarEnd.saying("<respon/>");
    new Oceanpayment().open(far.call(), Asked.anna(Money.of(4990, "USD"), "card"));
    assertThat(far.body().replaceAll("&(order_notes|product[A-Za-z]+)=[^&]*", ""))
        .isEqualTo(TRADE);
  }

  @Test
  void a_return_is_proved_and_asked_about() {
    assertThat(read(Channel.RETURN, RETURN))
        .isInstanceOfSatisfying(
            Reading.Unclear.class,
            unclear -> assertThat(unclear.merchantReference()).contains(FarEnd.ORDER));
  }

  @Test
  void a_notice_is_paid_and_one_of_a_hold_is_authorized() {
    var paid = only(read(Channel.NOTIFICATION, NOTICE));
    assertThat(paid.fact()).isEqualTo(new Fact.Captured(Money.of(4990, "USD")));
    assertThat(paid.gatewayReference()).contains("260114093500123010022");
    var held =
        NOTICE
            .replace("SO-20260114-0006", "SO-20260114-0007")
            .replace("260114093500123010022", "260114094000123010033")
            .replace("<payment_authType>0", "<payment_authType>1")
            .replace("<payment_status>1", "<payment_status>-1")
            .replaceAll(
                "<signValue>.*<",
                "<signValue>"
                    + "bc2ef2e4ccc038c69db1ea2dac75bfa581631e5a39613594128ce2576d6cf41e<");
    assertThat(only(read(Channel.NOTIFICATION, held)).fact())
        .isEqualTo(new Fact.Authorized(Money.of(4990, "USD")));
  }

  @Test
  void a_notice_is_answered_with_the_gateways_word() {
    var message = read(Channel.NOTIFICATION, NOTICE);
    var answer =
        new Oceanpayment()
            .acknowledge(
                new Incoming(
                    Channel.NOTIFICATION, "POST", "/x", "", List.of(), new byte[0], FarEnd.NOW),
                message);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("receive-ok");
  }

  @Test
  void a_queried_order_is_paid_by_its_one_success() {
    var payment = FarEnd.payment(FarEnd.ORDER, Optional.empty(), Money.of(4990, "USD"));
    var answer = new Oceanpayment().ask(FarEnd.saying(QUERIED).call(), payment);
    assertThat(((Answer.Done<List<Report>>) answer).value())
        .extracting(Report::fact)
        .containsExactly(new Fact.Captured(Money.of(4990, "USD")));
  }

  @Test
  void a_refund_notice_is_a_hint() {
    assertThat(read(Channel.NOTIFICATION, REFUND_NOTICE)).isInstanceOf(Reading.Unclear.class);
  }
}
