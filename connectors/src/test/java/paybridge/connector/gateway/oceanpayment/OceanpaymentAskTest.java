package paybridge.connector.gateway.oceanpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.Fact.RefundState;
import paybridge.connector.Money;
import paybridge.connector.PaymentRef;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.Settings;

class OceanpaymentAskTest {
  private static final PaymentRef PAYMENT =
      FarEnd.payment(FarEnd.ORDER, Optional.empty(), Money.of(4990, "USD"));

  private static String entry(String order, String id, String results, String details) {
    return """
    <paymentInfo>
      <account>990001</account><terminal>99000101</terminal>
      <order_number>%s</order_number>
      <order_currency>USD</order_currency><order_amount>49.90</order_amount>
      <payment_id>%s</payment_id>
      <payment_results>%s</payment_results>
      <payment_details>%s</payment_details>
      <payment_dateTime>2026-01-14 09:30:15</payment_dateTime>
      <auth_status>0</auth_status><refund_status>0</refund_status><refundList/>
    </paymentInfo>
    """
        .formatted(order, id, results, details);
  }

  private static String answer(String... entries) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<response>"
        + String.join("", entries)
        + "</response>";
  }

  private static String one(String id, String results, String details) {
    return entry(FarEnd.ORDER, id, results, details);
  }

  private static Answer<List<Report>> ask(String body) {
    return new Oceanpayment().ask(FarEnd.saying(body).call(), PAYMENT);
  }

  private static List<Report> reports(Answer<List<Report>> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<List<Report>>) answer).value();
  }

  private static List<Fact> facts(String body) {
    return reports(ask(body)).stream().map(Report::fact).toList();
  }

  @Test
  void a_question_is_signed_as_the_published_sample() {
    var settings =
        new Settings(
            Map.of("account", "995378", "terminal", "99537801"),
            Map.of("secureCode", List.of(new Secret("12345678"))));
    var far = FarEnd.saying("<response/>");
    var payment = FarEnd.payment("ae866", Optional.empty(), Money.of(1, "USD"));
    new Oceanpayment().ask(far.call(new Account("A1", "demo", false, settings)), payment);
    assertThat(far.sent.getFirst().address())
        .isEqualTo("https://test-query.oceanpayment.com/service/check/normal");
    assertThat(far.body())
        .isEqualTo(
            "account=995378&terminal=99537801&order_number=ae866&signValue="
                + "2e27426ca627e4734ca9c43bd18e593c4af1848688486a3c167d39f7f75cf7b2");
  }

  @Test
  void one_success_among_failures_is_paid() {
    var body =
        answer(one("12", "0", "80022:Funds"), one("11", "1", "89999:Contact Customer Service"));
    assertThat(reports(ask(body)))
        .containsExactly(
            new Report(
                Optional.of(FarEnd.ORDER),
                Optional.of("11"),
                Optional.of(Instant.parse("2026-01-14T01:30:15Z")),
                new Fact.Captured(Money.of(4990, "USD")),
                "1 89999:Contact Customer Service"));
  }

  @Test
  void two_successes_are_the_sum_and_a_copy_counts_once() {
    var twice = answer(one("11", "1", "80000:ok"), one("12", "1", "80000:ok"));
    assertThat(facts(twice)).containsOnly(new Fact.Captured(Money.of(9980, "USD")));
    var copy = answer(one("11", "1", "80000:ok"), one("11", "1", "80000:ok"));
    assertThat(facts(copy)).containsExactly(new Fact.Captured(Money.of(4990, "USD")));
  }

  @Test
  void one_that_is_open_keeps_the_order_open() {
    var body = answer(one("12", "0", "80022:Funds"), one("11", "-1", "80000:Waiting"));
    assertThat(facts(body))
        .containsExactly(new Fact.Waiting(Optional.of(DeclineReason.INSUFFICIENT_FUNDS)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"80031", "80100", "80700", "20061"})
  void an_uncertain_failure_stays_open(String code) {
    assertThat(facts(answer(one("11", "0", code + ":?"))))
        .containsExactly(new Fact.Waiting(Optional.empty()));
  }

  @Test
  void only_failures_are_a_decline_and_a_given_back_hold_is_voided() {
    assertThat(facts(answer(one("12", "0", "80040:Lost"), one("11", "7", "80022:Funds"))))
        .containsExactly(
            new Fact.Declined(DeclineReason.INSUFFICIENT_FUNDS),
            new Fact.Declined(DeclineReason.LOST_OR_STOLEN));
    assertThat(facts(answer(one("11", "0", "80053:Void")))).containsExactly(new Fact.Voided());
  }

  @Test
  void a_hold_that_ended_without_a_declines_code_was_given_back() {
    var hold =
        new PaymentRef(
            FarEnd.ORDER, Optional.empty(), PAYMENT.amount(), Capture.MANUAL, "card", FarEnd.NOW);
    var voided = FarEnd.saying(answer(one("11", "0", "80000:Approved")));
    assertThat(reports(new Oceanpayment().ask(voided.call(), hold)).getFirst().fact())
        .isEqualTo(new Fact.Voided());
    var declined = FarEnd.saying(answer(one("11", "0", "80022:Funds")));
    assertThat(reports(new Oceanpayment().ask(declined.call(), hold)).getFirst().fact())
        .isEqualTo(new Fact.Declined(DeclineReason.INSUFFICIENT_FUNDS));
  }

  @Test
  void an_order_that_the_gateway_does_not_know_has_not_failed() {
    assertThat(facts("<response/>")).containsExactly(new Fact.NotKnown());
    assertThat(facts("<response></response>")).containsExactly(new Fact.NotKnown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<response><results>99</results><details>IP not allowed</details></response>",
        "<response>busy</response>",
        "<html><body>busy</body></html>",
        "<html></html>",
        "OTHER_ORDER", "OTHER_TERMINAL", "NO_AMOUNT", "OTHER_CURRENCY", "NO_RESULT", "NO_ID"
      })
  void an_answer_that_is_not_about_this_order_says_nothing(String body) {
    var good = answer(one("11", "1", "80000:ok"));
    var bad =
        switch (body) {
          case "OTHER_ORDER" -> good.replace(FarEnd.ORDER, "SO-2");
          case "OTHER_TERMINAL" -> good.replace("99000101", "99000102");
          case "NO_AMOUNT" -> good.replace("49.90", "");
          case "OTHER_CURRENCY" -> good.replace("USD", "EUR");
          case "NO_RESULT" -> good.replace("<payment_results>1<", "<payment_results><");
          case "NO_ID" -> good.replace("<payment_id>11<", "<payment_id><");
          default -> body;
        };
    assertThat(ask(bad)).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void a_hundred_orders_are_asked_about_in_one_call() {
    var payments =
        IntStream.rangeClosed(1, 100)
            .mapToObj(i -> FarEnd.payment("SO-" + i, Optional.empty(), Money.of(4990, "USD")))
            .toList();
    var far =
        FarEnd.saying(
            answer(
                entry("SO-7", "7", "1", "80000:ok"),
                entry("SO-8", "8", "1", "80000:ok").replace("49.90", "?")));
    var reports = reports(new Oceanpayment().askAll(far.call(), payments));
    assertThat(far.sent).hasSize(1);
    assertThat(far.fields().get("order_number")).startsWith("SO-1,SO-2,").endsWith(",SO-100");
    assertThat(reports).hasSize(99);
    assertThat(reports.stream().filter(r -> !(r.fact() instanceof Fact.NotKnown)))
        .extracting(Report::merchantReference)
        .containsExactly(Optional.of("SO-7"));
  }

  @Test
  void refunds_inside_a_payment_are_told_and_stay_open_until_their_word_is_known() {
    var body =
        answer(one("11", "1", "80000:ok"))
            .replace(
                "<refundList/>",
                "<refundList><refund><refund_id>77</refund_id><refund_number>RF-1</refund_number>"
                    + "<refund_amount>10.00</refund_amount><refund_status>Paid out</refund_status>"
                    + "</refund></refundList>");
    assertThat(facts(body))
        .contains(
            new Fact.Refund(
                Optional.of("77"),
                Optional.of("RF-1"),
                Money.of(1000, "USD"),
                RefundState.PENDING));
    var account = FarEnd.account(Map.of("refundDoneWords", "1, Paid out"));
    assertThat(reports(new Oceanpayment().ask(FarEnd.saying(body).call(account), PAYMENT)))
        .anyMatch(
            report ->
                report.fact() instanceof Fact.Refund refund && refund.state() == RefundState.DONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", ""})
  void no_chargeback_is_no_dispute(String word) {
    assertThat(facts(chargedBack(word))).containsExactly(new Fact.Captured(Money.of(4990, "USD")));
  }

  /// Its words are not published but `0`, so any other is for a person to look at.
  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "weather"})
  void a_chargeback_in_any_word_is_a_dispute_about_the_whole_payment(String word) {
    assertThat(facts(chargedBack(word)))
        .containsExactly(
            new Fact.Captured(Money.of(4990, "USD")),
            new Fact.Disputed(Money.of(4990, "USD"), true, Optional.empty()));
  }

  private static String chargedBack(String word) {
    return answer(one("11", "1", "80000:ok"), one("10", "0", "80022:Funds"))
        .replaceFirst(
            "<refundList/>", "<chargeBack_status>" + word + "</chargeBack_status>");
  }

  private static String page(int pages, String infos) {
    return "<response><account>990001</account><terminal>99000101</terminal><results>00</results>"
        + "<totalpages>" + pages + "</totalpages>" + infos + "</response>";
  }

  private static String info(String id, String more) {
    return "<orderInfo><account>990001</account><terminal>99000101</terminal><payment_id>" + id
        + "</payment_id><order_number>" + FarEnd.ORDER + "</order_number><order_currency>USD"
        + "</order_currency><order_amount>49.90</order_amount>" + more + "</orderInfo>";
  }

  @Test
  void lists_are_read_page_by_page_with_a_day_of_overlap() {
    var far =
        FarEnd.saying(
            page(2, info("11", "")),
            page(2, info("12", "")),
            page(
                1,
                info("11", "<type>refund</type><refund_id>7</refund_id><amount>10.00</amount>")
                    + info("11", "<type>chargeback</type><amount>49.90</amount>")
                    + info("11", "<type>weather</type><amount>49.90</amount>")));
    var reports =
        reports(
            new Oceanpayment()
                .list(far.call(), FarEnd.NOW, FarEnd.NOW.plusSeconds(3600)));
    assertThat(reports.stream().map(Report::fact))
        .containsExactly(
            new Fact.Captured(Money.of(4990, "USD")),
            new Fact.Captured(Money.of(4990, "USD")),
            new Fact.Refund(
                Optional.of("7"), Optional.empty(), Money.of(1000, "USD"), RefundState.PENDING),
            new Fact.Disputed(Money.of(4990, "USD"), true, Optional.empty()));
    assertThat(far.sent).hasSize(3);
    assertThat(FarEnd.fields(far.sent.get(0)))
        .containsEntry("order_beginDate", "2026-01-13 09:30:00")
        .containsEntry("order_endDate", "2026-01-15 10:30:00")
        .doesNotContainKey("pages");
    assertThat(FarEnd.fields(far.sent.get(1))).containsEntry("pages", "2");
    assertThat(FarEnd.fields(far.sent.get(2))).containsEntry("pages", "1");
  }

  @Test
  void a_list_that_breaks_off_is_no_list() {
    var gateway = new Oceanpayment();
    var refused = FarEnd.saying("<r><results>05</results><details>no</details></r>");
    assertThat(gateway.list(refused.call(), FarEnd.NOW, FarEnd.NOW))
        .isInstanceOf(Answer.Refused.class);
    var broken = FarEnd.saying(page(2, info("11", "")), "<html/>");
    assertThat(gateway.list(broken.call(), FarEnd.NOW, FarEnd.NOW))
        .isInstanceOf(Answer.Unknown.class);
  }
}
