package paybridge.sandbox.paymaster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paybridge.connector.Money;
import paybridge.sandbox.play.Diary;

/// Every way a payment on the page can go, and the signed result in the browser.
class ChoicesTest {
  private final Running running = new Running();

  @AfterEach
  void stop() {
    running.close();
  }

  @ParameterizedTest
  @CsvSource({
    "approve, 00, success, 4990",
    "no-code, 00, success, 4990",
    "decline, 05, failure, 0",
    "no-funds, 51, failure, 0",
    "stolen, 43, failure, 0",
    "cancel, 05, cancel, 0",
    "pend, 22, failure, 0"
  })
  void each_choice_sends_the_browser_away_with_its_status(
      String choice, String status, String page, long captured) {
    var address = running.pay(running.page("P-A"), choice);

    assertThat(address).startsWith("https://shop.example/r/" + page + "?h001_MTI=0290&");
    var result = Pages.answer(running, "0290", address);
    assertThat(result.get("f009_RespCode")).isEqualTo(status);
    assertThat(result.get("f007_TxnAmt")).isEqualTo("000000004990");
    assertThat(result.get("f263_MRN")).isEqualTo("P-A");
    assertThat(result.get("f011_AuthIDResp")).hasSize(status.equals("00") ? 6 : 0);
    assertThat(result.get("f004_PAN")).matches(choice.equals("cancel") ? "" : "\\d{6}X{6}\\d{4}");
    var book = running.gateway.book("P-A").orElseThrow();
    assertThat(book.word()).isEqualTo(status);
    assertThat(book.captured()).isEqualTo(Money.of(captured, "MYR"));
  }

  @Test
  void the_diary_tells_the_published_steps_in_their_order() {
    running.pay(running.page("P-A"), "approve");

    assertThat(running.gateway.diary().all().stream().map(Diary.Line::what))
        .containsExactly(
            "gateway activated", "page shown", "details entered", "code asked", "code typed",
            "acquirer asked", "issuer answered", "result sent", "mail");
    assertThat(running.gateway.diary().first("P-A", "mail").orElseThrow().detail())
        .isEqualTo("to b***@shop.example");
  }

  @Test
  void nobody_is_written_to_when_it_failed() {
    running.pay(running.page("P-A"), "decline");

    assertThat(running.gateway.diary().first("P-A", "mail")).isEmpty();
  }

  @Test
  void a_wrong_code_fails_the_authentication() {
    var page = running.get(Pages.HOSTED, running.page("P-A"));
    var asked = running.post(Pages.action(page.body()), "choice=approve");
    var sent = running.post(Pages.action(asked.body()), "code=x");

    assertThat(Pages.answer(running, "0290", Pages.location(sent)).get("f009_RespCode"))
        .isEqualTo("P1");
  }

  @Test
  void what_pends_is_paid_two_seconds_later_and_only_the_query_tells() {
    running.pay(running.page("P-A"), "pend");
    running.pass(Duration.ofSeconds(1));
    assertThat(running.gateway.book("P-A").orElseThrow().word()).isEqualTo("22");

    running.pass(Duration.ofSeconds(1));

    assertThat(running.gateway.book("P-A").orElseThrow().word()).isEqualTo("00");
    assertThat(running.gateway.diary().all().stream().filter(l -> l.what().equals("result sent")))
        .hasSize(1);
  }

  @Test
  void a_card_is_stored_for_a_token_when_asked() {
    var values = running.page("P-A");
    values.put("f339_TokenFlg", "Y");
    values.put("f344_MercCustId", "CUST-7");
    values.put("f347_TokenShrtNm", "card");

    var result = Pages.answer(running, "0290", running.pay(values, "no-code"));

    assertThat(result.get("f346_Token")).matches("\\d{19}");
    assertThat(result.get("f348_MaskPAN")).isEqualTo(result.get("f004_PAN"));
  }

  @Test
  void a_second_press_and_a_closed_page_change_nothing() {
    var page = running.get(Pages.HOSTED, running.page("P-A"));
    var action = Pages.action(page.body());
    var first = Pages.location(running.post(action, "choice=decline"));
    assertThat(Pages.location(running.post(action, "choice=no-code"))).isEqualTo(first);

    var late = Pages.action(running.get(Pages.HOSTED, running.page("P-B")).body());
    running.pass(Duration.ofMinutes(30));
    assertThat(running.post(late, "choice=no-code").body()).contains("ended");
    assertThat(running.gateway.book("P-B").orElseThrow().word()).isEqualTo("open");
  }

  @Test
  void a_merchant_that_posts_is_told_where_the_page_is() {
    var form = running.signed(running.page("P-A")).query();
    var address = Pages.location(running.post(Pages.HOSTED, form));

    assertThat(address).startsWith(running.url + "/upp/faces/upp/pay/");
    assertThat(running.get(address).body()).contains("49.90 MYR");
  }

  @Test
  void a_bank_page_answers_with_0270_on_its_one_address() {
    var values = running.values("0260", "P-A");
    values.put("f003_ProcCode", "001000");
    values.put("f256_FICode", "RPP");
    values.put("f275_RURL_DD", "https://shop.example/r?a=1^b=2");

    var address = running.pay(values, "no-code");

    assertThat(address).startsWith("https://shop.example/r?a=1&b=2&h001_MTI=0270&");
    var result = Fields.parse(address.substring(address.indexOf("h001_MTI")));
    assertThat(Running.SIGNING.proved("0270", result, running.key())).isTrue();
    assertThat(List.of(result.get("f254_DDRespCode"), result.get("f277_DDRN").isEmpty()))
        .isEqualTo(List.of("00", false));
  }

  @Test
  void a_forgery_is_proved_by_nothing_and_says_ten_times_as_much() {
    running.pay(running.page("P-A"), "decline");
    var forged = running.gateway.forgery("P-A");
    var fields = Fields.parse(forged.query());

    assertThat(fields.get("f009_RespCode")).isEqualTo("00");
    assertThat(fields.get("f007_TxnAmt")).isEqualTo("000000049900");
    assertThat(Running.SIGNING.proved("0290", fields, running.key())).isFalse();
    assertThat(forged.byBrowser()).isTrue();
  }
}
