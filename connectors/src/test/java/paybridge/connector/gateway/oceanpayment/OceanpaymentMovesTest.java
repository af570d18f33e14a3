package paybridge.connector.gateway.oceanpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Answer;
import paybridge.connector.Fact;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.Money;
import paybridge.connector.MoneyMove;
import paybridge.connector.Report;
import paybridge.connector.WireAnswer;

class OceanpaymentMovesTest {
  private static final String ACCEPTED =
      """
      <!-- constructed -->
      <response>
        <account>990001</account><terminal>99000101</terminal>
        <order_number>SO-20260114-0001</order_number>
        <refund_id>7700123</refund_id>
        <refund_results>00</refund_results>
        <refund_description>Success</refund_description>
      </response>
      """;

  private static final String TAKEN =
      "<respon><account>990001</account><terminal>99000101</terminal><payment_id>"
          + FarEnd.PAYMENT
          + "</payment_id></respon>";

  private final Oceanpayment gateway = new Oceanpayment();

  private static Fact fact(Answer<Report> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<Report>) answer).value().fact();
  }

  @Test
  void a_partial_refund_is_the_contracts_example_byte_for_byte() {
    var far = FarEnd.saying(ACCEPTED);
    var answer = gateway.refund(far.call(), FarEnd.move(1000, false));
    assertThat(far.sent.getFirst().address())
        .isEqualTo("https://test-query.oceanpayment.com/service/applyRefund");
    assertThat(far.body())
        .isEqualTo(
            "account=990001&terminal=99000101&payment_id=260114093015123010011"
                + "&refund_number=RF-000045&refund_type=2&refund_amount=10.00"
                + "&refund_description=damaged+item&signValue="
                + "e799e7cbd61cf032e773dea87e9249b3df9cc2d59f73859d0f38a83bdc57fc76");
    assertThat(fact(answer))
        .isEqualTo(
            new Fact.Refund(
                Optional.of("7700123"),
                Optional.of("RF-000045"),
                Money.of(1000, "USD"),
                RefundState.PENDING));
  }

  @Test
  void a_full_refund_says_so() {
    var far = FarEnd.saying(ACCEPTED);
    gateway.refund(far.call(), FarEnd.move(4990, true));
    assertThat(far.fields())
        .containsEntry("refund_type", "1")
        .containsEntry("refund_amount", "49.90");
  }

  @ParameterizedTest
  @CsvSource({
    "<refund_results>00<,<refund_results>1<,Refused",
    "<refund_results>00<,<refund_results><,Unknown",
    "SO-20260114-0001,SO-2,Unknown",
    "99000101,99000102,Unknown",
    "</response>,'',Unknown"
  })
  void any_other_answer_is_not_accepted(String from, String to, String expected) {
    var answer =
        gateway.refund(
            FarEnd.saying(ACCEPTED.replace(from, to)).call(), FarEnd.move(1000, false));
    assertThat(answer.getClass().getSimpleName()).isEqualTo(expected);
  }

  @Test
  void silence_may_have_moved_money() {
    assertThat(
            gateway.refund(
                new FarEnd(new WireAnswer.NoReply("silence")).call(), FarEnd.move(1, false)))
        .isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void after_its_deadline_and_without_the_payments_number_nothing_is_sent() {
    var far = new FarEnd();
    var move = FarEnd.move(1000, false);
    var late =
        new MoneyMove(
            move.payment(), "RF-1", move.amount(), false, "", FarEnd.NOW.minusSeconds(1));
    assertThat(gateway.refund(far.call(), late)).isInstanceOf(Answer.NotSent.class);
    var unnamed =
        new MoneyMove(
            FarEnd.payment(FarEnd.ORDER, Optional.empty(), move.amount()),
            "RF-1",
            move.amount(),
            false,
            "",
            FarEnd.NOW.plusSeconds(1));
    assertThat(gateway.refund(far.call(), unnamed)).isInstanceOf(Answer.Refused.class);
    assertThat(far.sent).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void a_hold_is_taken_or_given_back_by_one_call_and_stands_until_news_comes(String action) {
    var far = FarEnd.saying(TAKEN);
    var answer =
        action.equals("1")
            ? gateway.capture(far.call(), FarEnd.move(4990, true))
            : gateway.voidAuthorization(far.call(), FarEnd.move(4990, true));
    assertThat(far.sent.getFirst().address())
        .isEqualTo("https://test-secure.oceanpayment.com/gateway/service/auth");
    var sent = far.fields();
    assertThat(sent)
        .containsEntry("payment_id", FarEnd.PAYMENT)
        .containsEntry("payment_authType", action)
        .containsEntry("order_amount", "49.90");
    assertThat(sent.get("signValue"))
        .isEqualTo(
            Recipe.AUTH.sign(
                name -> sent.getOrDefault(name, ""),
                FarEnd.account(Map.of()).settings().secret("secureCode")));
    assertThat(fact(answer)).isEqualTo(new Fact.Authorized(Money.of(4990, "USD")));
  }

  @Test
  void the_amount_of_a_capture_can_be_left_out() {
    var far = FarEnd.saying(TAKEN);
    gateway.capture(
        far.call(FarEnd.account(Map.of("amountWithCapture", "off"))), FarEnd.move(4990, true));
    assertThat(far.fields()).doesNotContainKey("order_amount");
  }

  @Test
  void a_part_of_a_hold_is_not_captured() {
    var far = new FarEnd();
    assertThat(gateway.capture(far.call(), FarEnd.move(1000, false)))
        .isInstanceOf(Answer.Refused.class);
    assertThat(far.sent).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "<respon><account>990001</account><pay_details>20013:Sign</pay_details></respon>,Refused",
    "<respon><account>990001</account><results>07</results><details>No</details></respon>,Refused",
    "<respon><account>990001</account><pay_results>99999</pay_results></respon>,Refused",
    "<respon><account>990001</account><payment_results>0</payment_results></respon>,Refused",
    "<respon><account>990001</account><pay_details>80031:Timeout</pay_details></respon>,Unknown",
    "<respon><account>990001</account><payment_results>-1</payment_results></respon>,Done",
    "<respon><account>990001</account><results>00</results></respon>,Done",
    "<respon/>,Unknown",
    "<respon><account>990001</account><payment_id>1</payment_id></respon>,Unknown"
  })
  void an_answer_to_a_capture_is_an_acceptance_unless_it_says_no(String body, String expected) {
    var answer = gateway.capture(FarEnd.saying(body).call(), FarEnd.move(4990, true));
    assertThat(answer.getClass().getSimpleName()).isEqualTo(expected);
  }

  @Test
  void what_the_gateway_says_never_repeats_the_secret() {
    var body = ACCEPTED.replace("00<", "9<").replace("Success", "bad b7K2mQ9xT4vN8rL1");
    assertThat(gateway.refund(FarEnd.saying(body).call(), FarEnd.move(1000, false)).toString())
        .contains("•••")
        .doesNotContain("b7K2mQ9xT4vN8rL1");
  }
}
