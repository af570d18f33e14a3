package paybridge.connector.gateway.paymaster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Account;
import paybridge.connector.Acknowledgement;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.Fact;
import paybridge.connector.Flow;
import paybridge.connector.GatewayCall;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.Money;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.Personal;
import paybridge.connector.Reading;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.Settings;
import paybridge.connector.Shopper;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;

class PayMasterTest {
  private static final Secret KEY =
      new Secret("0D431F68413EF3AC91663DFE41D7F96294377177805393C18264D73000B51BBE");
  private static final Instant NOW = Instant.parse("2026-01-15T16:30:25.079Z");
  private final PayMaster gateway = new PayMaster();

  private static Account account(boolean live, Map<String, String> more) {
    var values = new HashMap<>(Map.of("merchantId", "000000000012345", "serviceId", "ABC"));
    values.putAll(more);
    return new Account("A1", "test", live, new Settings(values, Map.of("secretKey", List.of(KEY))));
  }

  private static OpenRequest request(Money amount, String description, String returnUrl) {
    var shopper =
        new Shopper(
            Personal.NONE,
            Personal.NONE,
            new Personal("a.b+c@shop.example"),
            new Personal("+60 12-345 6789"),
            Personal.NONE,
            Personal.NONE,
            Personal.NONE,
            Personal.NONE,
            "MY",
            new Personal("203.0.113.9"),
            "en",
            "");
    return new OpenRequest(
        "1001-7KQ2M9XA",
        "1001&f009_RespCode=00",
        amount,
        "upp",
        Flow.REDIRECT,
        Capture.AUTOMATIC,
        false,
        description,
        shopper,
        returnUrl,
        "https://bridge.example/n");
  }

  private static WireAnswer nothing(WireRequest sent) {
    throw new AssertionError("nothing is sent to open a page, but this was: " + sent.address());
  }

  private Answer<Opened> open(Account account, Money amount) {
    return gateway.open(
        new GatewayCall(account, PayMasterTest::nothing, NOW),
        request(amount, "Blue mug & saucer, café *new*", "https://bridge.example/returns/k1"));
  }

  private ResultMessage fields(Answer<Opened> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    var page = ((Answer.Done<Opened>) answer).value().page();
    var address = ((Page.Redirect) page).to().reveal();
    assertThat(address)
        .startsWith("https://sandbox.finexusgroup.com/upp/faces/upp/payment.xhtml?h001_MTI=0280&");
    return ResultMessage.read(address.substring(address.indexOf('?') + 1)).orElseThrow();
  }

  @Test
  void the_page_address_holds_every_field_in_order_and_the_right_hash() {
    var sent = fields(open(account(false, Map.of()), Money.of(128099, "MYR")));
    assertThat(Messages.of("0280").fits(sent.fields())).isTrue();
    assertThat(sent.fields())
        .extracting(Page.Field::name)
        .containsExactlyElementsOf(
            Messages.of("0280").slots().stream().map(MessageDefinition.Slot::name).toList());
    assertThat(sent.provedBy(List.of(KEY), "0280")).isTrue();
    assertThat(sent.get("f007_TxnAmt")).isEqualTo("000000128099");
    assertThat(sent.get("f010_CurrCode")).isEqualTo("458");
    assertThat(sent.get("f019_ExpTxnAmt")).isEqualTo("2");
    assertThat(sent.get("f271_ODesc")).isEqualTo("Blue mug & saucer, cafe *new*");
    assertThat(sent.get("f279_HP")).isEqualTo("60123456789");
    assertThat(sent.get("f278_EMailAddr")).isEqualTo("a.b+c@shop.example");
    assertThat(sent.get("f282_RURL_UPPPC")).isEqualTo("https://bridge.example/returns/k1/cancel");
  }

  @Test
  void malaysia_is_a_day_ahead_in_the_evening_of_london() {
    var sent = fields(open(account(false, Map.of()), Money.of(1, "MYR")));
    assertThat(sent.get("h003_TDT")).isEqualTo("20260116");
    assertThat(sent.get("h004_TTM")).isEqualTo("00302507");
  }

  @Test
  void what_is_echoed_cannot_be_cut_into_a_field() {
    var sent = fields(open(account(false, Map.of()), Money.of(1, "MYR")));
    assertThat(sent.get("f270_ORN")).isEqualTo("1001 f009_RespCode 00");
  }

  @Test
  void a_field_of_version_6_is_not_sent_in_version_5() {
    var sent = fields(open(account(false, Map.of("version", "05")), Money.of(1, "MYR")));
    assertThat(sent.fields()).extracting(Page.Field::name).doesNotContain("f365_POSEnvFlg");
  }

  @ParameterizedTest
  @CsvSource({"JPY:0,JPY,500,000000000500,392,0", "KWD:3,KWD,4990,000000004990,414,3"})
  void yen_and_dinars_travel_once_they_are_confirmed(
      String confirmed, String code, long minor, String digits, String number, String exponent) {
    var sure = account(false, Map.of("confirmedCurrencies", confirmed));
    var sent = fields(open(sure, Money.of(minor, code)));
    assertThat(sent.get("f007_TxnAmt")).isEqualTo(digits);
    assertThat(sent.get("f010_CurrCode")).isEqualTo(number);
    assertThat(sent.get("f019_ExpTxnAmt")).isEqualTo(exponent);
    assertThat(open(account(false, Map.of()), Money.of(minor, code)))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void an_amount_that_would_lose_a_digit_is_refused() {
    var account = account(false, Map.of("confirmedCurrencies", "USD:0"));
    assertThat(open(account, Money.of(1050, "USD")))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused ->
                assertThat(refused.said())
                    .contains("USD has 2 decimals", "PayMaster counts 0 here"));
    assertThat(open(account, Money.of(1050, "EUR")))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused ->
                assertThat(refused.said()).contains("EUR (ISO 4217: 2)", "confirmedCurrencies"));
  }

  @Test
  void a_live_account_does_not_use_the_sandbox() {
    assertThat(open(account(true, Map.of()), Money.of(1, "MYR")))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void a_blank_secret_is_a_refusal_both_ways() {
    var settings =
        new Settings(
            account(false, Map.of()).settings().values(),
            Map.of("secretKey", List.of(new Secret("  "))));
    var blank = new Account("A1", "test", false, settings);
    assertThat(open(blank, Money.of(1, "MYR"))).isInstanceOf(Answer.Refused.class);
    assertThat(gateway.read(blank, result(UnaryOperator.identity(), new Secret("  "), "success")))
        .isInstanceOf(Reading.Unproved.class);
  }

  @Test
  void a_return_address_with_a_query_is_refused() {
    var call = new GatewayCall(account(false, Map.of()), PayMasterTest::nothing, NOW);
    var answer = gateway.open(call, request(Money.of(1, "MYR"), "", "https://b.example/r?o=1"));
    assertThat(answer).isInstanceOf(Answer.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"f272_RURL_CCR", "f265_RURL_CCPS"})
  void an_ampersand_becomes_a_caret_only_where_the_definition_says_so(String field) {
    var values = Map.of("h002_VNO", "06", field, "https://s.example/a?o=1&k=2");
    var caret = field.equals("f272_RURL_CCR") ? "0400" : "0180";
    var sent = new ResultMessage(Messages.of(caret).signed(values, KEY));
    assertThat(sent.get(field))
        .isEqualTo(
            caret.equals("0400") ? "https://s.example/a?o=1^k=2" : "https://s.example/a?o=1&k=2");
    assertThat(sent.provedBy(List.of(KEY), caret)).isTrue();
  }

  /// A signed 0290 as the gateway would send it.
  private static Incoming result(
      UnaryOperator<Map<String, String>> change, Secret key, String page) {
    var values = new HashMap<String, String>();
    values.putAll(
        Map.of(
            "h001_MTI",
            "0290",
            "h002_VNO",
            "06",
            "f001_MID",
            "000000000012345",
            "f260_ServID",
            "ABC",
            "f263_MRN",
            "1001-7KQ2M9XA",
            "f007_TxnAmt",
            "000000128099",
            "f010_CurrCode",
            "458",
            "f019_ExpTxnAmt",
            "2",
            "f283_UPP_PM",
            "00",
            "t001_SHT",
            "SH2"));
    values.put("f009_RespCode", "05");
    return incoming(SecureHash.query(Messages.of("0290").signed(change.apply(values), key)), page);
  }

  private static Incoming incoming(String query, String page) {
    return new Incoming(
        Incoming.Channel.RETURN,
        "GET",
        "/returns/k1/" + page,
        query,
        List.of(new Header("Host", "bridge.example")),
        "".getBytes(StandardCharsets.UTF_8),
        NOW);
  }

  /// The text under the hash has no separators that a value could not hold too. A declined result
  /// whose values hold `&` and `=` is cut anew at every place where it can be.
  @Test
  void a_signed_decline_cut_in_any_other_way_is_never_genuine() {
    var whole =
        result(
            values -> {
              values.put("f259_TxnStatMsg", "x&f009_RespCode=00&y=1");
              values.put("f270_ORN", "a&b=c");
              return values;
            },
            KEY,
            "failure");
    var query = whole.rawQuery();
    var cuts = new ArrayList<String>();
    for (int i = query.indexOf("%26"); i >= 0; i = query.indexOf("%26", i + 1)) {
      var cut = query.substring(0, i) + "&" + query.substring(i + 3);
      cuts.add(cut);
      cuts.add(cut.replace("%3D", "="));
      cuts.add(cut.replace("f009_RespCode=05&", ""));
      cuts.add(cut.replace("%3D", "=").replace("f009_RespCode=05&", ""));
    }
    cuts.add(query.replace("%26", "&").replace("%3D", "="));
    for (int i = query.indexOf('&'); i >= 0; i = query.indexOf('&', i + 1)) {
      cuts.add(query.substring(0, i) + "%26" + query.substring(i + 1));
    }
    assertThat(cuts).hasSizeGreaterThan(50);
    for (var cut : cuts) {
      assertThat(gateway.read(account(false, Map.of()), incoming(cut, "success")))
          .as(cut)
          .isInstanceOf(Reading.Unproved.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01", "02", "88", "03", "12", "13", "23", "30", "31", "58", "80", "04", "07", "41", "43",
        "59", "62", "63", "93", "05", "51", "52", "53", "57", "61", "14", "25", "45", "54", "56",
        "78", "44", "55", "75", "83", "P1", "N7", "06", "19", "21", "76", "77", "91", "92", "95",
        "96", "99"
      })
  void every_code_of_no_money_in_the_contract_is_a_decline(String code) {
    var reading =
        gateway.read(
            account(false, Map.of()),
            result(
                values -> {
                  values.put("f009_RespCode", code);
                  return values;
                },
                KEY,
                "failure"));
    assertThat(reading).isInstanceOf(Reading.Genuine.class);
    assertThat(((Reading.Genuine) reading).reports())
        .singleElement()
        .satisfies(report -> assertThat(report.fact()).isInstanceOf(Fact.Declined.class));
  }

  @Test
  void do_not_retry_codes_say_so() {
    for (var code : "04 07 41 43 59 62 63 93".split(" ")) {
      assertThat(StatusCodes.meaning(code).orElseThrow())
          .isInstanceOfSatisfying(
              StatusCodes.Meaning.Declined.class,
              declined -> assertThat(declined.reason().doNotRetry()).as(code).isTrue());
    }
  }

  @Test
  void an_encrypted_result_is_read_only_when_it_is_switched_on() throws Exception {
    var plain = result(values -> values, KEY, "failure").rawQuery();
    var wire = incoming(EncryptedForTests.wire(plain, KEY.reveal()), "failure");
    assertThat(gateway.read(account(false, Map.of()), wire)).isInstanceOf(Reading.Unproved.class);
    assertThat(gateway.read(account(false, Map.of("encryption", "on")), wire))
        .isInstanceOf(Reading.Genuine.class);
  }

  /// What is kept must be chargeable: the charge wants token and expiry (section 14).
  @ParameterizedTest
  @CsvSource({"8815023000256377123,2710,2", "8815023000256377123,'',1", "8815,2710,1"})
  void a_card_counts_as_stored_only_with_a_token_and_its_expiry(
      String token, String expiry, int facts) {
    var reading =
        gateway.read(
            account(false, Map.of()),
            result(
                values -> {
                  values.put("f009_RespCode", "00");
                  values.put("f339_TokenFlg", "Y");
                  values.put("f346_Token", token);
                  values.put("f005_ExpDate", expiry);
                  return values;
                },
                KEY,
                "success"));
    assertThat(((Reading.Genuine) reading).reports()).hasSize(facts);
  }

  /// A later refund of a charge has another condition than one of a sale (section 5).
  @Test
  void a_charge_that_is_told_on_a_return_address_is_known_as_one() {
    var said = FarEnd.message("0210", Map.of("f003_ProcCode", "003000", "f023_RRN", "601514167159"));
    var reading = gateway.read(account(false, Map.of()), incoming(said, "success"));
    assertThat(((Reading.Genuine) reading).reports())
        .singleElement()
        .satisfies(report ->
            assertThat(report.furtherIds())
                .isEqualTo(Map.of("f008_POSCond", "73", "f023_RRN", "601514167159")));
  }

  /// `S` ends the repeats of the JSON about a printed code (section 10.4); one for another merchant
  /// gets no word of the gateway's.
  @ParameterizedTest
  @CsvSource({"000000000012345,200,'{\"reqStat\":\"S\",\"errDesc\":\"\",\"signMsg\":\"\"}'",
    "000000000099999,403,signature not accepted"})
  void a_push_about_a_printed_code_is_answered_in_its_own_words(
      String merchant, int status, String body) {
    var json =
        "{\"message\":{\"trxRefNo\":\"1001-7KQ2M9XA\",\"MID\":\"" + merchant + "\"},\"signMsg\":\"x\"}";
    var push =
        new Incoming(
            Incoming.Channel.NOTIFICATION,
            "POST",
            "/notifications/paymaster/k1",
            "",
            List.of(new Header("Content-Type", "application/json")),
            json.getBytes(StandardCharsets.UTF_8),
            NOW);
    var account = account(false, Map.of());
    assertThat(gateway.acknowledge(push, gateway.read(account, push)))
        .extracting(Acknowledgement::status, Acknowledgement::body)
        .containsExactly(status, body);
  }

  @Test
  void a_report_carries_the_gateways_reference_its_clock_and_its_word() {
    var reading =
        gateway.read(
            account(false, Map.of()),
            result(
                values -> {
                  values.put("f257_PGRN", "260115143255AB012ABC");
                  values.put("f023_RRN", "601514167159");
                  values.put("f006_TxnDtTm", "20260116003000");
                  values.put("f259_TxnStatMsg", "APPROVED");
                  values.put("f009_RespCode", "00");
                  return values;
                },
                KEY,
                "success"));
    assertThat(((Reading.Genuine) reading).reports())
        .singleElement()
        .isEqualTo(
            new Report(
                Optional.of("1001-7KQ2M9XA"),
                Optional.of("260115143255AB012ABC"),
                Map.of(
                    "f023_RRN", "601514167159",
                    "f006_TxnDtTm", "20260116003000",
                    "f283_UPP_PM", "00"),
                Optional.of(Instant.parse("2026-01-15T16:30:00Z")),
                new Fact.Approved(Money.of(128099, "MYR")),
                "00 APPROVED"));
  }
}
