package paybridge.connector.gateway.oceanpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.Fact;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.Money;
import paybridge.connector.PaymentRef;
import paybridge.connector.RefundRef;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.Settings;

class OceanpaymentRefundQueryTest {
  private static final RefundRef OPEN =
      new RefundRef("RF-000045", Optional.of("7700123"), Money.of(1000, "USD"));
  private static final String SAMPLE_ID = "0";
  private static final String SAMPLE_SIGNATURE =
      "9aa2eb3fbba5ae6cc151f7d7500c77033cd4ca1d6b92a0fb3ed14cb63e02b226";
  private static final Map<String, String> WORDS =
      Map.of("refundDoneWords", "Paid, refund_status=2", "refundFailedWords", "No, 3");
  private static final String PAID =
      """
      <response><paymentInfo>
        <account>990001</account><terminal>99000101</terminal>
        <order_number>SO-20260114-0001</order_number>
        <order_currency>USD</order_currency><order_amount>49.90</order_amount>
        <payment_id>260114093015123010011</payment_id><payment_results>1</payment_results>
        <payment_details>80000:ok</payment_details>%s
      </paymentInfo></response>
      """;

  private static PaymentRef payment(RefundRef... refunds) {
    return new PaymentRef(
        FarEnd.ORDER, Optional.of(FarEnd.PAYMENT), Map.of(), Money.of(4990, "USD"),
        Capture.AUTOMATIC, "card", FarEnd.NOW, List.of(refunds));
  }

  private static List<Fact> facts(FarEnd far, PaymentRef payment) {
    var answer = new Oceanpayment().ask(far.call(FarEnd.account(WORDS)), payment);
    return ((Answer.Done<List<Report>>) answer).value().stream().map(Report::fact).toList();
  }

  private static List<RefundState> states(String answer) {
    return states(facts(FarEnd.saying(PAID.formatted(""), answer), payment(OPEN)));
  }

  private static List<RefundState> states(List<Fact> facts) {
    return facts.stream()
        .filter(Fact.Refund.class::isInstance)
        .map(fact -> ((Fact.Refund) fact).state())
        .toList();
  }

  @Test
  void the_question_is_signed_as_the_published_sample() {
    var settings =
        new Settings(
            Map.of("account", "995378", "terminal", "99537801"),
            Map.of("secureCode", List.of(new Secret("12345678"))));
    var far = FarEnd.saying("<response/>", "<response/>");
    var refund = new RefundRef("R", Optional.of(SAMPLE_ID), Money.of(1, "USD"));
    new Oceanpayment().ask(far.call(new Account("A1", "demo", false, settings)), payment(refund));
    assertThat(far.sent.getLast().address())
        .isEqualTo("https://test-query.oceanpayment.com/service/queryRefund");
    assertThat(far.fields())
        .containsEntry("refund_id", SAMPLE_ID)
        .containsEntry("signValue", SAMPLE_SIGNATURE);
  }

  @ParameterizedTest
  @CsvSource({
    "<refund_status>2</refund_status>,DONE",
    "<refund_results>Paid</refund_results>,DONE",
    "<refund_status>Paid</refund_status>,DONE",
    "<refund_results>2</refund_results>,PENDING",
    "<refund_status>3</refund_status>,FAILED",
    "<refund_status>2</refund_status><refund_results>No</refund_results>,PENDING",
    "<refund_status>1</refund_status>,PENDING",
    "<refund_results>00</refund_results>,PENDING",
    "<refundInfo><refund_status>2</refund_status></refundInfo>,DONE"
  })
  void only_a_word_that_the_owner_filled_in_ends_a_refund(String said, RefundState state) {
    assertThat(states("<response>" + said + "</response>")).containsExactly(state);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<refund_id>1</refund_id>", "<refund_number>RF-1</refund_number>",
        "<order_number>SO-2</order_number>", "<refund_amount>10.01</refund_amount>",
        "<terminal>99000102</terminal>", "<refund_status></refund_status>"
      })
  void an_answer_about_another_refund_says_nothing(String other) {
    assertThat(
            states("<response>" + other + "<refund_status>2</refund_status></response>"))
        .isEmpty();
  }

  @Test
  void a_question_without_answer_takes_nothing_from_the_payment() {
    var far = FarEnd.saying(PAID.formatted(""), "<html>busy");
    assertThat(facts(far, payment(OPEN)))
        .containsExactly(new Fact.Captured(Money.of(4990, "USD")));
  }

  @Test
  void a_refund_without_a_number_there_is_not_asked_about() {
    var far = FarEnd.saying(PAID.formatted(""));
    facts(far, payment(new RefundRef("RF-1", Optional.empty(), Money.of(1, "USD"))));
    assertThat(far.sent).hasSize(1);
  }

  @Test
  void a_refund_in_the_order_is_ours_by_its_number_and_its_amount() {
    var listed =
        "<refundList><r><push_id>7700123</push_id><refund_status>2</refund_status>%s</r>"
            + "</refundList>";
    var unnamed = new RefundRef("RF-9", Optional.of("other"), Money.of(1, "USD"));
    for (var amount : List.of("", "<refund_amount>10.00</refund_amount>")) {
      var far = FarEnd.saying(PAID.formatted(listed.formatted(amount)), "<response/>");
      assertThat(facts(far, payment(OPEN)))
          .contains(
              new Fact.Refund(
                  Optional.of("7700123"),
                  Optional.of("RF-000045"),
                  Money.of(1000, "USD"),
                  RefundState.DONE));
    }
    var wrong = listed.formatted("<refund_amount>9.00</refund_amount>");
    assertThat(states(facts(FarEnd.saying(PAID.formatted(wrong), "<html/>"), payment(OPEN))))
        .doesNotContain(RefundState.DONE);
    var foreign = FarEnd.saying(PAID.formatted(listed.formatted("")), "<html/>");
    assertThat(states(facts(foreign, payment(unnamed)))).isEmpty();
  }
}
