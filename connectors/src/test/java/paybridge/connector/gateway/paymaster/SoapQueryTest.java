package paybridge.connector.gateway.paymaster;

import static org.assertj.core.api.Assertions.assertThat;
import static paybridge.connector.gateway.paymaster.FarEnd.AMOUNT;
import static paybridge.connector.gateway.paymaster.FarEnd.payment;
import static paybridge.connector.gateway.paymaster.FarEnd.replied;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.Money;
import paybridge.connector.PaymentRef;
import paybridge.connector.RefundRef;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.WireAnswer;

class SoapQueryTest {
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
          + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
          + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>"
          + "<ns1:UPPPaymentQueryResponse xmlns:ns1=\"http://paymaster.finexus.com\">";
  private static final String MIDDLE = "</ns1:UPPPaymentQueryResponse>";
  private static final String TAIL = "</soapenv:Body></soapenv:Envelope>";
  private static final Secret WRONG = new Secret("F".repeat(64));
  private final PayMaster gateway = new PayMaster();

  private static Map<String, String> values(String... more) {
    var values = new HashMap<String, String>();
    values.put("f274_QRespCode", "00");
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    return FarEnd.values("0790", values);
  }

  /// The elements in another order than the hash's, as in the WSDL.
  private static String elements(Map<String, String> values, Secret key, boolean nil) {
    var text = new StringBuilder();
    Messages.of("0790").signed(values, key).reversed().forEach(field ->
        text.append(
            nil && field.value().isEmpty()
                ? "<%s xsi:nil=\"true\"/>".formatted(field.name())
                : "<%1$s xsi:type=\"xsd:string\">%2$s</%1$s>"
                    .formatted(
                        field.name(), field.value().replace("&", "&amp;").replace("<", "&lt;"))));
    return text.toString();
  }

  private static String inline(Map<String, String> values, Secret key) {
    return HEAD
        + "<UPPPaymentQueryReturn>"
        + elements(values, key, true)
        + "</UPPPaymentQueryReturn>"
        + MIDDLE
        + TAIL;
  }

  private static String inline(String... more) {
    return inline(values(more), FarEnd.KEY);
  }

  private static String multiRef(Map<String, String> values) {
    var elements =
        elements(values, FarEnd.KEY, false)
            .replaceFirst("<f009_RespCode [^>]*>00</f009_RespCode>", "<f009_RespCode href=\"#id1\"/>");
    return HEAD
        + "<ns1:UPPPaymentQueryReturn href=\"#id0\"/>"
        + MIDDLE
        + "<multiRef id=\"id0\" soapenc:root=\"0\" xmlns:soapenc=\"x\">"
        + elements
        + "</multiRef><multiRef id=\"id1\">00</multiRef>"
        + TAIL;
  }

  private Answer<List<Report>> ask(WireAnswer answer) {
    return ask(Map.of(), answer);
  }

  private Answer<List<Report>> ask(Map<String, String> settings, WireAnswer answer) {
    return gateway.ask(
        new FarEnd(answer).call(settings), payment("card", Capture.AUTOMATIC, Map.of()));
  }

  private static Report only(Answer<List<Report>> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    var reports = ((Answer.Done<List<Report>>) answer).value();
    assertThat(reports).hasSize(1);
    return reports.getFirst();
  }

  static Stream<String> forms() {
    var values = values("f023_RRN", "601514167159", "f259_TxnStatMsg", "paid & <done>");
    var blankNil = inline(values, FarEnd.KEY).replace("_FICode xsi:nil=\"true\"/>",
        "_FICode xsi:nil=\"1\"> </f256_FICode>");
    return Stream.of(inline(values, FarEnd.KEY), multiRef(values), blankNil);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void a_paid_payment_is_read_inline_and_by_reference(String xml) {
    var report = only(ask(replied(200, xml)));
    assertThat(report.fact()).isEqualTo(new Fact.Approved(AMOUNT));
    assertThat(report.merchantReference()).contains(FarEnd.ORDER);
    assertThat(report.furtherIds()).containsEntry("f023_RRN", "601514167159");
    assertThat(report.gatewayWord()).isEqualTo("00 00 paid & <done>");
  }

  @ParameterizedTest
  @CsvSource({"JPY:0,JPY,500,000000000500,392,0", "KWD:3,KWD,4990,000000004990,414,3"})
  void yen_and_dinars_are_read(
      String sure, String code, long minor, String digits, String number, String exponent) {
    var payment =
        new PaymentRef(
            FarEnd.ORDER, Optional.empty(), Money.of(minor, code), Capture.AUTOMATIC, "card",
            FarEnd.NOW);
    var xml =
        inline("f007_TxnAmt", digits, "f010_CurrCode", number, "f019_ExpTxnAmt", exponent);
    var call = new FarEnd(replied(200, xml)).call(Map.of("confirmedCurrencies", sure));
    assertThat(only(gateway.ask(call, payment)).fact())
        .isEqualTo(new Fact.Approved(Money.of(minor, code)));
  }

  @Test
  void another_amount_is_told_as_it_is() {
    assertThat(only(ask(replied(200, inline("f007_TxnAmt", "000000128090")))).fact())
        .isEqualTo(new Fact.Approved(Money.of(128090, "MYR")));
  }

  @Test
  void another_currency_that_the_account_takes_is_no_answer_about_this_payment() {
    var dollars = replied(200, inline("f010_CurrCode", "702"));
    assertThat(ask(Map.of("confirmedCurrencies", "SGD:2"), dollars))
        .isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void not_found_is_not_known_with_and_without_the_names() {
    var bare = inline("f274_QRespCode", "12", "f009_RespCode", "", "f001_MID", "",
        "f260_ServID", "", "f263_MRN", "");
    var some = inline("f274_QRespCode", "12", "f009_RespCode", "", "f263_MRN", "");
    for (var xml : List.of(inline("f274_QRespCode", "12", "f009_RespCode", ""), bare, some)) {
      assertThat(only(ask(replied(200, xml))).fact()).isEqualTo(new Fact.NotKnown());
    }
  }

  @Test
  void pending_declined_and_voided_are_told() {
    assertThat(only(ask(replied(200, inline("f009_RespCode", "22", "f007_TxnAmt", "")))).fact())
        .isEqualTo(new Fact.Waiting(Optional.empty()));
    assertThat(only(ask(replied(200, inline("f009_RespCode", "", "f007_TxnAmt", "")))).fact())
        .isEqualTo(new Fact.Waiting(Optional.empty()));
    assertThat(only(ask(replied(200, inline("f009_RespCode", "51")))).fact())
        .isEqualTo(new Fact.Declined(DeclineReason.INSUFFICIENT_FUNDS));
    assertThat(only(ask(replied(200, inline("f009_RespCode", "11")))).fact())
        .isEqualTo(new Fact.Voided());
  }

  static Stream<String> nothing() {
    var good = inline();
    return Stream.of(
        inline(values(), WRONG),
        inline("f001_MID", "000000000099999"),
        inline("f260_ServID", "XYZ"),
        inline("f263_MRN", "1002-7KQ2M9XA"),
        inline("f274_QRespCode", "12", "f263_MRN", "1002-7KQ2M9XA"),
        inline("f274_QRespCode", "12", "f263_MRN", "", "f001_MID", "000000000099999"),
        inline("f001_MID", "", "f260_ServID", "", "f263_MRN", ""),
        multiRef(values())
            .replace("</multiRef>" + TAIL, "</multiRef><multiRef id=\"id1\">05</multiRef>" + TAIL),
        inline("f274_QRespCode", "96"),
        inline("f274_QRespCode", ""),
        inline("f010_CurrCode", "702"),
        inline("f019_ExpTxnAmt", "3"),
        inline("f007_TxnAmt", "128099"),
        inline("f009_RespCode", "ZZ"),
        inline("f009_RespCode", "94"),
        inline("f009_RespCode", "00", "f254_DDRespCode", "51"),
        inline("h001_MTI", "0290"),
        good.replace("<UPPPaymentQueryReturn>", "<UPPPaymentQueryReturn><f009_RespCode>00</f009_RespCode>"),
        good.replace("</ns1:UPPPaymentQueryResponse>", ""),
        good.substring(0, good.length() / 2),
        good.replace("<soapenv:Envelope", "<!DOCTYPE x [<!ENTITY a \"00\">]><soapenv:Envelope"),
        good.replace(">SUCCESS<", ">&a;<"),
        multiRef(values()).replace("id=\"id1\"", "id=\"id0\""),
        multiRef(values()).replace("\"id0\"", "\"id9\""),
        HEAD + MIDDLE + TAIL,
        HEAD.replace("ns1:UPPPaymentQueryResponse", "soapenv:Fault")
            + "<faultstring>no</faultstring></soapenv:Fault>"
            + TAIL,
        "<!DOCTYPE html><html><body>Sign in</body></html>",
        "<html><body>maintenance</body></html>",
        "");
  }

  @ParameterizedTest
  @MethodSource("nothing")
  void what_is_not_a_proved_answer_about_this_payment_says_nothing(String xml) {
    assertThat(ask(replied(200, xml))).isInstanceOf(Answer.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({
    "500,Unknown", "503,Unknown", "302,Unknown", "204,Unknown", "408,Unknown", "404,Refused",
    "403,Refused", "429,NotSent"
  })
  void another_status_is_not_an_answer(int status, String kind) {
    assertThat(ask(replied(status, inline())))
        .extracting(answer -> answer.getClass().getSimpleName())
        .isEqualTo(kind);
    assertThat(ask(new WireAnswer.NoReply("silence"))).isInstanceOf(Answer.Unknown.class);
    assertThat(ask(new WireAnswer.NeverSent("refused"))).isInstanceOf(Answer.NotSent.class);
  }

  @Test
  void with_a_warning_a_wrong_hash_counts_and_the_word_says_so() {
    var warn = Map.of("query0790", "warn");
    var report = only(ask(warn, replied(200, inline(values(), WRONG))));
    assertThat(report.fact()).isEqualTo(new Fact.Approved(AMOUNT));
    assertThat(report.gatewayWord()).endsWith("(hash not proved)");
    assertThat(ask(warn, replied(200, inline(values("f263_MRN", "1002-7KQ2M9XA"), WRONG))))
        .isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void the_check_of_a_card_is_never_money() {
    var payment =
        new PaymentRef(
            FarEnd.ORDER, Optional.empty(), Money.of(0, "MYR"), Capture.AUTOMATIC, "card",
            FarEnd.NOW);
    var call = new FarEnd(replied(200, inline("f007_TxnAmt", "000000000100"))).call(Map.of());
    assertThat(only(gateway.ask(call, payment)).fact())
        .isEqualTo(new Fact.Waiting(Optional.empty()));
  }

  private Answer<List<Report>> askWithRefund(Money amount, WireAnswer... answers) {
    var sale = payment("card", Capture.AUTOMATIC, Map.of());
    var open = List.of(new RefundRef(FarEnd.REFUND, Optional.empty(), amount));
    var asked =
        new PaymentRef(
            sale.merchantReference(), sale.gatewayReference(), sale.furtherIds(), sale.amount(),
            sale.capture(), sale.method(), sale.opened(), open);
    return gateway.ask(new FarEnd(answers).call(Map.of()), asked);
  }

  private static List<Fact> facts(Answer<List<Report>> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<List<Report>>) answer).value().stream().map(Report::fact).toList();
  }

  @ParameterizedTest
  @CsvSource({"00,DONE", "22,PENDING", "12,", "ZZ,"})
  void an_open_refund_is_asked_about_by_its_own_reference(String code, Fact.RefundState state) {
    var refund =
        replied(
            200,
            inline(
                "f263_MRN", FarEnd.REFUND, "f007_TxnAmt", "000000000100", "f009_RespCode", code));
    var facts = facts(askWithRefund(Money.of(100, "MYR"), replied(200, inline()), refund));
    assertThat(facts).hasSize(state == null ? 1 : 2);
    if (state != null) {
      assertThat(facts.getLast())
          .isInstanceOfSatisfying(
              Fact.Refund.class,
              heard -> {
                assertThat(heard.state()).isEqualTo(state);
                assertThat(heard.ourReference()).contains(FarEnd.REFUND);
              });
    }
  }

  @Test
  void a_refund_of_which_nothing_is_known_or_of_another_amount_is_no_news() {
    var part = Money.of(100, "MYR");
    var unknown =
        replied(200, inline("f263_MRN", FarEnd.REFUND, "f274_QRespCode", "12", "f009_RespCode", ""));
    var other = replied(200, inline("f263_MRN", FarEnd.REFUND));
    for (var answer : List.of(unknown, other, replied(500, ""))) {
      assertThat(facts(askWithRefund(part, replied(200, inline()), answer)))
          .containsExactly(new Fact.Approved(AMOUNT));
    }
  }

  @Test
  void a_voided_payment_with_an_open_refund_of_the_whole_was_reversed() {
    var voided = replied(200, inline("f009_RespCode", "11"));
    var unknown = replied(500, "");
    assertThat(facts(askWithRefund(AMOUNT, voided, unknown)))
        .singleElement()
        .isInstanceOfSatisfying(
            Fact.Refund.class,
            heard -> assertThat(heard.state()).isEqualTo(Fact.RefundState.DONE));
    assertThat(facts(askWithRefund(Money.of(1, "MYR"), voided, unknown)))
        .containsExactly(new Fact.Voided());
  }
}
