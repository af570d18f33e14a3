package paybridge.sandbox.oceanpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.connector.Secret;

/// How an order is opened, and by which code it is not. One gateway serves all tests.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TradeTest {
  private static final String SEND = "/gateway/service/sendTrade";
  private final RunningGateway running = new RunningGateway();

  @AfterAll
  void close() {
    running.close();
  }

  @Test
  void a_right_order_gets_the_address_of_a_page_under_an_upper_case_signature() {
    var answer = running.trade(running.order("PB-1"));

    assertThat(answer.body()).contains("<respon>").contains("<pay_details/>");
    assertThat(answer.get("pay_results")).isEqualTo("1");
    assertThat(answer.get("pay_url")).startsWith(running.url() + "/pay/");
    assertThat(answer.get("signValue")).isUpperCase();
    assertThat(
            SignedText.TRADE.proves(answer.fields(), running.secret(), answer.get("signValue")))
        .isTrue();
    assertThat(running.words("PB-1")).containsExactly("order signed");
    assertThat(running.gateway.diary().all().toString())
        .doesNotContain(running.secret().reveal());
  }

  @Test
  void a_browsers_form_gets_the_page_itself() {
    var page =
        running.signed("/gateway/service/pay", SignedText.HOSTED, running.order("PB-2"));

    assertThat(page.body()).contains("49.90 EUR").contains("action=\"/pay/");
    assertThat(running.words("PB-2")).containsExactly("order signed", "page shown");
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
    "account,'',20001", "account,-,20001", "account,990009,20004", "account,9900011,20004",
    "terminal,,20002", "terminal,99999901,20004",
    "order_number,,20017", "order_number,x*51,20018",
    "order_amount,,20019", "order_amount,'49,90',20020", "order_amount,49.900,20020",
    "order_amount,049.90,20020", "order_amount,-1,20020", "order_amount,1e3,20020",
    "order_amount,49.,20020", "order_amount,99999999.99,20020", "order_amount,0.00,20021",
    "order_currency,,20022", "order_currency,eur,20023", "order_currency,ABC,20023",
    "backUrl,,20024", "backUrl,javascript:alert(1),20024", "backUrl,https://x*500,20025",
    "billing_firstName,,20044", "billing_firstName,O'Brien,20045",
    "billing_firstName,' José',20045", "billing_firstName,x*51,20045",
    "billing_lastName,,20046", "billing_lastName,<b>,20047",
    "billing_email,,20048", "billing_email,jose@x*60,20049", "billing_email,jose,20050",
    "billing_phone,x*51,20052",
    "billing_country,,20053", "billing_country,x*101,20054",
    "billing_state,,20055", "billing_city,x*501,20055", "billing_zip,x*51,20055",
    "methods,-,99999", "methods,x*51,20016", "ET_NOTES,later,99999",
    "noticeUrl,ftp://shop,99999", "secureCode,b7K2mQ9xT4vN8rL1,99999",
  })
  void a_wrong_field_is_refused_by_its_code(String field, String value, String code) {
    var order = running.order("PB-3");
    if (value == null) {
      order.remove(field);
    } else {
      order.put(field, repeated(value));
    }

    var answer = running.trade(order);

    assertThat(answer.get("pay_results")).isEqualTo("0");
    assertThat(answer.get("pay_details")).startsWith(code + ":");
    assertThat(answer.get("pay_url")).isEmpty();
    assertThat(running.gateway.diary().all().getLast().what()).isEqualTo("refused");
    assertThat(running.gateway.diary().all().getLast().detail()).startsWith(code);
    assertThat(running.query("PB-3").body()).doesNotContain("paymentInfo");
  }

  private static String repeated(String value) {
    int star = value.lastIndexOf("x*");
    return star < 0
        ? value
        : value.substring(0, star) + "x".repeat(Integer.parseInt(value.substring(star + 2)));
  }

  @Test
  void a_signature_must_be_there_of_the_right_order_of_the_right_text_and_the_right_secret() {
    var order = running.order("PB-4");
    var secret = running.secret();
    var swapped = new LinkedHashMap<>(order);
    swapped.put("order_currency", order.getOrDefault("order_amount", ""));
    swapped.put("order_amount", order.getOrDefault("order_currency", ""));
    var escaped = new LinkedHashMap<>(order);
    escaped.put("billing_firstName", "O&#039;Brien");

    assertThat(code(order, "")).isEqualTo("20003");
    assertThat(code(order, SignedText.HOSTED.sign(swapped, secret))).isEqualTo("20013");
    assertThat(code(order, SignedText.HOSTED.sign(order, new Secret("b7K2")))).isEqualTo("20013");
    assertThat(code(order, SignedText.QUERY.sign(order, secret))).isEqualTo("20013");
    assertThat(code(order, "0".repeat(63))).isEqualTo("20013");
    var raw = new LinkedHashMap<>(order);
    raw.put("billing_firstName", "O'Brien");
    assertThat(code(raw, SignedText.HOSTED.sign(escaped, secret))).isEqualTo("20013");
    assertThat(code(order, SignedText.HOSTED.sign(order, secret))).isEmpty();
  }

  @Test
  void another_accounts_secret_opens_nothing() {
    var other = running.gateway.account(running.url(), "form");
    var secret = Objects.requireNonNull(other.secrets().get("secureCode"));
    var order = running.order("PB-5");

    assertThat(other.settings().get("mode")).isEqualTo("form");
    assertThat(other.settings().get("terminal")).isNotEqualTo(order.get("terminal"));
    assertThat(code(order, SignedText.HOSTED.sign(order, secret))).isEqualTo("20013");
  }

  private String code(Map<String, String> order, String signature) {
    var fields = new LinkedHashMap<>(order);
    fields.put("signValue", signature);
    return running.post(SEND, fields).get("pay_details").split(":")[0];
  }

  @Test
  void only_a_form_is_read_and_a_field_only_once() {
    var order = running.order("PB-6");
    order.put("signValue", SignedText.HOSTED.sign(order, running.secret()));
    var body = RunningGateway.encoded(order);

    assertThat(running.post(SEND, "application/json", body).get("pay_details"))
        .startsWith("20001:");
    assertThat(
            running
                .post(SEND, "application/x-www-form-urlencoded", body + "&order_amount=1.00")
                .get("pay_details"))
        .contains("order_amount came twice");
  }

  @Test
  void a_paid_order_is_not_paid_again_by_the_same_method_within_thirty_days() {
    var order = running.order("PB-7");
    var late = running.open(order);
    running.pay(order, "no-code");

    assertThat(running.trade(order).get("pay_details")).startsWith("20061:");
    assertThat(running.choose(late, "no-code").hidden().get("payment_details"))
        .startsWith("20061:");
    order.put("methods", "ApplePay");
    assertThat(running.trade(order).get("pay_results")).isEqualTo("1");
    order.put("methods", "Credit Card");
    running.clock.pass(java.time.Duration.ofDays(31));
    assertThat(running.trade(order).get("pay_results")).isEqualTo("1");
  }

  @Test
  void a_failed_order_may_be_tried_again() {
    var order = running.order("PB-8");
    running.pay(order, "decline");

    assertThat(running.pay(order, "no-code").hidden().get("payment_status")).isEqualTo("1");
    assertThat(running.query("PB-8").all("payment_results")).containsExactly("1", "0");
  }
}
