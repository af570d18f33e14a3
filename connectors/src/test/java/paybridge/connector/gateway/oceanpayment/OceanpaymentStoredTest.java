package paybridge.connector.gateway.oceanpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.GatewayCall;
import paybridge.connector.MethodSpec.Can;
import paybridge.connector.Money;
import paybridge.connector.MoneyMove;
import paybridge.connector.Reading;
import paybridge.connector.Report;

class OceanpaymentStoredTest {
  private static final String TOKEN = OceanpaymentSentTest.TOKEN.reveal();
  private static final Account CHARGES = FarEnd.account(OceanpaymentSentTest.CHARGES);
  private final Oceanpayment gateway = new Oceanpayment();

  private static Map<String, String> result(Map<String, String> changes) {
    var fields = new HashMap<String, String>();
    fields.put("account", "990001");
    fields.put("terminal", "99000101");
    fields.put("order_number", FarEnd.ORDER);
    fields.put("order_currency", "USD");
    fields.put("order_amount", "49.90");
    fields.put("order_notes", FarEnd.ORDER);
    fields.put("card_number", "411111***1111");
    fields.put("payment_id", FarEnd.PAYMENT);
    fields.put("payment_authType", "0");
    fields.put("payment_status", "1");
    fields.put("payment_details", "80000:Approved");
    fields.put("quickpay_id", TOKEN);
    fields.putAll(changes);
    return fields;
  }

  private static String signed(Map<String, String> changes) {
    var fields = result(changes);
    fields.putIfAbsent(
        "signValue",
        Recipe.RESULT.sign(
            name -> fields.getOrDefault(name, ""), CHARGES.settings().secret("secureCode")));
    return fields.entrySet().stream()
        .map(f -> "<" + f.getKey() + ">" + f.getValue() + "</" + f.getKey() + ">")
        .collect(Collectors.joining("", "<response>", "</response>"));
  }

  private Answer<Report> charge(String body) {
    return gateway.charge(
        FarEnd.saying(body).call(CHARGES), FarEnd.move(4990, true), OceanpaymentSentTest.TOKEN);
  }

  private static List<Fact> read(String stored, Map<String, String> changes, boolean inBrowser) {
    var account = FarEnd.account(Map.of("storedMethods", stored));
    return new Result(account, result(changes), inBrowser).read()
            instanceof Reading.Genuine(_, var reports)
        ? reports.stream().map(Report::fact).toList()
        : List.of();
  }

  @Test
  void a_token_comes_with_the_notice_of_a_paid_order_and_from_nowhere_else() {
    assertThat(read("payments", Map.of(), false))
        .containsExactly(
            new Fact.Captured(Money.of(4990, "USD")),
            new Fact.MethodStored(OceanpaymentSentTest.TOKEN, "Card ending in 1111"));
    assertThat(read("off", Map.of(), false)).hasSize(1);
    assertThat(read("payments", Map.of("quickpay_id", "x"), false)).hasSize(1);
    assertThat(read("payments", Map.of("payment_status", "0"), false)).hasSize(1);
    assertThat(read("payments", Map.of(), true)).isEmpty();
  }

  @Test
  void a_token_comes_with_the_query_of_a_paid_order() {
    var body =
        "<response><paymentInfo><order_number>SO-20260114-0001</order_number>"
            + "<order_currency>USD</order_currency><order_amount>49.90</order_amount>"
            + "<payment_id>1</payment_id><payment_results>1</payment_results>"
            + "<quickpay_id>%s</quickpay_id></paymentInfo></response>".formatted(TOKEN);
    var payment = FarEnd.payment(FarEnd.ORDER, Optional.empty(), Money.of(4990, "USD"));
    var answer = gateway.ask(FarEnd.saying(body).call(CHARGES), payment);
    assertThat(((Answer.Done<List<Report>>) answer).value())
        .extracting(Report::fact)
        .contains(new Fact.MethodStored(OceanpaymentSentTest.TOKEN, "Card"));
  }

  @ParameterizedTest
  @CsvSource({
    "off,4990,card,false", "payments,4990,card,true", "payments,0,card,false", "page,0,card,true",
    "payments,4990,alipay_web,false"
  })
  void storing_needs_its_switch_and_a_card(
      String stored, long minor, String method, boolean opens) {
    var account =
        FarEnd.account(
            Map.of("storedMethods", stored, "mode", "form", "methods", "card, alipay_web"));
    var answer =
        gateway.open(
            new FarEnd().call(account),
            Asked.asked(Money.of(minor, "USD"), method, Capture.AUTOMATIC, true));
    assertThat(answer instanceof Answer.Done).isEqualTo(opens);
  }

  @Test
  void a_charge_is_paid_declined_or_waits_as_its_signed_result_says() {
    assertThat(charge(signed(Map.of())))
        .isInstanceOfSatisfying(
            Answer.Done.class,
            done -> {
              var report = (Report) done.value();
              assertThat(report.fact()).isEqualTo(new Fact.Captured(Money.of(4990, "USD")));
              assertThat(report.gatewayReference()).contains(FarEnd.PAYMENT);
            });
    var declined = Map.of("payment_status", "0", "payment_details", "80022:Funds");
    assertThat(((Answer.Done<Report>) charge(signed(declined))).value().fact())
        .isEqualTo(new Fact.Declined(DeclineReason.INSUFFICIENT_FUNDS));
    var waits = charge(signed(Map.of("payment_status", "-1")));
    assertThat(((Answer.Done<Report>) waits).value().fact())
        .isEqualTo(new Fact.Waiting(Optional.empty()));
  }

  /// Without the address there would be no notice at all (contract section 7.2, trap T9).
  @Test
  void a_charge_says_where_its_notice_goes_and_what_is_bought() {
    var far = FarEnd.saying(signed(Map.of()));
    var wire = far.call(CHARGES).wire();
    gateway.charge(
        new GatewayCall(CHARGES, wire, FarEnd.NOW, Asked.NOTICE), FarEnd.move(4990, true),
        OceanpaymentSentTest.TOKEN);
    assertThat(far.fields())
        .containsEntry("noticeUrl", Asked.NOTICE)
        .containsEntry("productName", "Order " + FarEnd.ORDER)
        .containsEntry("productNum", "1")
        .containsEntry("productPrice", "49.90");
  }

  @Test
  void a_charge_without_proof_is_unknown_unless_the_request_itself_was_refused() {
    var wrong = Map.of("signValue", "0".repeat(64));
    assertThat(charge(signed(wrong))).isInstanceOf(Answer.Unknown.class);
    assertThat(charge(signed(Map.of("order_number", "SO-2", "order_notes", "SO-2"))))
        .isInstanceOf(Answer.Unknown.class);
    assertThat(charge(signed(Map.of("payment_status", "0", "payment_details", "80031:Timeout"))))
        .isInstanceOf(Answer.Unknown.class);
    var refused = "<respon><payment_details>20013:Sign</payment_details></respon>";
    assertThat(charge(refused)).isInstanceOf(Answer.Refused.class);
    assertThat(charge(refused.replace("20013", "20061"))).isInstanceOf(Answer.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"storedMethods", "serviceMode", "chargeEmail"})
  void a_charge_needs_all_its_settings(String missing) {
    var settings = new HashMap<>(OceanpaymentSentTest.CHARGES);
    settings.put(missing, "");
    var account = FarEnd.account(settings);
    var far = new FarEnd();
    assertThat(
            gateway.charge(
                far.call(account), FarEnd.move(4990, true), OceanpaymentSentTest.TOKEN))
        .isInstanceOf(Answer.Refused.class);
    assertThat(far.sent).isEmpty();
    assertThat(gateway.methods(account).getFirst().can()).doesNotContain(Can.RECURRING);
    assertThat(gateway.methods(CHARGES).getFirst().can()).contains(Can.RECURRING);
  }

  @Test
  void after_its_deadline_nothing_is_charged() {
    var move = FarEnd.move(4990, true);
    var late =
        new MoneyMove(
            move.payment(), "C-1", move.amount(), true, "", FarEnd.NOW.minusSeconds(1));
    var far = new FarEnd();
    assertThat(gateway.charge(far.call(CHARGES), late, OceanpaymentSentTest.TOKEN))
        .isInstanceOf(Answer.NotSent.class);
    assertThat(far.sent).isEmpty();
  }
}
