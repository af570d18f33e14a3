package paybridge.connector.gateway.oceanpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Account;
import paybridge.connector.DeclineReason;
import paybridge.connector.Fact;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.Incoming.Channel;
import paybridge.connector.Money;
import paybridge.connector.Reading;
import paybridge.connector.Report;
import paybridge.connector.kit.Xml;

class OceanpaymentReadTest {
  private static final String REFERENCE = "1001-7KQ2M9XA";
  private static final Account ACCOUNT =
      FarEnd.account(Map.of("confirmedCurrencies", "JPY:0, KWD:2"));

  static Map<String, String> result(Map<String, String> changes) {
    var fields = new HashMap<String, String>();
    fields.putAll(
        Map.of(
            "account", "990001",
            "terminal", "99000101",
            "order_number", REFERENCE,
            "order_currency", "USD",
            "order_amount", "49.90",
            "order_notes", REFERENCE,
            "card_number", "411111***1111",
            "payment_id", "260114094100123010044",
            "payment_authType", "0",
            "payment_status", "0"));
    fields.put("payment_details", "80010:Do not honour");
    fields.put("payment_risk", "");
    fields.putAll(changes);
    return fields;
  }

  private static Incoming notice(Map<String, String> fields) {
    var signed = new TreeMap<>(fields);
    signed.put(
        "signValue",
        Recipe.RESULT.sign(
            name -> fields.getOrDefault(name, ""), ACCOUNT.settings().secret("secureCode")));
    return incoming(
        signed.entrySet().stream()
            .map(f -> "<" + f.getKey() + ">" + escaped(f.getValue()) + "</" + f.getKey() + ">")
            .collect(Collectors.joining("", "<response>", "</response>")));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static Incoming incoming(String xml) {
    return new Incoming(
        Channel.NOTIFICATION,
        "POST",
        "/notifications/oceanpayment/k1",
        "",
        List.of(new Header("Content-Type", "application/xml")),
        xml.getBytes(StandardCharsets.UTF_8),
        FarEnd.NOW);
  }

  private static Reading read(Incoming message) {
    return new Oceanpayment().read(ACCOUNT, message);
  }

  private static Fact fact(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Genuine.class);
    return ((Reading.Genuine) reading).reports().getFirst().fact();
  }

  @Test
  void a_report_carries_the_gateways_number_its_clock_and_its_word() {
    var message = notice(
            result(
                Map.of(
                    "push_dateTime", "2026-01-14 09:41:00",
                    "payment_status", "1",
                    "payment_details", "80000:Approved")));
    assertThat(((Reading.Genuine) read(message)).reports())
        .containsExactly(
            new Report(
                Optional.of(REFERENCE),
                Optional.of("260114094100123010044"),
                Optional.of(FarEnd.NOW.plusSeconds(11 * 60)),
                new Fact.Captured(Money.of(4990, "USD")),
                "1/0 80000:Approved"));
  }

  @Test
  void two_deliveries_of_one_news_have_one_key_and_other_news_another() {
    var first = (Reading.Genuine) read(notice(result(Map.of("push_dateTime", "1"))));
    var again = (Reading.Genuine) read(notice(result(Map.of("push_dateTime", "2"))));
    var paid = (Reading.Genuine) read(notice(result(Map.of("payment_status", "1"))));
    assertThat(first.dedupKey()).isEqualTo(again.dedupKey()).isNotEqualTo(paid.dedupKey());
  }

  @Test
  void a_hint_with_another_byte_is_another_hint() {
    var hint = "<r><account>990001</account><terminal>99000101</terminal>%s</r>";
    var one = (Reading.Unclear) read(incoming(hint.formatted("<notice_type>refund</notice_type>")));
    var two = (Reading.Unclear) read(incoming(hint.formatted("<notice_type>fraud</notice_type>")));
    assertThat(one.dedupKey()).isNotEqualTo(two.dedupKey());
  }

  @ParameterizedTest
  @CsvSource({
    "80010,DO_NOT_HONOUR", "80013,NOT_PERMITTED", "80021,INVALID_CARD", "80022,INSUFFICIENT_FUNDS",
    "80023,EXPIRED_CARD", "80027,LIMIT_EXCEEDED", "80040,LOST_OR_STOLEN", "80041,FRAUD_SUSPECTED",
    "80091,AUTHENTICATION_FAILED", "80101,LEFT_BY_SHOPPER", "10000,FRAUD_SUSPECTED",
    "20013,CONFIGURATION", "20038,EXPIRED_CARD", "20171,INVALID_CARD", "12345,OTHER"
  })
  void a_code_has_its_reason(String code, DeclineReason reason) {
    var changes = Map.of("payment_details", code + ":x");
    assertThat(fact(read(notice(result(changes))))).isEqualTo(new Fact.Declined(reason));
  }

  /// Only what the gateway said to us itself may be what a later message is compared with.
  @Test
  void only_a_result_with_money_names_the_payment() {
    assertThat(reference(Map.of("payment_status", "1"))).isPresent();
    assertThat(reference(Map.of("payment_authType", "1", "payment_status", "-1"))).isPresent();
    assertThat(reference(Map.of("payment_status", "0"))).isEmpty();
    assertThat(reference(Map.of("payment_status", "-1"))).isEmpty();
    assertThat(new Oceanpayment().believesOnlyNamedPayments()).isTrue();
  }

  private static Optional<String> reference(Map<String, String> changes) {
    var reading = (Reading.Genuine) read(notice(result(changes)));
    return reading.reports().getFirst().gatewayReference();
  }

  @Test
  void captured_money_of_a_form_is_read_as_any_other_and_left_to_the_bridge() {
    var form = FarEnd.account(Map.of("mode", "form"));
    var paid = notice(result(Map.of("payment_status", "1")));
    assertThat(fact(new Oceanpayment().read(form, paid))).isInstanceOf(Fact.Captured.class);
  }

  @ParameterizedTest
  @CsvSource({"1,false", "0,false", "-1,true"})
  void what_a_browser_carries_ends_no_payment(String status, boolean genuine) {
    var fields = result(Map.of("payment_status", status, "order_notes", ""));
    assertThat(new Result(ACCOUNT, fields, true).read() instanceof Reading.Genuine)
        .isEqualTo(genuine);
  }

  @Test
  void a_blank_secret_proves_nothing() {
    var blank = FarEnd.account(false, " ", Map.of());
    assertThat(new Oceanpayment().read(blank, notice(result(Map.of()))))
        .isInstanceOf(Reading.Unproved.class);
    var unnamed = FarEnd.account(Map.of("account", "", "terminal", ""));
    var message = notice(result(Map.of("account", "", "terminal", "")));
    assertThat(new Oceanpayment().read(unnamed, message)).isInstanceOf(Reading.Unproved.class);
  }

  /// Through the front door, what [OceanpaymentRecutTest] does behind it: each boundary between two fields moved to every other place.
  @Test
  void each_boundary_moved_anywhere_tells_no_other_news() {
    var fields = result(Map.of());
    var told = fact(read(notice(fields)));
    var names = Recipe.RESULT.fields();
    for (int i = 0; i + 1 < names.size(); i++) {
      var both = fields.get(names.get(i)) + fields.get(names.get(i + 1));
      for (int at = 0; at <= both.length(); at++) {
        var moved = new HashMap<>(fields);
        moved.put(names.get(i), both.substring(0, at));
        moved.put(names.get(i + 1), both.substring(at));
        if (read(notice(moved)) instanceof Reading.Genuine genuine) {
          assertThat(genuine.reports().getFirst().fact()).as(moved.toString()).isEqualTo(told);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a><a/>",
        "<a><!ENTITY b 'c'></a>",
        "<a>&b;</a>",
        "<?xml version='1.1'?><a/>",
        "<?xml version='1.0' encoding='UTF-16'?><a/>",
        "<a><?php x?></a>",
        "<a/><b/>",
        "<a>x<b/></a>",
        "<a><b></a></b>",
        "<a b='1' b='2'/>",
        "text",
        "",
        "<a>\u0001</a>"
      })
  void xml_that_is_more_or_less_than_a_message_is_refused(String text) {
    assertThat(Xml.read(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void xml_has_limits() {
    assertThat(Xml.read(("<a>".repeat(9) + "</a>".repeat(9)).getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
    assertThat(Xml.read(("<a>" + "<b/>".repeat(50_001) + "</a>").getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
    assertThat(Xml.read(new byte[Xml.MOST_BYTES + 1])).isEmpty();
    assertThat(Xml.read(new byte[] {'<', 'a', '>', (byte) 0xC3, '<', '/', 'a', '>'})).isEmpty();
    assertThat(Xml.read("<a>x &amp; <![CDATA[<y>]]> &#233;</a>".getBytes(StandardCharsets.UTF_8)))
        .contains(new Xml("a", Map.of(), "x & <y> é", List.of()));
  }
}
